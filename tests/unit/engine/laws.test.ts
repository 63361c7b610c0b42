import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import { evidencedAnswers, type Answers } from '../../../src/lib/engine/answer.ts';
import { setAsideAnswers } from '../../../src/lib/engine/asking.ts';
import { assessAnswers, type ScaleResult } from '../../../src/lib/engine/diagnosis.ts';
import { itemsFor } from '../../../src/lib/engine/questionnaire.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import type { Truth } from '../../../src/lib/engine/truth.ts';
import {
	anyFirm,
	completeFirm,
	completion,
	extremeAnswer,
	fillOpen,
	firmWithKnownProfile,
	raised,
	recordOf,
	withAnswer,
} from '../../support/arbitraries.ts';
import { officialByTheBook, rungByTheBook } from '../../support/by-the-book.ts';
import { realQuestionnaire, realScales } from '../../support/content.ts';
import { answersOf, chainOf, officialOf } from '../../support/firm.ts';
import {
	assessSmall,
	everyCompletion,
	smallAnswers,
	smallItem,
	smallScale,
} from '../../support/small-scale.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const resultsOf = (answers: Answers) => [
	...assessAnswers(realQuestionnaire, realScales, answers).scales.values(),
];

/** Items that feed a scale; what a firm is (what it does itself, its size) has no better or worse. */
const context = new Set(itemsFor(realQuestionnaire, 'context'));
const ordered = realQuestionnaire.items.filter(
	(item) =>
		(item.kind === 'ladder' || item.kind === 'multi' || item.kind === 'yes-no') && !context.has(item.id),
);

const rank = (truth: Truth) => ({ false: 0, unknown: 1, true: 2 })[truth];

function expectNowhereLower(after: ScaleResult, before: ScaleResult): void {
	for (const end of ['low', 'high'] as const) {
		expect(after.level[end]).toBeGreaterThanOrEqual(before.level[end]);
		expect(after.points?.[end] ?? 0).toBeGreaterThanOrEqual(before.points?.[end] ?? 0);
		for (const [dimension, bounds] of before.dimensions)
			expect(after.dimensions.get(dimension)?.[end]).toBeGreaterThanOrEqual(bounds[end]);
	}
	before.badges.forEach(({ truth }, index) => {
		expect(rank(after.badges[index]?.truth ?? 'false')).toBeGreaterThanOrEqual(rank(truth));
	});
}

function expectWithin(inner: ScaleResult, outer: ScaleResult): void {
	for (const bounds of ['level', 'points'] as const) {
		expect(inner[bounds]?.low ?? 0).toBeGreaterThanOrEqual(outer[bounds]?.low ?? 0);
		expect(inner[bounds]?.high ?? 0).toBeLessThanOrEqual(outer[bounds]?.high ?? 0);
	}
	outer.badges.forEach(({ truth }, index) => {
		if (truth !== 'unknown') expect(inner.badges[index]?.truth).toBe(truth);
	});
}

const eachScale = (
	a: readonly ScaleResult[],
	b: readonly ScaleResult[],
	check: (a: ScaleResult, b: ScaleResult) => void,
) => {
	expect(a.map(({ scale }) => scale)).toEqual(b.map(({ scale }) => scale));
	a.forEach((result, index) => {
		const other = b[index];
		if (other) check(result, other);
	});
};

