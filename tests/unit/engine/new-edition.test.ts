import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../../src/lib/engine/answer.ts';
import { carryForward, type CarriedAnswers } from '../../../src/lib/engine/carry-forward.ts';
import { compareAssessments } from '../../../src/lib/engine/compare.ts';
import { placeOf } from '../../../src/lib/engine/difference.ts';
import {
	amount,
	anyOldAnswers,
	anyVersion,
	chosen,
	several,
	thirdVersion,
	told,
} from '../../support/made-up-versions.ts';

const carried = (version: number, answers: Answers): CarriedAnswers =>
	carryForward(thirdVersion, version, answers);
const differences = (before: CarriedAnswers, after: CarriedAnswers) =>
	compareAssessments({ questionnaire: thirdVersion, scales: [] }, before, after).items;
/** The first diagnosis under version 1, the second under version 3. */
const kindsOf = (
	before: Readonly<Record<string, Answer>>,
	after: Readonly<Record<string, Answer>>,
): readonly (readonly string[])[] =>
	differences(carried(1, told(before)), carried(3, told(after))).map(({ item, kind }) => [item, kind]);

describe('a new edition of the questionnaire is the cause', () => {
	it('where an answer only goes by another name now', () => {
		expect(kindsOf({ order: chosen('paper') }, { order_entry: chosen('retyped') })).toEqual([
			['order_entry', 'new-edition'],
		]);
	});

	it('where an option only goes by another name now', () => {
		expect(kindsOf({ networks: several('wifi') }, { networks: several('wireless') })).toEqual([
			['networks', 'new-edition'],
		]);
	});

	it('where an item is no longer asked', () => {
		expect(kindsOf({ fax: chosen('yes') }, {})).toEqual([['fax', 'new-edition']]);
	});

	it('where the item no longer takes the earlier answer, whatever is said to it now', () => {
		expect(kindsOf({ machines: amount(11) }, { machines: amount(4) })).toEqual([['machines', 'new-edition']]);
		expect(kindsOf({ machines: amount(11) }, {})).toEqual([['machines', 'new-edition']]);
	});

	it('but not where an answer to this edition does not fit: it only does not count', () => {
		const [fits, unfit] = [
			carried(3, told({ machines: amount(4) })),
			carried(3, told({ machines: amount(11) })),
		];
		const kinds = (before: CarriedAnswers, after: CarriedAnswers) =>
			differences(before, after).map(({ item, kind }) => [item, kind]);
		expect(kinds(unfit, fits)).toEqual([['machines', 'not-counted']]);
		expect(kinds(fits, unfit)).toEqual([['machines', 'not-counted']]);
		expect(kinds(unfit, carried(3, told({})))).toEqual([['machines', 'not-counted']]);
	});

	it('but not where the firm says something else than its mapped answer', () => {
		expect(kindsOf({ order: chosen('paper') }, { order_entry: chosen('system') })).toEqual([
			['order_entry', 'changed'],
		]);
	});

	it('but not where both were asked by the same edition', () => {
		const before = carried(1, told({ order: chosen('paper'), fax: chosen('yes') }));
		expect(differences(before, carried(1, told({ fax: chosen('yes'), order: chosen('paper') })))).toEqual([]);
	});

	it('never for a "don\'t know", which says nothing', () => {
		expect(kindsOf({ fax: { kind: 'dont-know' }, order: { kind: 'dont-know' } }, {})).toEqual([]);
	});
});

describe('whatever the editions', () => {
	const sides = [anyOldAnswers, anyVersion, anyOldAnswers, anyVersion] as const;

	test.prop([...sides], { numRuns: 300 })(
		'every item that differs has exactly one cause, and no answer that differs has none',
		(first, version, second, later) => {
			const [before, after] = [carried(version, first), carried(later, second)];
			const items = differences(before, after);
			const places = items.map(({ item }) => item);
			expect(new Set(places).size).toBe(places.length);
			const standsOn = ({ fates }: CarriedAnswers) => new Set(fates.map(placeOf));
			const [earlier, now] = [standsOn(before), standsOn(after)];
			for (const place of places) expect(earlier.has(place) || now.has(place)).toBe(true);
			for (const fate of before.fates)
				if (fate.kind === 'set-aside' && fate.was.answer.kind !== 'dont-know' && !now.has(placeOf(fate)))
					expect(places).toContain(placeOf(fate));
		},
	);

	test.prop([...sides], { numRuns: 300 })(
		'before and after swapped tell the same items, turned round',
		(first, version, second, later) => {
			const turned = {
				changed: 'changed',
				'other-respondent': 'other-respondent',
				'new-evidence': 'less-evidence',
				'less-evidence': 'new-evidence',
				'newly-answered': 'withdrawn',
				withdrawn: 'newly-answered',
				'new-edition': 'new-edition',
				'not-counted': 'not-counted',
			} as const;
			const [before, after] = [carried(version, first), carried(later, second)];
			const there = differences(before, after).map(({ item, kind }) => `${item} ${turned[kind]}`);
			const back = differences(after, before).map(({ item, kind }) => `${item} ${kind}`);
			expect(back.sort()).toEqual(there.sort());
		},
	);

	test.prop([anyOldAnswers, anyVersion], { numRuns: 300 })(
		'a firm compared with itself shows nothing',
		(answers, version) => {
			expect(differences(carried(version, answers), carried(version, answers))).toEqual([]);
		},
	);
});
