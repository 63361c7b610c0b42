import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { assessAnswers, type ScaleResult } from '../../../src/lib/engine/diagnosis.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { anyFirm, firmWithKnownProfile, withAnswer } from '../../support/arbitraries.ts';
import { realQuestionnaire, realScales } from '../../support/content.ts';
import {
	all,
	answersOf,
	doesNotApply,
	makeBestFirm,
	makeFirm,
	officialOf,
	scenes,
} from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const resultsOf = (answers: Answers): readonly ScaleResult[] => [
	...assessAnswers(realQuestionnaire, realScales, answers).scales.values(),
];
const mayNotApply = realQuestionnaire.items.filter((item) => item.mayNotApply);

describe('beside a strict result with items that do not apply', () => {
	it('stands the weight of the missing item on the rest of its dimension', () => {
		// Q1 is 8 of 50 points: 6 points of the other 42 are 6 x 50 / 42 of 50, rounded down.
		const { points, adjusted } = officialOf(makeFirm({ Q1: doesNotApply, Q2: 4 }));
		expect(points).toEqual({ low: 6000, high: 6000 });
		expect(adjusted).toEqual({
			points: { low: 7142, high: 7142 },
			level: { low: 0, high: 0 },
			without: ['Q1'],
		});
	});

	it('gives a firm that is best at everything that applies all points again', () => {
		const { points, adjusted } = officialOf(makeBestFirm({ Q1: doesNotApply, Q12: doesNotApply }));
		expect(points?.low).toBe(85_000);
		expect(adjusted?.points).toEqual({ low: 100_000, high: 100_000 });
	});

	it('can reach a level that the strict points miss', () => {
		const told = {
			...all(scenes, 2),
			Q2: 4,
			Q3: 4,
			Q5: 4,
			Q6: [0, 1, 2, 3],
			Q7: [0, 1, 2, 3],
			Q1: doesNotApply,
		};
		const { points, level, adjusted } = officialOf(makeFirm({ ...told, Q12: 1 }));
		expect([points?.low, level.low]).toEqual([35_500, 1]);
		expect([adjusted?.points.low, adjusted?.level.low]).toEqual([41_595, 2]);
	});

	it('leaves counts of scenes alone, because the published rule knows no "does not apply"', () => {
		const few = { ...all(scenes, 4), ...all(scenes.slice(0, 7), doesNotApply) };
		const { level, adjusted } = officialOf(makeBestFirm(few));
		expect(level.low).toBe(3);
		expect(adjusted).toBeUndefined();
	});

	it('leaves a dimension as it is where nothing of it applies', () => {
		const { points, adjusted } = officialOf(makeBestFirm(all(['Q12', 'Q13', 'Q14', 'Q15'], doesNotApply)));
		expect(points?.low).toBe(80_000);
		expect(adjusted).toBeUndefined();
	});

	it('is nothing for an item that may only turn out not to be asked', () => {
		for (const { adjusted } of resultsOf(answersOf({ does_itself: 'dont-know', product_design: 4 })))
			expect(adjusted).toBeUndefined();
	});
});

describe('the adjusted result', () => {
	test.prop([anyFirm], { numRuns: 200 })(
		'is never below the strict one, and is told only where it differs',
		(firm) => {
			for (const { points, level, adjusted } of resultsOf(firm)) {
				if (adjusted === undefined) continue;
				for (const end of ['low', 'high'] as const) {
					expect(adjusted.points[end]).toBeGreaterThanOrEqual(points?.[end] ?? 0);
					expect(adjusted.level[end]).toBeGreaterThanOrEqual(level[end]);
				}
				expect({ points: adjusted.points, level: adjusted.level }).not.toEqual({ points, level });
			}
		},
	);

	test.prop([anyFirm], { numRuns: 150 })(
		'is the strict one for a firm to which everything applies',
		(firm) => {
			const applying = new Map([...firm].filter(([, { answer }]) => answer.kind !== 'not-applicable'));
			const doingAll = withAnswer(applying, 'does_itself', {
				kind: 'several',
				options: ['design', 'supply'],
			});
			for (const { adjusted } of resultsOf(doingAll)) expect(adjusted).toBeUndefined();
		},
	);

	test.prop([firmWithKnownProfile, fc.constantFrom(...mayNotApply)], { numRuns: 200 })(
		'stays within its bounds when one more open item turns out not to apply',
		(firm, item) => {
			const { kind } = readAnswers(realQuestionnaire, firm).of(item.id);
			fc.pre(kind === 'open' || kind === 'dont-know');
			const after = resultsOf(withAnswer(firm, item.id, { kind: 'not-applicable', reason: 'other_reason' }));
			resultsOf(firm).forEach((before, index) => {
				const [was, is] = [before.adjusted ?? before, after[index]?.adjusted ?? after[index]];
				// Rounding down twice instead of once can cost a thousandth.
				expect(is?.points?.low ?? 0).toBeGreaterThanOrEqual((was.points?.low ?? 0) - 6);
				expect(is?.points?.high ?? 0).toBeLessThanOrEqual((was.points?.high ?? 0) + 6);
			});
		},
	);
});