describe('a better answer never lowers a result', () => {
	test.prop([anyFirm, fc.constantFrom(...ordered), fc.nat()], { numRuns: 400 })(
		'on the real scales',
		(firm, item, pick) => {
			const record = firm.get(item.id);
			const better = record && raised(item, record.answer, pick);
			fc.pre(better !== undefined);
			eachScale(resultsOf(withAnswer(firm, item.id, better)), resultsOf(firm), expectNowhereLower);
		},
	);

	test.prop([anyFirm, fc.nat(100), fc.nat(99)], { numRuns: 100 })(
		'when one more machine is digital',
		(firm, machines, digital) => {
			fc.pre(digital < machines);
			const counted = withAnswer(firm, 'machines', { kind: 'amount', value: machines });
			const having = (value: number) => withAnswer(counted, 'machines_digital', { kind: 'amount', value });
			eachScale(resultsOf(having(digital + 1)), resultsOf(having(digital)), expectNowhereLower);
		},
	);

	test.prop([smallScale, smallAnswers, smallItem, fc.nat()], { numRuns: 400 })(
		'on any small scale',
		(scale, firm, item, pick) => {
			const record = firm.get(item.id);
			const better = record && raised(item, record.answer, pick);
			fc.pre(better !== undefined);
			expectNowhereLower(assessSmall(scale, withAnswer(firm, item.id, better)), assessSmall(scale, firm));
		},
	);
});

describe('bounds are what the open answers can lead to', () => {
	test.prop([smallScale, smallAnswers], { numRuns: 200 })(
		'exactly the lowest and the highest of all completions of a small scale',
		(scale, firm) => {
			const ends = everyCompletion(firm).map((complete) => assessSmall(scale, complete));
			const { level, points, badges } = assessSmall(scale, firm);
			expect(level).toEqual(boundsOver(ends.map((end) => end.level)));
			expect(points).toEqual(boundsOver(ends.flatMap((end) => end.points ?? [])));
			const badge = new Set(ends.map((end) => end.badges[0]?.truth));
			expect(badges[0]?.truth).toBe(badge.size === 1 ? [...badge][0] : 'unknown');
		},
	);

	test.prop([firmWithKnownProfile, completion], { numRuns: 250 })(
		'so that no completion of a real firm leaves them',
		(firm, complete) => {
			eachScale(resultsOf(complete(firm)), resultsOf(firm), expectWithin);
		},
	);

	test.prop([firmWithKnownProfile], { numRuns: 150 })(
		'and both ends are reached by the least and the best answers',
		(firm) => {
			for (const [extreme, end] of [
				['least', 'low'],
				['best', 'high'],
			] as const) {
				const reached = resultsOf(fillOpen(firm, (item) => extremeAnswer(item, extreme)));
				eachScale(reached, resultsOf(firm), (result, open) => {
					expect(result.level[end]).toBe(open.level[end]);
					expect(result.points?.[end]).toBe(open.points?.[end]);
				});
			}
		},
	);

	test.prop([firmWithKnownProfile, completion, fc.constantFrom(...ordered)], { numRuns: 250 })(
		'and answering one open item never widens them',
		(firm, complete, item) => {
			const given = complete(firm).get(item.id);
			const { kind } = readAnswers(realQuestionnaire, firm).of(item.id);
			fc.pre((kind === 'open' || kind === 'dont-know') && given !== undefined);
			eachScale(resultsOf(withAnswer(firm, item.id, given.answer)), resultsOf(firm), expectWithin);
		},
	);

	test.prop([anyFirm, fc.subarray(['design', 'supply'])], { numRuns: 200 })(
		'also when a firm with no answer about design and supply yet says which of them it does itself',
		(firm, options) => {
			const asked = realQuestionnaire.items.filter((item) =>
				item.relevant.flat().some(({ fact }) => fact === 'does_itself'),
			);
			const open = new Map(
				[...firm].filter(([id]) => id !== 'does_itself' && !asked.some((item) => item.id === id)),
			);
			const said = withAnswer(open, 'does_itself', { kind: 'several', options });
			eachScale(resultsOf(said), resultsOf(open), expectWithin);
		},
	);

	test.prop([completeFirm], { numRuns: 60 })(
		'and closed for a firm that answered everything, save for what no item feeds',
		(firm) => {
			for (const { scale, level, points } of resultsOf(firm)) {
				const { dimensions = [], total } = realScales.find(({ id }) => id === scale) ?? {};
				const unfed = dimensions.reduce((sum, dimension) => sum + (dimension.unfed ?? 0), 0);
				if (unfed === 0) expect(level.low).toBe(level.high);
				const width = (points?.high ?? 0) - (points?.low ?? 0);
				// Where the total is a mean, both ends are rounded down.
				const shares = total === 'mean' ? dimensions.length : 1;
				expect(Math.abs(width - unfed / shares)).toBeLessThanOrEqual(unfed === 0 ? 0 : 1);
			}
		},
	);
});

