import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import AdvicePlan from '../../../src/lib/components/AdvicePlan.svelte';
import '../../../src/lib/components/theme.css';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { contentText, text } from '../../../src/lib/i18n/i18n.ts';
import { amount, chosen, content, makeFirm, openFolds, there, yes } from './make-firm.ts';

const no: Answer = { kind: 'yes-no', value: false };

/** Retypes orders, knows no order's place, and has somebody who enters the figures. */
const workshop: Readonly<Record<string, Answer>> = {
	county: chosen('CN-FJ-QZ-AX'),
	cluster: chosen('crafts'),
	above_scale: no,
	link_marketing_production: chosen('retyped'),
	link_production_marketing: chosen('nothing'),
	material_codes: chosen('none'),
	planned_spend: amount(5),
	barrier_person: yes,
	barrier_monday: chosen('named_person'),
};

async function show(told: Readonly<Record<string, Answer>>) {
	const firm = makeFirm(told);
	const { container } = await render(AdvicePlan, {
		props: {
			plan: firm.plan,
			rulesFile: content.rulesFile,
			context: content,
			facts: firm.facts,
			recordOf: (item: string) => firm.answers.get(item),
			levelNow: 0,
			plannedSpend: undefined,
			addressOf: (item: string) => `/ask/${item}`,
			handover: '/handover',
		},
	});
	return container;
}

const nameOf = (offer: string) => contentText(`offer.${offer}.name`);
const cardOf = (page: Element, offer: string) => there(page.querySelector(`[data-offer="${offer}"]`));

describe('the plan', () => {
	it('numbers its steps in the order of doing and says which comes first', async () => {
		const page = await show(workshop);
		const numbers = [...page.querySelectorAll('.number')].map((number) => Number(number.textContent));
		expect(numbers).toEqual(numbers.map((_, index) => index + 1));
		expect(cardOf(page, 'process-order-list').querySelector('.number')?.textContent).toBe('1');
		expect(cardOf(page, 'process-order-status').textContent).toContain(
			text('advice.afterStep', { number: 1 }),
		);
	});

	it('says of each step who does it, what it costs, what to measure and the way out', async () => {
		const card = cardOf(await show(workshop), 'process-order-list');
		await openFolds(card);
		const termsIn = (part: string) =>
			[...card.querySelectorAll(`${part} > dl > dt`)].map(({ textContent }) => textContent);
		expect(termsIn(':scope')).toEqual([text('advice.who.sales'), text('report.cost')]);
		expect(termsIn('details').slice(0, 2)).toEqual([text('advice.measure'), text('advice.exit')]);
		expect(card.textContent).toContain(contentText('offer.process-order-list.measure'));
		expect(card.textContent).toContain(contentText('offer.process-order-list.exit'));
	});

	it('folds the other ways to the same thing away beneath the first', async () => {
		const page = await show(workshop);
		const drawer = there(cardOf(page, 'process-order-status').parentElement?.querySelector('.drawer'));
		expect(there(drawer.querySelector('summary')).getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
		expect(drawer.hasAttribute('open')).toBe(false);
		await openFolds(page);
		const names = [...drawer.querySelectorAll('.folded > summary')].map((summary) => summary.textContent);
		expect(names.some((name) => name.includes(nameOf('dingtalk')))).toBe(true);
	});

	it('stands open with three steps a horizon at most, and within a narrow phone', async () => {
		const page = await show(workshop);
		for (const list of page.querySelectorAll('ol.stack')) expect(list.children.length).toBeLessThanOrEqual(3);
		expect(page.scrollWidth).toBeLessThanOrEqual(page.clientWidth);
	});

	it('puts "not now" in front, with what waits and why', async () => {
		const page = await show({
			...workshop,
			barrier_abandoned: yes,
			barrier_person: no,
			barrier_monday: chosen('nobody'),
		});
		const stop = there(page.querySelector('.stop'));
		expect(stop.querySelector('h3')?.textContent).toContain(nameOf('not-now-stabilise'));
		expect(stop.textContent).toContain(text('advice.heldBackLead'));
		const waiting = [...stop.querySelectorAll('.drawer li')].map(({ textContent }) => textContent);
		expect(waiting).toContain(nameOf('dingtalk'));
		await openFolds(page);
		expect(page.querySelector('[data-offer="dingtalk"]')).toBeNull();
	});
});
