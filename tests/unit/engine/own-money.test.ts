import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { OfferStanding, OfferStatus, StandingOffer } from '../../../src/lib/engine/offer-status.ts';
import {
	spendKinds,
	type GrantTerms,
	type InterestSubsidyTerms,
	type Offer,
	type OfferMoney,
} from '../../../src/lib/engine/offer.ts';
import { interestByYear, interestSupportByYear, type Loan } from '../../../src/lib/engine/loan.ts';
import { sumOf } from '../../../src/lib/engine/money.ts';
import type { MoneyPlan } from '../../../src/lib/engine/money-plan.ts';
import { ownMoney } from '../../../src/lib/engine/own-money.ts';
import { bestCombination, conflictOf, worthOf } from '../../../src/lib/engine/stacking.ts';
import { supportOf, type Support } from '../../../src/lib/engine/support.ts';
import { withoutVat } from '../../../src/lib/engine/spend.ts';
import { useOfCredit } from '../../../src/lib/engine/tax.ts';
import { realRulesFile } from '../../support/content.ts';

const { settings } = realRulesFile;
const day = '2026-11-21';

const open: OfferStanding = {
	status: { kind: 'eligible' },
	reach: 'true',
	timing: { phase: { kind: 'open' }, check: { kind: 'recent', day } },
	eligibility: { truth: 'true', deciding: [], open: [] },
};

function offerOf(id: string, money: OfferMoney, told: Partial<Offer> = {}): Offer {
	return {
		id,
		kind: 'subsidy',
		region: '*',
		eligible: [],
		instead: [],
		who: 'accountant',
		after: [],
		held: [],
		against: [],
		effort: { days: 1, cost: 'unknown' },
		money,
		currency: 'CNY',
		stacksWith: [],
		validity: {},
		source: { title: id, kind: 'official', link: 'text-only' },
		checked: { by: 'yes', asOf: day },
		...told,
	};
}

const planOf = (told: Partial<MoneyPlan> = {}): MoneyPlan => ({
	currency: 'CNY',
	spend: { software: 60_000_000, devices: 0, equipment: 0, rd_equipment: 0, services: 0 },
	vat: 'without',
	levelAfter: 'level2',
	downPayment: undefined,
	loan: undefined,
	tax: { retrofit: undefined, research: undefined, rateBp: undefined, due: [] },
	...told,
});

const half: GrantTerms = {
	kind: 'grant',
	rateBp: 5000,
	base: 'spend_ex_vat',
	atMost: false,
	kinds: ['software'],
};

const ownOf = (offers: readonly StandingOffer[], plan = planOf()) => ownMoney({ plan, settings, offers });

// ── Any offers, any plan ─────────────────────────────────────────
const fen = fc.nat(2_000_000_000);
const yuan = fc.nat(2_000_000);
const rate = fc.nat(10_000);
const group = fc.option(fc.constantFrom('red', 'blue'), { nil: undefined });
const grant: fc.Arbitrary<GrantTerms> = fc
	.record({
		rateBp: rate,
		atMost: fc.boolean(),
		kinds: fc.subarray([...spendKinds], { minLength: 1 }),
		cap: fc.option(yuan, { nil: undefined }),
		minSpend: fc.option(yuan, { nil: undefined }),
		instalment: fc.boolean(),
		stackingGroup: group,
	})
	.map(({ cap, minSpend, instalment, stackingGroup, ...terms }) => ({
		kind: 'grant',
		base: 'spend_ex_vat',
		...terms,
		...(cap !== undefined && { cap }),
		...(minSpend !== undefined && { minSpend }),
		...(instalment && { firstInstalment: { rateBp: 5000, of: 'down_payment', cap: 100_000 } }),
		...(stackingGroup !== undefined && { stackingGroup }),
	}));
