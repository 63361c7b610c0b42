import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import AdviceCard from '../../../src/lib/components/AdviceCard.svelte';
import MoneyEstimate from '../../../src/lib/components/MoneyEstimate.svelte';
import '../../../src/lib/components/theme.css';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { contentText, text } from '../../../src/lib/i18n/i18n.ts';
import { amount, chosen, content, makeFirm, offerNamed, openFolds, there, yes } from './make-firm.ts';

const offer = offerNamed('qz-pilot-2024');

/** No scene at any step: no level, for certain, so the grant could lift it. */
const scenesAtZero = Object.fromEntries(
	there(content.official.sets['scenes']).map((scene) => [scene, chosen('level0')]),
);
const eligible: Readonly<Record<string, Answer>> = {
	...scenesAtZero,
	county: chosen('CN-FJ-QZ-JJ'),
	cluster: chosen('footwear'),
	sub_industry: chosen('sports_goods'),
	headcount: amount(120),
	revenue_band: chosen('under_400m'),
	above_scale: yes,
};

describe('an advice', () => {
	async function show(told: Readonly<Record<string, Answer>>) {
		const firm = makeFirm(told);
		const { container } = await render(AdviceCard, {
			props: {
				recommendation: firm.advised(offer.id),
				offer,
				context: content,
				facts: firm.facts,
				recordOf: (item: string) => firm.answers.get(item),
				levelNow: 0,
				plannedSpend: undefined,
				addressOf: (item: string) => `/ask/${item}`,
			},
		});
		await openFolds(container);
		return container;
	}

	it('carries its receipt: every condition with what it asks for and whether it is met', async () => {
		const card = await show(eligible);
		const conditions = [...card.querySelectorAll('details li')].map((line) =>
			line.textContent.replaceAll(/\s+/g, ' ').trim(),
		);
		expect(conditions).toContain(
			`✓ ${pair(contentText('item.above_scale.short'), contentText('item.above_scale.option.yes.label'))} ${text('format.aside', { text: text('advice.met') })}`,
		);
		expect(conditions.filter((line) => line.startsWith('✓'))).toHaveLength(3);
		expect(card.textContent).toContain(offer.source.title);
		expect(there(card.querySelector('a[href^="http"]')).getAttribute('rel')).toContain('noreferrer');
	});

	it('asks for the one answer that is missing, where it can be given', async () => {
		const { above_scale: _, ...rest } = eligible;
		const card = await show(rest);
		expect(there(card.querySelector('[data-status]')).getAttribute('data-status')).toBe('possibly-eligible');
		const links = [...card.querySelectorAll('a[href^="/ask/"]')].map((link) => link.getAttribute('href'));
		expect(links).toEqual(['/ask/above_scale']);
	});

	it('that a firm cannot have names the failing condition and what to look at instead', async () => {
		const card = await show({ ...eligible, above_scale: { kind: 'yes-no', value: false } });
		const failing = [...card.querySelectorAll('li')].filter((line) => line.textContent.startsWith('✕ '));
		expect(failing[0]?.textContent).toBe(`✕ ${contentText('item.above_scale.state.no')}`);
		const told = text('advice.yours', { value: contentText('item.above_scale.option.no.label') });
		expect([...card.querySelectorAll('li')].map(({ textContent }) => textContent).join()).toContain(
			`${text('advice.unmet')} · ${told}`,
		);
		expect(card.textContent).toContain(contentText('offer.cn-equip-loan-2026.name'));
		expect(card.querySelector('table')).toBeNull();
	});
});

describe('own money after subsidy', () => {
	if (offer.money.kind !== 'grant') throw new Error('the pilot pays a grant');
	const { money: terms } = offer;

	async function show(plannedSpend: number | undefined, levelNow = 0) {
		const estimate = await render(MoneyEstimate, {
			props: { terms, official: content.official, plannedSpend, levelNow },
		});
		const rows = () =>
			[...estimate.container.querySelectorAll('tbody tr')].map((row) => [
				row.querySelector('td')?.firstChild?.textContent?.trim(),
				row.querySelector('.own')?.textContent,
			]);
		return { rows, input: estimate.getByRole('textbox') };
	}

	it('is half of a small spend at every paid level', async () => {
		const { rows } = await show(30);
		expect(rows()).toEqual([
			['15 万元', '15 万元'],
			['15 万元', '15 万元'],
			['15 万元', '15 万元'],
		]);
	});

	it('grows with the spend where the cap of the level is reached', async () => {
		const { rows, input } = await show(30);
		await input.fill('１００');
		// Half would be 50; caps of 20, 30 and 50 by level.
		await expect.poll(rows).toEqual([
			['20 万元', '80 万元'],
			['30 万元', '70 万元'],
			['50 万元', '50 万元'],
		]);
	});

	it('names the caps where nothing is planned, and only levels still to be reached', async () => {
		const { rows } = await show(undefined, 2);
		expect(rows()).toEqual([
			[text('money.cap', { amount: '30 万元' }), undefined],
			[text('money.cap', { amount: '50 万元' }), undefined],
		]);
	});
});

function pair(name: string, value: string): string {
	return text('format.pair', { name, value });
}
