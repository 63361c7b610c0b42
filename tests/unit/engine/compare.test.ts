import { test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { carryForward } from '../../../src/lib/engine/carry-forward.ts';
import { compareAssessments, type Comparison, type Verdict } from '../../../src/lib/engine/compare.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { anyFirm, completion, firmWithKnownProfile } from '../../support/arbitraries.ts';
import { realQuestionnaire, realScales } from '../../support/content.ts';
import { all, answersOf, makeFirm, orderToDelivery, type AuthoredAnswers } from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const edition = { questionnaire: realQuestionnaire, scales: realScales };
const ofThisEdition = (answers: Answers) =>
	carryForward(realQuestionnaire, realQuestionnaire.version, answers);
const compare = (before: Answers, after: Answers): Comparison =>
	compareAssessments(edition, ofThisEdition(before), ofThisEdition(after));
const kindsOf = (before: AuthoredAnswers, after: AuthoredAnswers) =>
	compare(answersOf(before), answersOf(after)).items.map(({ item, kind }) => [item, kind]);

describe('a difference between two diagnoses is', () => {
	it('a change, where the same kind of person says something else', () => {
		expect(kindsOf({ quality: 1 }, { quality: 2 })).toEqual([['quality', 'changed']]);
	});

	it('another respondent, where somebody else says something else', () => {
		const told = { quality: { value: 2, by: 'workshop_head', evidence: 'E3' } };
		expect(kindsOf({ quality: 1 }, told)).toEqual([['quality', 'other-respondent']]);
	});

	it('new evidence, where the same is said and better proven, by whomever', () => {
		const seen = { quality: { value: 1, by: 'advisor', evidence: 'E2' } };
		expect(kindsOf({ quality: 1 }, seen)).toEqual([['quality', 'new-evidence']]);
		expect(kindsOf(seen, { quality: 1 })).toEqual([['quality', 'less-evidence']]);
	});

	it('newly answered or withdrawn, where "don\'t know" says as little as silence', () => {
		expect(kindsOf({ energy: 'dont-know' }, { quality: 1, energy: 0 })).toEqual([
			['quality', 'newly-answered'],
			['energy', 'newly-answered'],
		]);
		expect(kindsOf({ quality: 1 }, { quality: 'dont-know' })).toEqual([['quality', 'withdrawn']]);
		expect(kindsOf({}, { quality: 'dont-know' })).toEqual([]);
	});

	it('none, where ticks come in another order, another person agrees, or another reason is given', () => {
		expect(kindsOf({ Q1: [0, 2] }, { Q1: { value: [2, 0], by: 'advisor' } })).toEqual([]);
		expect(
			kindsOf({ energy: { notApplicable: 'not_done_here' } }, { energy: { notApplicable: 'other_reason' } }),
		).toEqual([]);
	});

	test.prop([anyFirm, anyFirm], { numRuns: 40 })(
		'told once per item, and turned round the other way',
		(a, b) => {
			const [there, back] = [compare(a, b).items, compare(b, a).items];
			expect(new Set(there.map(({ item }) => item)).size).toBe(there.length);
			expect(back.map(({ item }) => item)).toEqual(there.map(({ item }) => item));
		},
	);
});

const mirrored = {
	risen: 'fallen',
	fallen: 'risen',
	'no-proven-change': 'no-proven-change',
} as const satisfies Record<Verdict, Verdict>;

describe('the verdict on a scale', () => {
	const chainOf = (before: Answers, after: Answers) => compare(before, after).claimed.get('chain')?.level;
	const systems = { marketing: 2, production_control: 2, procurement: 2 };

	it('is risen where even the least of the second lies above the best of the first', () => {
		const after = makeFirm({ ...systems, ...all(orderToDelivery, 3) });
		expect(chainOf(makeFirm(systems), after)).toEqual({
			before: { low: 1, high: 1 },
			after: { low: 4, high: 4 },
			verdict: 'risen',
		});
		expect(chainOf(after, makeFirm(systems))?.verdict).toBe('fallen');
	});

	it('is no proven change while the bounds touch', () => {
		const open = answersOf({ does_itself: ['design', 'supply'], ...systems });
		expect(chainOf(open, makeFirm({ ...systems, ...all(orderToDelivery, 3) }))?.verdict).toBe(
			'no-proven-change',
		);
	});

	it('is no proven change where only another respondent says so, though the bounds alone would show a rise', () => {
		const told = Object.fromEntries(orderToDelivery.map((link) => [link, { value: 3, by: 'advisor' }]));
		const change = chainOf(makeFirm(systems), makeFirm({ ...systems, ...told }));
		expect([change?.before.high, change?.after.low]).toEqual([1, 4]);
		expect(change?.verdict).toBe('no-proven-change');
	});

	it('is given on points and on the evidenced side too', () => {
		const seen = { Q12: { value: 2, evidence: 'E3' }, Q13: { value: 2, evidence: 'E3' } };
		const { claimed, evidenced } = compare(makeFirm(), makeFirm(seen));
		expect(claimed.get('miit-2024')?.points).toEqual({
			before: { low: 0, high: 0 },
			after: { low: 14_000, high: 14_000 },
			verdict: 'risen',
		});
		expect(evidenced.get('miit-2024')?.points?.verdict).toBe('no-proven-change');
		expect(claimed.get('chain')?.points).toBeUndefined();
	});

	test.prop([anyFirm], { numRuns: 40 })('is no change of a firm against itself', (firm) => {
		const { items, claimed, evidenced } = compare(firm, firm);
		expect(items).toEqual([]);
		for (const { level, points } of [...claimed.values(), ...evidenced.values()]) {
			expect(level.verdict).toBe('no-proven-change');
			expect(points?.verdict ?? 'no-proven-change').toBe('no-proven-change');
		}
	});

	test.prop([anyFirm, anyFirm], { numRuns: 40 })(
		'is risen or fallen only where the bounds lie apart',
		(a, b) => {
			for (const { level, points } of compare(a, b).claimed.values())
				for (const change of [level, points]) {
					if (change?.verdict === 'risen') expect(change.after.low).toBeGreaterThan(change.before.high);
					if (change?.verdict === 'fallen') expect(change.after.high).toBeLessThan(change.before.low);
				}
		},
	);

	test.prop([anyFirm, anyFirm], { numRuns: 40 })('is mirrored where before and after are swapped', (a, b) => {
		const [there, back] = [compare(a, b), compare(b, a)];
		for (const side of ['claimed', 'evidenced'] as const)
			for (const [scale, { level, points }] of there[side]) {
				const other = back[side].get(scale);
				expect(other?.level.verdict).toBe(mirrored[level.verdict]);
				expect(other?.points?.verdict).toBe(points && mirrored[points.verdict]);
			}
	});

	test.prop([firmWithKnownProfile, completion], { numRuns: 60 })(
		'is never a change where open answers were only filled in',
		(firm, complete) => {
			for (const { level } of compare(firm, complete(firm)).claimed.values())
				expect(level.verdict).toBe('no-proven-change');
		},
	);

	it('stands on the same bounds as the diagnosis', () => {
		const firm = makeFirm(systems);
		const { scales } = assessAnswers(realQuestionnaire, realScales, firm);
		for (const [scale, { level }] of compare(firm, firm).claimed)
			expect(level.before).toEqual(scales.get(scale)?.level);
	});
});

describe('the baseline numbers', () => {
	it('stand side by side, with a gap where none was given', () => {
		const { baseline } = compare(answersOf({ lead_time: 12 }), answersOf({ lead_time: 9, stock_days: 40 }));
		expect(baseline).toEqual([
			{ item: 'lead_time', before: 12, after: 9 },
			{ item: 'on_time_share', before: undefined, after: undefined },
			{ item: 'defect_share', before: undefined, after: undefined },
			{ item: 'stock_days', before: undefined, after: 40 },
		]);
	});
});