const subsidy: fc.Arbitrary<InterestSubsidyTerms & { readonly years: number }> = fc
	.record({ rateBp: fc.nat(300), years: fc.integer({ min: 1, max: 4 }), cap: yuan, stackingGroup: group })
	.map(({ stackingGroup, ...terms }) => ({
		kind: 'interest-subsidy',
		...terms,
		...(stackingGroup !== undefined && { stackingGroup }),
	}));
const terms: fc.Arbitrary<OfferMoney> = fc.oneof(
	{ weight: 4, arbitrary: grant },
	{ weight: 2, arbitrary: subsidy },
	fc.record({
		kind: fc.constant('tax-credit' as const),
		rateBp: rate,
		spendCapBpOfBasis: rate,
		carryYears: fc.integer({ min: 1, max: 5 }),
	}),
	fc.record({ kind: fc.constant('tax-deduction' as const), rateBp: rate }),
	fc.constant<OfferMoney>({ kind: 'unknown' }),
	fc.record({ kind: fc.constant('capped' as const), cap: yuan }),
	fc.record({ kind: fc.constant('interest-subsidy' as const), rateBp: rate }),
	fc.record({ kind: fc.constant('award' as const), amount: yuan }),
);
type Standing = Pick<OfferStanding, 'status' | 'reach'>;
const here = (own: OfferStatus): fc.Arbitrary<Standing> => fc.constant({ status: own, reach: 'true' });
const standing: fc.Arbitrary<Standing> = fc.oneof(
	{ weight: 5, arbitrary: here({ kind: 'eligible' }) },
	here({ kind: 'possibly-eligible', tellUs: ['above_scale'] }),
	fc.constant<Standing>({
		status: { kind: 'possibly-eligible', tellUs: settings.placeItems },
		reach: 'unknown',
	}),
	here({ kind: 'not-eligible', because: [], outOfReach: false }),
	here({ kind: 'expired', day }),
	here({ kind: 'between-calls', last: day }),
	here({ kind: 'not-checked' }),
);
const offers = fc
	.array(fc.record({ money: terms, standing, currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'SGD') }), {
		maxLength: 6,
	})
	.map((drawn) =>
		drawn.map(({ money, standing: own, currency }, index): StandingOffer => ({
			offer: offerOf(`offer-${String(index)}`, money, { currency }),
			standing: { ...open, ...own },
		})),
	);
const loan: fc.Arbitrary<Loan> = fc.record({
	principal: fen,
	interestBp: fc.nat(1500),
	years: fc.integer({ min: 1, max: 8 }),
	repayment: fc.constantFrom('bullet', 'declining'),
});
const plan: fc.Arbitrary<MoneyPlan> = fc.record({
	currency: fc.constant('CNY'),
	spend: fc.record({ software: fen, devices: fen, equipment: fen, rd_equipment: fen, services: fen }),
	vat: fc.constantFrom('without', 'with', 'unknown'),
	levelAfter: fc.constant('level2'),
	downPayment: fc.option(fen, { nil: undefined }),
	loan: fc.option(loan, { nil: undefined }),
	tax: fc.record({
		retrofit: fc.option(fc.record({ spend: fen, basis: fen }), { nil: undefined }),
		research: fc.option(fen, { nil: undefined }),
		rateBp: fc.option(fc.nat(2500), { nil: undefined }),
		due: fc.array(fen, { maxLength: 6 }),
	}),
});

const supportsOf = (all: readonly StandingOffer[], drawn: MoneyPlan): readonly Support[] =>
	all.flatMap((one) => {
		const found = supportOf(one, { plan: drawn, settings });
		return found?.kind === 'support' ? [found.support] : [];
	});

