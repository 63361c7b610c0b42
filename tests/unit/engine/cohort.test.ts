import { describe, expect, it } from 'vitest';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { cohortEntry } from '../../../src/lib/engine/cohort-entry.ts';
import { firmsOf, lastCopies, type CheckUpOfFirm } from '../../../src/lib/engine/cohort-firms.ts';
import { overClaims } from '../../../src/lib/engine/cohort-over-claim.ts';
import { shownCounts, shownTotal } from '../../../src/lib/engine/cohort-shown.ts';
import {
	breakPlace,
	changeOf,
	quartilesOf,
	spanCounts,
	unproven,
} from '../../../src/lib/engine/cohort-summary.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { judged, officialScale } from '../../support/content.ts';
import { all, answersOf, links, makeBestFirm, makeFirm, scenes } from '../../support/firm.ts';

const entryOf = (answers: ReturnType<typeof makeFirm>) => cohortEntry(judged, answers);

/** Every list of so many counts that adds up to this. */
function listsOf(cells: number, total: number): readonly (readonly number[])[] {
	if (cells === 1) return [[total]];
	return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
		listsOf(cells - 1, total - first).map((rest) => [first, ...rest]),
	);
}

describe('what of a cohort is shown', () => {
	it('hides a count under five', () => {
		expect(shownCounts([20, 4, 3])).toEqual([
			{ kind: 'shown', count: 20 },
			{ kind: 'fewer' },
			{ kind: 'fewer' },
		]);
	});

	it('hides the next smallest too, where the total would tell the only one hidden', () => {
		expect(shownCounts([20, 3, 9, 0]).map(({ kind }) => kind)).toEqual([
			'shown',
			'withheld',
			'withheld',
			'shown',
		]);
	});

	it('shows no part of a total under five, and not the total', () => {
		expect(shownCounts([3, 0])).toEqual([{ kind: 'fewer' }, { kind: 'fewer' }]);
		expect(shownTotal(3)).toEqual({ kind: 'fewer' });
	});

	it('shows that there is none', () => {
		expect(shownCounts([0, 0])).toEqual([
			{ kind: 'shown', count: 0 },
			{ kind: 'shown', count: 0 },
		]);
	});

	it.each([2, 3, 4, 5])(
		'keeps every hidden one of %i counts from who knows the total and the rule',
		(cells) => {
			for (let total = 5; total <= (cells < 5 ? 22 : 14); total += 1) {
				const listsByShown = new Map<string, (readonly number[])[]>();
				for (const list of listsOf(cells, total)) {
					const shown = JSON.stringify(shownCounts(list));
					listsByShown.set(shown, [...(listsByShown.get(shown) ?? []), list]);
				}
				for (const [shown, possible] of listsByShown)
					(JSON.parse(shown) as { kind: string }[]).forEach(({ kind }, cell) => {
						const values = new Set(possible.map((list) => list[cell]));
						if (kind !== 'shown' && values.size < 2)
							throw new Error(`${shown} can only be ${String([...values])}`);
					});
			}
		},
	);

	test.prop([fc.array(fc.nat(40), { minLength: 1, maxLength: 12 })])(
		'shows no count from 1 to 4, and what is shown is as counted',
		(counts) => {
			shownCounts(counts).forEach((shown, index) => {
				if (shown.kind === 'shown') {
					expect(shown.count).toBe(counts[index]);
					expect(shown.count === 0 || shown.count >= 5).toBe(true);
				}
			});
		},
	);
});