describe('the engine and the published rules agree', () => {
	test.prop([completeFirm], { numRuns: 300 })('on points and level of the official scale', (firm) => {
		const { points, level } = officialByTheBook(firm);
		expect(officialOf(firm)).toMatchObject({
			points: { low: points, high: points },
			level: { low: level, high: level },
		});
	});

	test.prop([completeFirm], { numRuns: 300 })('on the rung of the chain', (firm) => {
		expect(chainOf(firm).level.low).toBe(rungByTheBook(firm));
	});
});

describe('what must not matter', () => {
	test.prop([anyFirm, fc.infiniteStream(fc.nat(1000))], { numRuns: 60 })(
		'is the order in which the answers came',
		(firm, keys) => {
			const shuffled = [...firm]
				.map((entry) => ({ entry, key: Number(keys.next().value) }))
				.sort((a, b) => a.key - b.key)
				.map(({ entry }) => entry);
			expect(resultsOf(new Map(shuffled))).toEqual(resultsOf(firm));
		},
	);

	test.prop([anyFirm], { numRuns: 100 })('is an answer to an item that a condition hides', (firm) => {
		const hidden = setAsideAnswers(realQuestionnaire, firm, readAnswers(realQuestionnaire, firm));
		fc.pre(hidden.length > 0);
		const without = new Map([...firm].filter(([id]) => !hidden.includes(id)));
		expect(resultsOf(without)).toEqual(resultsOf(firm));
	});

	test.prop([anyFirm], { numRuns: 60 })('is who answered, when, and what was noted', (firm) => {
		const bare = new Map(
			[...firm].map(([id, { answer, evidence }]) => [id, { ...recordOf(answer), evidence }] as const),
		);
		expect(resultsOf(bare)).toEqual(resultsOf(firm));
	});
});

describe('evidence', () => {
	test.prop([firmOfBands()], { numRuns: 200 })(
		'can only be less certain than the claim: evidenced bounds hold the claimed ones',
		(firm) => {
			eachScale(resultsOf(firm), resultsOf(evidencedAnswers(realQuestionnaire, firm)), expectWithin);
		},
	);

	it.each([
		['E0', false],
		['E1', false],
		['E2', true],
		['E3', true],
	])('of grade %s is enough: %s', (evidence, counts) => {
		const firm = answersOf({ quality: { value: 3, evidence } });
		expect(evidencedAnswers(realQuestionnaire, firm).has('quality')).toBe(counts);
	});

	it('is not asked for what describes the firm', () => {
		const profile = answersOf({ county: 'CN-FJ-QZ-JJ', above_scale: true, does_itself: ['supply'] });
		expect(evidencedAnswers(realQuestionnaire, profile)).toEqual(profile);
	});

	test.prop([anyFirm], { numRuns: 60 })('changes nothing where every answer was seen', (firm) => {
		const seen = new Map([...firm].map(([id, record]) => [id, { ...record, evidence: 'E2' }] as const));
		expect(resultsOf(evidencedAnswers(realQuestionnaire, seen))).toEqual(resultsOf(seen));
	});
});

/** Without amounts and without "does not apply": what those two do to evidence is in known-limits.test.ts. */
function firmOfBands(): fc.Arbitrary<Answers> {
	return firmWithKnownProfile.map(
		(firm) =>
			new Map(
				[...firm].filter(([, { answer }]) => answer.kind !== 'amount' && answer.kind !== 'not-applicable'),
			),
	);
}

const boundsOver = (ends: readonly { readonly low: number; readonly high: number }[]) => ({
	low: Math.min(...ends.map(({ low }) => low)),
	high: Math.max(...ends.map(({ high }) => high)),
});
