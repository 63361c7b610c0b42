import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import BarrierCard from '../../../src/lib/components/BarrierCard.svelte';
import BesideOthers from '../../../src/lib/components/BesideOthers.svelte';
import '../../../src/lib/components/theme.css';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { advise } from '../../../src/lib/engine/advice.ts';
import { diagnoseBarriers } from '../../../src/lib/engine/barriers.ts';
import { compareWithOthers } from '../../../src/lib/engine/benchmarks.ts';
import { diagnose } from '../../../src/lib/engine/diagnosis.ts';
import { favouredBy } from '../../../src/lib/engine/favoured.ts';
import { contentText, text } from '../../../src/lib/i18n/i18n.ts';
import { amount, chosen, content, makeFirm, openFolds, there, yes } from './make-firm.ts';

type Told = Readonly<Record<string, Answer>>;

const no: Answer = { kind: 'yes-no', value: false };
const addressOf = (item: string) => `/ask/${item}`;
const linksIn = (element: Element) =>
	[...element.querySelectorAll('a[href^="/ask/"]')].map((link) => link.getAttribute('href'));

async function showBarriers(told: Told) {
	const firm = makeFirm(told);
	const { rulesFile, questionnaire, scales, official } = content;
	const assessed = diagnose(questionnaire, scales, firm.answers).claimed;
	const diagnosis = diagnoseBarriers(content.barriers, firm.readings);
	const rules = diagnosis.named.map(({ rule }) => rule);
	const { container } = await render(BarrierCard, {
		props: {
			diagnosis,
			rule: content.barriers.notNow,
			recommendations: favouredBy(rules, advise({ rulesFile, assessed, official, today: '2026-11-21' })),
			context: content,
			facts: firm.facts,
			recordOf: (item: string) => firm.answers.get(item),
			addressOf,
		},
	});
	return container;
}

describe('what stands in the way', () => {
	it('says what was answered, what helps, what to do first, and how the advice follows it', async () => {
		const card = await showBarriers({ barrier_abandoned: yes, barrier_monday: chosen('whoever_free') });
		const barrier = there(card.querySelector('[data-barrier]'));
		expect(barrier.getAttribute('data-barrier')).toBe('afraid-fail');
		for (const part of ['name', 'helps', 'step', 'wording'])
			expect(barrier.textContent).toContain(contentText(`barrier.afraid-fail.${part}`));
		expect(barrier.textContent).toContain(
			text('format.pair', {
				name: contentText('item.barrier_abandoned.short'),
				value: contentText('item.barrier_abandoned.option.yes.label'),
			}),
		);
		expect(barrier.textContent).toContain(contentText('offer.process-one-line-trial.name'));
	});

	it('names no group of people: no 不愿, 不敢, 不会 and no “unwilling owner”', async () => {
		const card = await showBarriers({ barrier_number: no, barrier_budget: chosen('upto_5k') });
		expect(card.querySelectorAll('[data-barrier]')).toHaveLength(2);
		expect(card.textContent).not.toMatch(/不愿|不敢|不会|unwilling|afraid|unable/i);
	});

	it('leads to the questions that would tell, each once', async () => {
		const links = linksIn(await showBarriers({ barrier_abandoned: yes }));
		expect(links).toContain('/ask/barrier_loan');
		expect(new Set(links).size).toBe(links.length);
	});

	it('is nothing where the firm need not do anything now: that is said with respect, and when to come back', async () => {
		const card = await showBarriers({
			barrier_orders: no,
			planned_spend: amount(0),
			on_time_share: amount(97),
			defect_share: amount(1),
			barrier_monday: chosen('nobody'),
		});
		expect(card.querySelector('h2')?.textContent).toBe(text('barriers.notNowTitle'));
		expect(card.querySelector('[data-barrier]')).toBeNull();
		for (const sign of content.barriers.notNow.signs)
			expect(card.textContent).toContain(contentText(`not_now.sign.${sign}`));
	});

	it('asks for the firm’s own figures first, where only its word speaks for doing nothing', async () => {
		const card = await showBarriers({ barrier_orders: no, planned_spend: amount(0) });
		expect(card.textContent).toContain(contentText('not_now.perhaps'));
		expect(linksIn(card).slice(0, 2)).toEqual(['/ask/on_time_share', '/ask/defect_share']);
	});
});

describe('beside other factories', () => {
	async function show(told: Told) {
		const { questionnaire, scales, rulesFile } = content;
		const assessed = diagnose(questionnaire, scales, makeFirm(told).answers).claimed;
		const comparison = compareWithOthers(content.benchmarks, {
			assessed,
			rulesFile,
			today: '2026-11-21',
		});
		const { container } = await render(BesideOthers, { props: { comparison, context: content, addressOf } });
		await openFolds(container);
		return container;
	}
	const shoes: Told = {
		county: chosen('CN-FJ-QZ-JJ'),
		cluster: chosen('footwear'),
		machines: amount(40),
		machines_digital: amount(9),
		product_design: chosen('level2'),
	};

	it('stands the own figure above the published one with group, year, source, check and caveat', async () => {
		const figure = there((await show(shoes)).querySelector('[data-figure=digital_machines]'));
		expect(figure.textContent).toContain('22.5%');
		const published = there(figure.querySelector('[data-benchmark=cn-nc-rate]'));
		for (const part of [
			'66.2%',
			contentText('benchmark_group.industry'),
			'MIIT press statement',
			text('others.checked.yes'),
			text('others.caveat', { caveat: contentText('benchmark.cn-nc-rate.caveat') }),
		])
			expect(published.textContent).toContain(part);
		const other = there(figure.querySelector('[data-benchmark=cn-digital-equipment]'));
		expect(other.textContent).toContain(text('others.noCaveat'));
	});

	it('says so where nothing is published, and asks for what the firm has not told', async () => {
		const card = await show(shoes);
		expect(card.textContent).toContain(text('others.none'));
		const own = there(card.querySelector('[data-figure=lead_time]'));
		expect(own.textContent).toContain(text('others.open'));
		expect(linksIn(own)).toEqual(['/ask/lead_time']);
	});

	it('keeps full-process figures in their own group, away from a single-point firm', async () => {
		const card = await show(shoes);
		const gain = contentText('benchmark.qz-full-efficiency.metric');
		const report = there(card.querySelector('[data-report=full_process]'));
		expect(report.textContent).toContain(gain);
		report.remove();
		expect(card.textContent).not.toContain(gain);
	});

	it('has no colour of a verdict', async () => {
		const card = await show(shoes);
		expect(card.querySelectorAll('.mends, .no, [class*=good], [class*=bad]')).toHaveLength(0);
	});
});