describe('a check-up in a cohort', () => {
	it('keeps the state of every ladder that was answered, with its evidence', () => {
		const { states, isVisited } = entryOf(
			answersOf({ quality: { value: 3, evidence: 'E2' }, energy: 'dont-know' }),
		);
		expect(states).toEqual([{ item: 'quality', state: 3, evidence: 'E2' }]);
		expect(isVisited).toBe(true);
	});

	it('is not visited where only the profile is on record', () => {
		expect(entryOf(answersOf({ headcount: { value: 40, evidence: 'E3' }, quality: 3 })).isVisited).toBe(
			false,
		);
	});

	it('proves nothing of a level that nobody has seen', () => {
		expect(unproven(entryOf(makeBestFirm()), 'level')).toBe(officialScale.levels.length - 1);
	});

	it('breaks at a link, or is open where nobody answered, or at nothing', () => {
		const retyped = entryOf(makeFirm({ ...all(scenes, 2), [links.ordersToWorkshop]: 1 }));
		expect(breakPlace(retyped.firstBreak)).toMatchObject({ kind: 'link' });
		expect(breakPlace(entryOf(answersOf({})).firstBreak)).toEqual({ kind: 'open' });
		expect(breakPlace(entryOf(makeBestFirm()).firstBreak)).toEqual({ kind: 'none' });
	});

	test.prop([fc.array(anyFirm, { maxLength: 6 })], { numRuns: 20 })(
		'is counted once, under its own bounds',
		(firms) => {
			const entries = firms.map(entryOf);
			const spans = spanCounts(entries, ({ claimed }) => claimed.level);
			expect(spans.reduce((sum, span) => sum + span.firms, 0)).toBe(firms.length);
			for (const { claimed } of entries)
				expect(spans).toContainEqual(expect.objectContaining({ ...claimed.level }));
		},
	);
});

const checkUp = (id: string, told: Partial<CheckUpOfFirm> = {}): CheckUpOfFirm => ({
	id,
	firm: undefined,
	follows: undefined,
	createdAt: 0,
	updatedAt: 0,
	...told,
});
const idsOf = (firms: readonly (readonly CheckUpOfFirm[])[]) => firms.map((own) => own.map(({ id }) => id));

describe('the firms of a cohort', () => {
	it('belong together by firm, from the first to the last', () => {
		const later = checkUp('b', { firm: 'f', createdAt: 2 });
		expect(idsOf(firmsOf([later, checkUp('a', { firm: 'f', createdAt: 1 })]))).toEqual([['a', 'b']]);
	});

	it('belong together where one follows the other', () => {
		const firms = firmsOf([checkUp('a'), checkUp('b', { follows: 'a', createdAt: 1 }), checkUp('c')]);
		expect(idsOf(firms)).toEqual([['a', 'b'], ['c']]);
	});

	it('are of their own where a chain follows itself', () => {
		const firms = firmsOf([checkUp('a', { follows: 'b' }), checkUp('b', { follows: 'a' })]);
		expect(idsOf(firms)).toEqual([['a'], ['b']]);
	});

	it('count a check-up once, as it was changed last', () => {
		const [old, last] = [checkUp('a', { updatedAt: 1 }), checkUp('a', { updatedAt: 2 })];
		expect(lastCopies([old, last, checkUp('b')])).toEqual([last, checkUp('b')]);
	});
});

const seen = (state: number, evidence: 'E0' | 'E2') => ({ states: [{ item: 'quality', state, evidence }] });

describe('self-diagnosed against seen', () => {
	it('compares what was said with what was first seen, after at least five firms', () => {
		const firm = [seen(3, 'E0'), seen(1, 'E2'), seen(3, 'E2')];
		expect(overClaims([firm, firm, firm, firm])).toEqual([]);
		expect(overClaims([firm, firm, firm, firm, [seen(1, 'E0'), seen(2, 'E2')]])).toEqual([
			{ item: 'quality', firms: 5, over: 4, steps: 7 },
		]);
	});

	it('says nothing of a firm that was seen before it said anything', () => {
		expect(overClaims(Array.from({ length: 9 }, () => [seen(1, 'E2'), seen(3, 'E0')]))).toEqual([]);
	});
});

describe('change over time', () => {
	const [weak, best] = [entryOf(makeFirm()), entryOf(makeBestFirm())];
	const claimed = (entry: typeof weak) => entry.claimed;

	it('is from the first check-up to the last', () => {
		expect(changeOf([weak, weak, best], claimed, 'rung')).toBe('risen');
		expect(changeOf([best, weak], claimed, 'level')).toBe('fallen');
		expect(changeOf([weak], claimed, 'level')).toBeUndefined();
	});

	it('is not proven where the bounds still overlap', () => {
		expect(changeOf([weak, entryOf(answersOf({}))], claimed, 'level')).toBe('no-proven-change');
	});
});

describe('the middle of a group', () => {
	it('is a state that some firm has, the lower of two', () => {
		expect(quartilesOf([4, 0, 1, 2])).toEqual({ firms: 4, q1: 0, median: 1, q3: 2 });
		expect(quartilesOf([])).toBeUndefined();
	});
});
