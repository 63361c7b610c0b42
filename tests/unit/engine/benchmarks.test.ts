import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Texts } from '../../../src/lib/content/texts.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { compareWithOthers, type PlacedBenchmark } from '../../../src/lib/engine/benchmarks.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import {
	loadRealContent,
	realBenchmarks,
	realQuestionnaire,
	realRulesFile,
	realScales,
} from '../../support/content.ts';
import {
	all,
	allNodesDigital,
	answersOf,
	links,
	makeBestFirm,
	makeFirm,
	orderToDelivery,
	type AuthoredAnswers,
} from '../../support/firm.ts';

const compared = (answers: Answers, today = '2026-11-21') =>
	compareWithOthers(realBenchmarks, {
		assessed: assessAnswers(realQuestionnaire, realScales, answers),
		rulesFile: realRulesFile,
		today,
	});
const shoes = { county: 'CN-FJ-QZ-JJ', cluster: 'footwear' };
const ids = (placed: readonly PlacedBenchmark[]) => placed.map(({ benchmark }) => benchmark.id);
const besideOf = (told: AuthoredAnswers, figure: string) => {
	const found = compared(answersOf({ ...shoes, ...told })).beside.find((one) => one.figure === figure);
	return found && { own: found.own, published: ids(found.published) };
};
const reportsAt = (answers: Answers) => compared(answers).reports.map(({ group, alike }) => [group, alike]);

describe('a firm’s own figure', () => {
	it('is its share of two amounts, with what is published beside it', () => {
		expect(besideOf({ machines: 40, machines_digital: 9 }, 'digital_machines')).toEqual({
			own: { kind: 'share', fraction: 0.225 },
			published: ['cn-nc-rate', 'cn-digital-equipment'],
		});
	});

	it('is the rough band where no amounts are given, and open where neither is', () => {
		const rough = { kind: 'answer', item: 'Q2', answer: { kind: 'chosen', option: 'upto_40' } };
		expect(besideOf({ Q2: 'upto_40' }, 'digital_machines')?.own).toEqual(rough);
		const open = { kind: 'open', ask: ['machines_digital', 'machines'] };
		expect(besideOf({ machines: 40 }, 'digital_machines')?.own).toEqual(open);
		expect(besideOf({ machines: 0, machines_digital: 0 }, 'digital_machines')?.own).toEqual(open);
	});

	it('among the four of its own yardstick has nothing published beside it', () => {
		for (const figure of ['lead_time', 'on_time', 'defects', 'stock'])
			expect(besideOf({}, figure)?.published).toEqual([]);
	});

	it('is left out where it does not apply to the firm', () => {
		expect(besideOf({ does_itself: ['supply'] }, 'design_tools')).toBeUndefined();
	});
});

describe('a published figure', () => {
	it('stands nearer the narrower its place, then the firm’s own industry, then its own kind of firm', () => {
		expect(besideOf({ above_scale: false }, 'chain')?.published).toEqual([
			'qz-tf-coverage',
			'qz-below-scale-coverage',
			'qz-above-scale-coverage',
			'cn-platform-2025',
		]);
	});

	it('from elsewhere or of another industry is not set beside anything', () => {
		const { beside, reports, examples, others } = compared(
			makeFirm({ county: 'ABROAD', cluster: 'footwear' }),
		);
		const published = [...beside, ...reports].flatMap((one) => one.published);
		expect(ids([...published, ...examples, ...others])).toEqual([]);
		expect(besideOf({ cluster: 'machinery' }, 'networked_machines')).toBeUndefined();
	});

	it('of a place or an industry that the firm has not told waits, and says for what', () => {
		expect(compared(answersOf({})).tellUs).toEqual(['county', 'cluster']);
		expect(compared(answersOf({})).reports).toEqual([]);
		expect(compared(answersOf(shoes)).tellUs).toEqual([]);
	});

	it('is called old once its period lies more than two years back', () => {
		const ages = (today: string) =>
			compared(answersOf(shoes), today).reports.flatMap(({ published }) => published.map(({ age }) => age));
		expect(new Set(ages('2026-11-21'))).toEqual(new Set(['current']));
		expect(new Set(ages('2027-01-02'))).toEqual(new Set(['old']));
	});
});

