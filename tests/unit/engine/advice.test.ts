import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import { advise, type Recommendation } from '../../../src/lib/engine/advice.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import type { OfferStatus } from '../../../src/lib/engine/offer-status.ts';
import { anyFirm, recordOf } from '../../support/arbitraries.ts';
import { officialScale, realQuestionnaire, realRulesFile, realScales } from '../../support/content.ts';
import { answersOf, makeFirm, type AuthoredAnswers } from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const today = '2026-11-21';

function adviceFor(answers: Answers, day = today): readonly Recommendation[] {
	const assessed = assessAnswers(realQuestionnaire, realScales, answers);
	return advise({ rulesFile: realRulesFile, assessed, official: officialScale, today: day });
}

const pilotOf = (told: AuthoredAnswers, day = today): Recommendation | undefined =>
	adviceFor(makeFirm({ ...pilotFirm, ...told }), day).find(({ offer }) => offer === 'qz-pilot-2024');
const statusOf = (told: AuthoredAnswers, day = today): OfferStatus | undefined => pilotOf(told, day)?.status;

/** A firm that meets every condition of the pilot grant: above scale, small, in a pilot sector, in Jinjiang. */
const pilotFirm = {
	county: 'CN-FJ-QZ-JJ',
	cluster: 'footwear',
	sub_industry: 'sports_goods',
	above_scale: true,
	headcount: 120,
	revenue_band: 'under_400m',
};

describe('the pilot grant', () => {
	it('closes soon for a small firm above scale in a pilot sector, by our inference', () => {
		expect(statusOf({})).toEqual({ kind: 'closing-soon', day: '2026-12-31', inferred: true });
	});

	it('is plainly open while its end is more than ninety days away', () => {
		expect(statusOf({}, '2026-10-01')).toMatchObject({ kind: 'eligible' });
		expect(statusOf({}, '2026-10-02')).toMatchObject({ kind: 'closing-soon' });
	});

	it('is not open before it begins, and nobody knows after its inferred end', () => {
		expect(statusOf({}, '2025-01-23')).toEqual({ kind: 'not-open-yet', day: '2025-01-24' });
		expect(statusOf({}, '2026-12-31')).toMatchObject({ kind: 'closing-soon' });
		expect(statusOf({}, '2027-01-01')).toEqual({ kind: 'not-checked' });
	});

	it.each([
		['below scale', { above_scale: false }, 'above_scale'],
		['outside the pilot sectors', { sub_industry: 'casual_shoes' }, 'sub_industry'],
		['too large', { headcount: 1000, revenue_band: 'over_400m' }, 'size'],
		['too small', { headcount: 19 }, 'size'],
	])('is not for a firm %s, and says which condition fails and what to do instead', (_, told, fact) => {
		const pilot = pilotOf(told);
		const status = pilot?.status;
		expect(status?.kind === 'not-eligible' && status.because.map((cell) => cell.fact)).toEqual([fact]);
		expect(pilot?.instead.length).toBeGreaterThan(0);
	});

	it.each([
		['above_scale', { above_scale: 'dont-know' }],
		['sub_industry', { sub_industry: 'dont-know' }],
		['county', { county: 'dont-know' }],
	])('may be for a firm that has not told us its %s', (fact, told) => {
		expect(statusOf(told)).toEqual({ kind: 'possibly-eligible', tellUs: [fact] });
	});

	it('is out of reach elsewhere', () => {
		const elsewhere = realQuestionnaire.items.find(({ id }) => id === 'county');
		const outside =
			elsewhere?.kind === 'choice'
				? elsewhere.options.find(({ id }) => !id.startsWith('CN-FJ-QZ'))
				: undefined;
		expect(outside).toBeDefined();
		expect(statusOf({ county: outside?.id })).toMatchObject({ kind: 'not-eligible', outOfReach: true });
	});

	it('estimates on a planned spend of 500,000 yuan each level above the certain one', () => {
		const money = pilotOf({ planned_spend: 50 })?.money.map(({ levelAfter, grant }) => [
			levelAfter,
			grant / 100,
		]);
		expect(money).toEqual([
			['level1', 0],
			['level2', 200_000],
			['level3', 250_000],
			['level4', 250_000],
		]);
	});

	it('estimates nothing without a planned spend', () => {
		expect(pilotOf({})?.money).toEqual([]);
		expect(pilotOf({ planned_spend: 'dont-know' })?.money).toEqual([]);
	});
});

describe('advice', () => {
	it('rests on nothing that was not answered: silence fires no rule on an answer', () => {
		const because = adviceFor(answersOf({})).flatMap(({ receipts }) =>
			receipts.flatMap((receipt) => receipt.because),
		);
		expect(because.filter(({ test: cell }) => cell.kind !== 'anything')).toEqual([]);
	});

	it('puts what mends the first break before other first steps', () => {
		const [first] = adviceFor(
			makeFirm({ ...pilotFirm, barrier_person: true, barrier_monday: 'named_person' }),
		);
		expect(first).toMatchObject({
			mendsFirstBreak: true,
			mends: expect.arrayContaining(['link_marketing_production']) as unknown,
		});
	});

	test.prop([anyFirm], { numRuns: 80 })(
		'gives every offer once, each with a receipt of answered facts',
		(firm) => {
			const advice = adviceFor(firm);
			expect(new Set(advice.map(({ offer }) => offer)).size).toBe(advice.length);
			for (const { receipts } of advice) expect(receipts.length).toBeGreaterThan(0);
		},
	);

	test.prop([anyFirm], { numRuns: 80 })('stands in the order: can have, must ask, cannot have', (firm) => {
		const standing = {
			eligible: 0,
			'closing-soon': 0,
			'possibly-eligible': 1,
			'not-checked': 1,
			'not-open-yet': 1,
			'between-calls': 1,
			'not-eligible': 2,
			expired: 2,
		};
		const order = adviceFor(firm).map(({ status }) => standing[status.kind]);
		expect(order).toEqual([...order].sort((a, b) => a - b));
	});

	test.prop([anyFirm], { numRuns: 80 })(
		'asks only for facts that are open, and blames only facts that are answered',
		(firm) => {
			const { readings } = assessAnswers(realQuestionnaire, realScales, firm);
			for (const { status } of adviceFor(firm)) {
				if (status.kind === 'possibly-eligible')
					for (const fact of status.tellUs) expect(isOpen(readings.facts(fact))).toBe(true);
				if (status.kind === 'not-eligible')
					for (const { fact } of status.because) expect(readings.facts(fact).kind).not.toBe('unknown');
			}
		},
	);

	test.prop([anyFirm, fc.boolean()], { numRuns: 80 })(
		'never turns "not eligible" into "eligible", or back, when an open condition is answered',
		(firm, value) => {
			fc.pre(!firm.has('above_scale'));
			const answered = new Map(firm).set('above_scale', recordOf({ kind: 'yes-no', value }));
			const after = new Map(adviceFor(answered).map(({ offer, eligibility }) => [offer, eligibility.truth]));
			for (const { offer, eligibility } of adviceFor(firm))
				if (eligibility.truth !== 'unknown') expect(after.get(offer)).toBe(eligibility.truth);
		},
	);
});

const isOpen = (value: { readonly kind: string; readonly values?: readonly string[] }) =>
	value.kind === 'unknown' || (value.kind === 'one-of' && (value.values?.length ?? 0) > 1);
