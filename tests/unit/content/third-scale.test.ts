import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { assessScale } from '../../../src/lib/engine/diagnosis.ts';
import type { Scale } from '../../../src/lib/engine/scale.ts';
import { anyFirm, completion, firmWithKnownProfile, raised, withAnswer } from '../../support/arbitraries.ts';
import { loadRealContent, realQuestionnaire, realScales } from '../../support/content.ts';
import { answersOf, makeBestFirm, makeFirm } from '../../support/firm.ts';
import { problemsAfter } from '../../support/small-content.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const eu = realScales.find(({ id }) => id === 'eu-dma') as Scale;
const assess = (answers: Answers) => assessScale(realQuestionnaire, eu, answers);
const levelOf = (index: number) => eu.levels[index]?.id;
const points = ({ points: bounds }: ReturnType<typeof assess>) =>
	bounds ?? { low: Number.NaN, high: Number.NaN };

describe('the approximation of the EU assessment', () => {
	it('has six dimensions of equal weight, and bands from 25, 50 and 75 of 100', () => {
		expect(eu.dimensions.map(({ max }) => max)).toEqual(Array(6).fill(100_000));
		expect(eu.total).toBe('mean');
		expect(eu.levels.map(({ gate }) => (gate?.kind === 'points' ? gate.atLeast : 0))).toEqual([
			0, 25_000, 50_000, 75_000,
		]);
	});

	it('puts exactly 25 into the higher band, and a hair less into the lower', () => {
		const bandAt = (value: number) => {
			const dimensions = eu.dimensions.map(({ id, max }, index) => ({
				id,
				max,
				points: index === 0 ? { Q5: [value * 6, value * 6, value * 6, value * 6, value * 6] } : {},
			}));
			return levelOf(assessScale(realQuestionnaire, { ...eu, dimensions }, makeFirm()).level.low);
		};
		expect([24_999, 25_000, 49_999, 50_000, 75_000].map(bandAt)).toEqual([
			'basic',
			'average',
			'average',
			'moderate',
			'advanced',
		]);
	});

	it('leaves open what no item of ours feeds, even for a firm that is best at everything', () => {
		const best = assess(makeBestFirm());
		expect(points(best)).toEqual({ low: 40_891, high: 100_000 });
		expect([levelOf(best.level.low), levelOf(best.level.high)]).toEqual(['average', 'advanced']);
	});

	it('gives nothing for certain to a firm that answered nothing', () => {
		expect(points(assess(answersOf({})))).toEqual({ low: 0, high: 100_000 });
	});

	it('cannot tell a firm that only plans that it is advanced', () => {
		const { level, points: bounds } = assess(makeFirm({ Q8: 'plan', Q9: [0, 1, 2, 3], Q10: [0] }));
		expect(levelOf(level.low)).toBe('basic');
		expect(bounds?.low).toBeLessThan(10_000);
	});

	it('counts no plan: planning alone brings no more than the needs and the money that are secured', () => {
		const [informed, planned] = ['informed', 'plan'].map((Q8) => points(assess(makeFirm({ Q8 }))).low);
		expect((planned ?? 0) - (informed ?? 0)).toBeLessThan(1000);
	});

	test.prop([anyFirm, fc.constantFrom(...realQuestionnaire.items), fc.nat()], { numRuns: 150 })(
		'is monotone',
		(firm, item, pick) => {
			const record = firm.get(item.id);
			const better = item.id === 'does_itself' ? undefined : record && raised(item, record.answer, pick);
			fc.pre(better !== undefined);
			const [before, after] = [assess(firm), assess(withAnswer(firm, item.id, better))];
			for (const end of ['low', 'high'] as const) {
				expect(points(after)[end]).toBeGreaterThanOrEqual(points(before)[end]);
				expect(after.level[end]).toBeGreaterThanOrEqual(before.level[end]);
			}
		},
	);

	test.prop([firmWithKnownProfile, completion], { numRuns: 150 })(
		'holds every completion within its bounds',
		(firm, complete) => {
			const [before, after] = [assess(firm), assess(complete(firm))];
			expect(points(after).low).toBeGreaterThanOrEqual(points(before).low);
			expect(points(after).high).toBeLessThanOrEqual(points(before).high);
			expect(after.level.low).toBeGreaterThanOrEqual(before.level.low);
			expect(after.level.high).toBeLessThanOrEqual(before.level.high);
		},
	);

	test.prop([anyFirm], { numRuns: 60 })('never says for certain more than our answers cover', (firm) => {
		expect(levelOf(assess(firm).level.high)).toBeDefined();
		expect(assess(firm).level.low).toBeLessThanOrEqual(1);
	});

	it('says in every language what is not published, and never shows a decimal', () => {
		expect(eu.display).toBe('whole');
		expect(eu.source).toMatchObject({ checked: 'partly', link: 'text-only' });
		for (const texts of Object.values(loadRealContent().texts)) {
			const scale = JSON.stringify(texts['scale']);
			expect(scale).toMatch(/近似|approximate|تقريبي|aproximad/);
			expect(scale).toMatch(/没有公开|not published|غير منشور|no está publicado/);
		}
	});
});

describe('a part that no item feeds', () => {
	it('counts towards the maximum that the points must make', () => {
		expect(
			problemsAfter(({ official }) => Object.assign(official.points[0] ?? {}, { max: 10_000, unfed: 3000 })),
		).toEqual([]);
		expect(
			problemsAfter(({ official }) => Object.assign(official.points[0] ?? {}, { unfed: 1000 })),
		).toContainEqual({
			file: 'official.yaml',
			path: 'points.0.max',
			problem: { kind: 'points-sum', expected: 7000, found: 8000 },
		});
	});

	it('is never negative', () => {
		expect(
			problemsAfter(({ official }) => Object.assign(official.points[0] ?? {}, { max: 6000, unfed: -1000 })),
		).not.toEqual([]);
	});
});

describe('a total that is a mean', () => {
	it('bounds what a gate may ask for', () => {
		const second = { dimension: 'more', max: 1000, items: { stock: [0, 500, 1000] } };
		const problems = problemsAfter(({ official, texts }) => {
			Object.assign(official, { total: 'mean' });
			official.points.push(second);
			Object.assign(texts.scale.grades.dimension, { more: 'More' });
		});
		expect(problems).toContainEqual({
			file: 'official.yaml',
			path: 'levels.1.gate.all.0',
			problem: { kind: 'out-of-range', value: 5000, max: 4000 },
		});
	});
});