describe('what single-point and full-process firms report', () => {
	it('says “firms like this” of the one to a firm at rungs 1 to 3, and of the other at rung 5 only', () => {
		const orderChain = { ...allNodesDigital, ...all(orderToDelivery, 3), joined_decision: false };
		expect(reportsAt(makeFirm(shoes))).toEqual([
			['single_point', 'false'],
			['full_process', 'false'],
		]);
		expect(reportsAt(makeFirm({ ...shoes, product_design: 2 }))).toEqual([
			['single_point', 'true'],
			['full_process', 'false'],
		]);
		expect(reportsAt(makeFirm({ ...shoes, ...orderChain, [links.returnsToDesign]: 0 }))).toEqual([
			['single_point', 'false'],
			['full_process', 'false'],
		]);
		expect(reportsAt(makeBestFirm(shoes))).toEqual([
			['full_process', 'true'],
			['single_point', 'false'],
		]);
	});

	it('says it of neither while the rung is open', () => {
		expect(reportsAt(answersOf(shoes))).toEqual([
			['single_point', 'unknown'],
			['full_process', 'unknown'],
		]);
	});

	test.prop([anyFirm], { numRuns: 80 })(
		'is never mixed: each group by itself, and beside no own figure',
		(firm) => {
			const { beside, reports, examples, others } = compared(firm);
			for (const { group, published } of reports)
				expect(published.map(({ benchmark }) => benchmark.group)).toEqual(published.map(() => group));
			const elsewhere = [...beside.flatMap(({ published }) => published), ...examples, ...others];
			for (const { benchmark } of elsewhere)
				expect(['single_point', 'full_process']).not.toContain(benchmark.group);
		},
	);

	test.prop([anyFirm], { numRuns: 80 })(
		'leaders are examples and stand beside no figure of the firm',
		(firm) => {
			const { beside, reports, others } = compared(firm);
			const elsewhere = [...beside, ...reports].flatMap(({ published }) => published);
			for (const { benchmark } of [...elsewhere, ...others]) expect(benchmark.group).not.toBe('leaders');
		},
	);
});

describe('the benchmarks that ship', () => {
	const { benchmarks } = realBenchmarks;
	const wordsOf = (id: string) =>
		Object.values(loadRealContent().texts).map((texts) => (texts['benchmark'] as Texts)[id] as Texts);

	it('are forty-five, each with its source, date, group, and a caveat or the word that none is stated', () => {
		expect(benchmarks).toHaveLength(45);
		for (const { id, source, group, caveat } of benchmarks) {
			expect([id, source.title !== '', source.date !== '', group !== '']).toEqual([id, true, true, true]);
			for (const words of wordsOf(id)) expect(Object.hasOwn(words, 'caveat')).toBe(caveat);
		}
	});

	it('name no target and promise nothing where a leader is the example', () => {
		for (const { id } of benchmarks.filter(({ group }) => group === 'leaders'))
			for (const words of wordsOf(id))
				expect(JSON.stringify(words)).not.toMatch(
					/目标|应该|应当|要达到|能做到|可以达到|target|goal|should|will|can reach/i,
				);
	});

	it('put a caveat to every gain that full-process firms report', () => {
		for (const { caveat } of benchmarks.filter(({ group }) => group === 'full_process'))
			expect(caveat).toBe(true);
	});

	it('call planned what nobody has measured yet', () => {
		const future = benchmarks.filter(({ period, source }) => period.day > source.date.slice(0, 4));
		for (const { id, period } of future.filter(({ period: { day } }) => day >= '2026'))
			expect([id, period.kind]).toEqual([id, 'planned']);
	});
});