describe('the own money of a firm', () => {
	test.prop([offers, plan])('and all support make up spend and interest, fen by fen', (all, drawn) => {
		const { own, spend, interest, lines } = ownOf(all, drawn);
		expect(own.low + sumOf(lines.map(({ amount }) => amount.high))).toBe(spend + interest);
		for (const { amount } of lines)
			expect(Number.isInteger(amount.low) && Number.isInteger(amount.high)).toBe(true);
	});

	test.prop([offers, plan])('is never negative, and at best no more than at worst', (all, drawn) => {
		const { own, spend, interest, lines } = ownOf(all, drawn);
		expect(own.low).toBeGreaterThanOrEqual(0);
		expect(own.high).toBeGreaterThanOrEqual(own.low);
		expect(own.high).toBeLessThanOrEqual(spend + interest);
		const onSpend = lines.filter(({ kind }) => kind !== 'interest').map(({ amount }) => amount.high);
		const onInterest = lines.filter(({ kind }) => kind === 'interest').map(({ amount }) => amount.high);
		expect(sumOf(onSpend)).toBeLessThanOrEqual(spend);
		expect(sumOf(onInterest)).toBeLessThanOrEqual(interest);
	});

	test.prop([offers, plan, fc.nat()])('does not hang on the order of the offers', (all, drawn, turn) => {
		const at = turn % Math.max(1, all.length);
		const turned = [...all.slice(at), ...all.slice(0, at)].reverse();
		expect(ownOf(turned, drawn)).toEqual(ownOf(all, drawn));
	});

	test.prop([offers, plan])(
		'holds nothing from an offer the firm cannot have, nor of an unknown amount or another currency',
		(all, drawn) => {
			const paying = new Set(ownOf(all, drawn).lines.map(({ offer }) => offer));
			const barred = all.filter(
				({ offer, standing }) =>
					['not-eligible', 'expired', 'between-calls', 'not-checked'].includes(standing.status.kind) ||
					standing.reach === 'unknown' ||
					offer.money.kind === 'unknown' ||
					offer.money.kind === 'capped' ||
					(offer.money.kind === 'interest-subsidy' && offer.money.years === undefined) ||
					offer.money.kind === 'award' ||
					offer.currency !== 'CNY',
			);
			for (const { offer } of barred) expect(paying.has(offer.id)).toBe(false);
		},
	);

	test.prop([offers, plan])(
		'tells of every public offer either a line or why it is not counted',
		(all, drawn) => {
			const { lines, notCounted } = ownOf(all, drawn);
			const told = [...new Set(lines.map(({ offer }) => offer)), ...notCounted.map(({ offer }) => offer)];
			expect(told.sort()).toEqual(all.map(({ offer }) => offer.id).sort());
		},
	);

	test.prop([offers, plan])('takes the combination that trying every set finds', (all, drawn) => {
		const supports = supportsOf(all, drawn);
		const interest = drawn.loan === undefined ? [] : interestByYear(drawn.loan);
		const limits = { spend: sumOf(Object.values(drawn.spend)), taxDue: drawn.tax.due, interest };
		const worths = subsetsOf(supports)
			.filter((set) => set.every((a) => set.every((b) => a === b || conflictOf(a, b) === undefined)))
			.map((set) => worthOf(set, limits))
			.sort((a, b) => b.certain - a.certain || b.least - a.least || b.most - a.most);
		expect(worthOf(bestCombination(supports, limits).taken, limits)).toEqual(worths[0]);
	});

	test.prop([offers, plan, fc.constantFrom(...spendKinds), fen])(
		'gets no less certain support on more spend',
		(all, drawn, kind, more) => {
			const richer = { ...drawn, spend: { ...drawn.spend, [kind]: drawn.spend[kind] + more } };
			const certainOf = (which: MoneyPlan) => {
				const { own, spend, interest } = ownOf(all, which);
				return spend + interest - own.high;
			};
			expect(certainOf(richer)).toBeGreaterThanOrEqual(certainOf(drawn));
		},
	);

	it('adds up two grants on the same spend only where a source allows both', () => {
		const first = offerOf('first', half);
		const second = offerOf('second', { ...half, rateBp: 2000 });
		const standing = open;
		const apart = ownOf([first, second].map((offer) => ({ offer, standing })));
		expect(apart.own).toEqual({ low: 30_000_000, high: 30_000_000 });
		expect(apart.notCounted).toEqual([
			{ offer: 'second', reason: { kind: 'ask-before-combining', instead: 'first' } },
		]);
		const allowed = { ...second, stacksWith: ['first'] };
		const together = ownOf([first, allowed].map((offer) => ({ offer, standing })));
		expect(together.own).toEqual({ low: 18_000_000, high: 18_000_000 });
	});

	it('says with which other money nobody has said that it goes together', () => {
		const loaned = planOf({
			loan: { principal: 60_000_000, interestBp: 400, years: 1, repayment: 'bullet' },
		});
		const points = { kind: 'interest-subsidy', rateBp: 150, years: 2 } as const;
		const { lines } = ownOf(
			[offerOf('grant', half), offerOf('points', points)].map((offer) => ({ offer, standing: open })),
			loaned,
		);
		expect(lines.map(({ assumptions }) => assumptions.at(-1))).toEqual([
			{ kind: 'combining-unstated', with: ['points'] },
			{ kind: 'combining-unstated', with: ['grant'] },
		]);
	});

	it('is only possible where the offer was checked too long ago', () => {
		const stale = { ...open, timing: { ...open.timing, check: { kind: 'stale', day } as const } };
		const { own, lines } = ownOf([{ offer: offerOf('old', half), standing: stale }]);
		expect(own).toEqual({ low: 30_000_000, high: 60_000_000 });
		expect(lines[0]?.assumptions).toContainEqual({ kind: 'check-stale', day });
	});
});

describe('VAT', () => {
	test.prop([fen, fc.constantFrom(...spendKinds)])(
		'that may or may not be in a price gives the range between both',
		(amount, kind) => {
			const of = (vat: MoneyPlan['vat']) =>
				withoutVat(amount, kind, { vat, vatBpByKind: settings.vatBpByKind });
			expect(of('unknown')).toEqual({ low: of('with').low, high: of('without').high });
			expect(of('with').low).toBeLessThanOrEqual(amount);
		},
	);
});

describe('an interest subsidy', () => {
	test.prop([subsidy, loan])(
		'never pays more than the bank asks in any year, nor above its cap',
		(own, drawn) => {
			const interest = interestByYear(drawn);
			const paid = interestSupportByYear(own, drawn);
			paid.forEach((part, year) => {
				expect(part).toBeLessThanOrEqual(interest[year] ?? 0);
			});
			expect(paid.length).toBeLessThanOrEqual(own.years);
			expect(sumOf(paid)).toBeLessThanOrEqual((own.cap ?? Infinity) * 100);
		},
	);

	test.prop([loan])('costs less interest where the loan is paid back bit by bit', (drawn) => {
		const declining = sumOf(interestByYear({ ...drawn, repayment: 'declining' }));
		expect(declining).toBeLessThanOrEqual(sumOf(interestByYear({ ...drawn, repayment: 'bullet' })));
	});
});

describe('a tax credit', () => {
	test.prop([fen, fc.array(fen, { maxLength: 9 }), fc.integer({ min: 1, max: 5 })])(
		'is used, lapsed or left, and nothing else',
		(credit, due, carryYears) => {
			const { used, lapsed, left } = useOfCredit(credit, due, carryYears);
			expect(sumOf(used) + lapsed + left).toBe(credit);
			expect(used.length).toBeLessThanOrEqual(carryYears + 1);
			used.forEach((part, year) => {
				expect(part).toBeLessThanOrEqual(due[year] ?? 0);
			});
			expect(lapsed === 0 || due.length > carryYears).toBe(true);
		},
	);
});

function subsetsOf<One>(list: readonly One[]): readonly (readonly One[])[] {
	return list.reduce<readonly (readonly One[])[]>(
		(sets, one) => [...sets, ...sets.map((set) => [...set, one])],
		[[]],
	);
}
