import type { Assumption } from './assumption.ts';
import type { Bounds } from './bounds.ts';
import type { Cell } from './condition.ts';
import type { Day } from './calendar.ts';
import type { FactId } from './fact.ts';
import { interestSupportByYear } from './loan.ts';
import { firstInstalmentOn, grantOn, type Fen, type GrantShare } from './money.ts';
import type { MoneyPlan } from './money-plan.ts';
import type { OfferStanding, StandingOffer } from './offer-status.ts';
import type {
	AdviceSettings,
	GrantTerms,
	InterestSubsidyTerms,
	Offer,
	OfferId,
	SpendKind,
	TaxCreditTerms,
	TaxDeductionTerms,
} from './offer.ts';
import { spendWithoutVat, totalSpend } from './spend.ts';
import { creditOn, savedByDeduction, useOfCredit } from './tax.ts';

/** What one offer pays on a plan, line by line. */
export interface Support {
	readonly offer: OfferId;
	readonly paysFor: 'spend' | 'interest' | 'tax';
	/** The kinds of spend that a grant counts; empty for loans and tax. */
	readonly kinds: readonly SpendKind[];
	readonly group: string | undefined;
	readonly stacksWith: readonly OfferId[];
	readonly lines: readonly MoneyLine[];
}

/** One payment, in fen. Only what is certain counts for the high end of the firm's own money. */
export interface MoneyLine {
	readonly offer: OfferId;
	readonly kind: 'grant' | 'interest' | 'tax';
	readonly when: PaidWhen;
	readonly amount: Bounds;
	readonly certainty: 'certain' | 'possible';
	readonly assumptions: readonly Assumption[];
}

export type PaidWhen =
	| { readonly kind: 'after-down-payment' }
	| { readonly kind: 'after-assessment' }
	/** A grant that does not hang on a level. */
	| { readonly kind: 'after-acceptance' }
	/** 1 is the first year of the loan. */
	| { readonly kind: 'loan-year'; readonly year: number }
	/** 1 is the return for the year of the spend. */
	| { readonly kind: 'tax-return'; readonly year: number };

/** Why nothing of an offer is counted. */
export type NotCountedReason =
	| { readonly kind: 'not-eligible'; readonly because: readonly Cell[]; readonly outOfReach: boolean }
	| { readonly kind: 'not-open-yet'; readonly day: Day }
	| { readonly kind: 'expired'; readonly day: Day }
	| { readonly kind: 'between-calls'; readonly last: Day }
	| { readonly kind: 'not-checked' }
	/** Whether the place is in reach is not told. */
	| { readonly kind: 'place-untold'; readonly facts: readonly FactId[] }
	| { readonly kind: 'amount-unknown' }
	| { readonly kind: 'other-currency'; readonly currency: string }
	/** A loan of its own, an award or a grant for something else: nothing comes off this spend. */
	| { readonly kind: 'not-on-this-spend' }
	| { readonly kind: 'nothing-counts'; readonly kinds: readonly SpendKind[] }
	| { readonly kind: 'below-least-spend'; readonly least: number }
	| { readonly kind: 'level-not-paid' }
	| { readonly kind: 'untold'; readonly what: 'loan' | 'retrofit' | 'research' | 'tax-rate' | 'tax-due' }
	/** Of its group a firm takes one; `instead` pays more. */
	| { readonly kind: 'one-of-group'; readonly instead: OfferId }
	/** No source says whether both go on the same spend: ask first. `instead` pays more. */
	| { readonly kind: 'ask-before-combining'; readonly instead: OfferId };

export interface SupportInput {
	readonly plan: MoneyPlan;
	readonly settings: AdviceSettings;
}

export type SupportFound =
	| { readonly kind: 'support'; readonly support: Support }
	| { readonly kind: 'not-counted'; readonly reason: NotCountedReason };

/** What an offer alone pays, or why it pays nothing; undefined for offers that are no money at all. */
export function supportOf({ offer, standing }: StandingOffer, input: SupportInput): SupportFound | undefined {
	if (!isMoney(offer)) return undefined;
	const barred = barredBy(standing);
	if (barred !== undefined) return notCounted(barred);
	if (offer.currency !== input.plan.currency)
		return notCounted({ kind: 'other-currency', currency: offer.currency });
	const told = toldBy(offer, standing);
	switch (offer.money.kind) {
		case 'unknown':
		case 'capped':
			return notCounted({ kind: 'amount-unknown' });
		case 'free':
		case 'price':
		case 'award':
		case 'loan':
			return notCounted({ kind: 'not-on-this-spend' });
		case 'grant':
			return grantSupport(offer, offer.money, { ...input, ...told });
		case 'interest-subsidy':
			return interestSupport(offer, offer.money, { ...input, ...told });
		case 'tax-credit':
			return creditSupport(offer, offer.money, { ...input, ...told });
		case 'tax-deduction':
			return deductionSupport(offer, offer.money, { ...input, ...told });
	}
}

/** Public money; what tools cost is not part of this sum. */
function isMoney({ kind, money }: Offer): boolean {
	const isPublic = kind === 'subsidy' || kind === 'loan' || kind === 'tax';
	return money.kind === 'unknown' || money.kind === 'free' || money.kind === 'price' ? isPublic : true;
}

function barredBy({ status, reach }: OfferStanding): NotCountedReason | undefined {
	switch (status.kind) {
		case 'eligible':
		case 'closing-soon':
			return undefined;
		case 'possibly-eligible':
			return reach === 'unknown' ? { kind: 'place-untold', facts: status.tellUs } : undefined;
		case 'not-eligible':
		case 'not-open-yet':
		case 'between-calls':
		case 'expired':
		case 'not-checked':
			return status;
	}
}

/** How sure an offer is before its own terms are read, and what that rests on. */
interface Told {
	readonly isSure: boolean;
	readonly because: readonly Assumption[];
}

function toldBy({ checked }: Offer, { status, timing }: OfferStanding): Told {
	const because: readonly Assumption[] = [
		...(status.kind === 'possibly-eligible' ? [{ kind: 'if-eligible', tellUs: status.tellUs } as const] : []),
		...(timing.phase.kind === 'closing-soon' && timing.phase.inferred
			? [{ kind: 'end-inferred', day: timing.phase.day } as const]
			: []),
		...(timing.check.kind === 'stale' ? [{ kind: 'check-stale', day: timing.check.day } as const] : []),
		...(checked.by === 'partly' ? [{ kind: 'partly-checked', day: checked.asOf } as const] : []),
	];
	return { isSure: because.length === 0 && checked.by === 'yes', because };
}

function grantSupport(offer: Offer, terms: GrantTerms, input: SupportInput & Told): SupportFound {
	const { plan, settings, isSure, because } = input;
	const kinds = terms.kinds ?? settings.kindsByBase[terms.base] ?? [];
	if (kinds.length === 0) return notCounted({ kind: 'not-on-this-spend' });
	const base = spendWithoutVat(plan.spend, kinds, { vat: plan.vat, vatBpByKind: settings.vatBpByKind });
	if (base.high === 0) return notCounted({ kind: 'nothing-counts', kinds });
	const most = grantOn(terms, base.high, plan.levelAfter);
	if (most.grant === 0) return notCounted(reasonForNothing(most, terms));
	const least = terms.atMost ? 0 : grantOn(terms, base.low, plan.levelAfter).grant;
	const assumptions: readonly Assumption[] = [
		...because,
		{ kind: 'kinds-counted', kinds, stated: terms.kinds !== undefined },
		...(terms.capByLevelAfter === undefined
			? []
			: [{ kind: 'level-on-site', level: plan.levelAfter } as const]),
		...(terms.atMost ? [{ kind: 'at-most' } as const] : []),
		...(terms.firstInstalment !== undefined && plan.downPayment === undefined
			? [{ kind: 'down-payment-untold' } as const]
			: []),
	];
	const early = instalmentOf(terms, { plan, base, grant: { low: least, high: most.grant } });
	const lines = [
		{ when: { kind: 'after-down-payment' }, amount: early },
		{
			when: { kind: terms.capByLevelAfter === undefined ? 'after-acceptance' : 'after-assessment' },
			amount: { low: least - early.low, high: most.grant - early.high },
		},
	] as const;
	const certainty = isSure && terms.kinds !== undefined ? 'certain' : 'possible';
	return supportIn(offer, {
		paysFor: 'spend',
		kinds,
		group: terms.stackingGroup,
		lines: lines.map((line) => ({ ...line, kind: 'grant', certainty, assumptions })),
	});
}

/** The down payment is part of what the grant counts, and its share part of the grant. */
function instalmentOf(
	terms: GrantTerms,
	{ plan, base, grant }: { readonly plan: MoneyPlan; readonly base: Bounds; readonly grant: Bounds },
): Bounds {
	const paid = plan.downPayment ?? 0;
	return {
		low: Math.min(grant.low, firstInstalmentOn(terms, Math.min(paid, base.low))),
		high: Math.min(grant.high, firstInstalmentOn(terms, Math.min(paid, base.high))),
	};
}

function reasonForNothing({ settledBy }: GrantShare, terms: GrantTerms): NotCountedReason {
	switch (settledBy) {
		case 'min-spend':
			return { kind: 'below-least-spend', least: terms.minSpend ?? 0 };
		case 'level':
		case 'rate':
		case 'cap':
			return { kind: 'level-not-paid' };
	}
}

/** A bank decides whether a loan fits; so this is never certain. */
function interestSupport(
	offer: Offer,
	terms: InterestSubsidyTerms,
	{ plan, because }: SupportInput & Told,
): SupportFound {
	const { loan } = plan;
	const { years } = terms;
	if (years === undefined) return notCounted({ kind: 'amount-unknown' });
	if (loan === undefined) return notCounted({ kind: 'untold', what: 'loan' });
	const spend = totalSpend(plan.spend);
	const counted = { ...loan, principal: Math.min(loan.principal, spend) };
	const assumptions: readonly Assumption[] = [
		...because,
		{ kind: 'bank-decides' },
		...(loan.principal > spend ? [{ kind: 'loan-up-to-spend' } as const] : []),
	];
	return supportIn(offer, {
		paysFor: 'interest',
		kinds: [],
		group: terms.stackingGroup,
		lines: interestSupportByYear({ ...terms, years }, counted).map((paid, index) => ({
			kind: 'interest',
			when: { kind: 'loan-year', year: index + 1 },
			amount: { low: 0, high: paid },
			certainty: 'possible',
			assumptions,
		})),
	});
}

/** The tax office decides what counts; so this is never certain, and without tax due nothing comes off. */
function creditSupport(
	offer: Offer,
	terms: TaxCreditTerms,
	{ plan, because }: SupportInput & Told,
): SupportFound {
	const { retrofit, due } = plan.tax;
	if (retrofit === undefined) return notCounted({ kind: 'untold', what: 'retrofit' });
	if (due.length === 0) return notCounted({ kind: 'untold', what: 'tax-due' });
	const credit = creditOn(terms, {
		...retrofit,
		spend: Math.min(retrofit.spend, totalSpend(plan.spend)),
	});
	const { used } = useOfCredit(credit, due, terms.carryYears);
	return taxLines(offer, used, [
		...because,
		{ kind: 'tax-office-decides' },
		...(used.length > 1 ? [{ kind: 'same-tax-each-year', years: used.length } as const] : []),
	]);
}

function deductionSupport(
	offer: Offer,
	terms: TaxDeductionTerms,
	{ plan, because }: SupportInput & Told,
): SupportFound {
	const { research, rateBp, due } = plan.tax;
	if (research === undefined) return notCounted({ kind: 'untold', what: 'research' });
	if (rateBp === undefined) return notCounted({ kind: 'untold', what: 'tax-rate' });
	const counted = Math.min(research, totalSpend(plan.spend));
	const saved = savedByDeduction(terms, counted, { taxRateBp: rateBp, taxDue: due[0] });
	return taxLines(offer, [saved], [...because, { kind: 'tax-office-decides' }]);
}

function taxLines(offer: Offer, byYear: readonly Fen[], assumptions: readonly Assumption[]): SupportFound {
	return supportIn(offer, {
		paysFor: 'tax',
		kinds: [],
		group: undefined,
		lines: byYear.map((amount, index) => ({
			kind: 'tax',
			when: { kind: 'tax-return', year: index + 1 },
			amount: { low: 0, high: amount },
			certainty: 'possible',
			assumptions,
		})),
	});
}

type AuthoredSupport = Omit<Support, 'offer' | 'stacksWith' | 'lines'> & {
	readonly lines: readonly Omit<MoneyLine, 'offer'>[];
};

function supportIn({ id, stacksWith }: Offer, { lines, ...support }: AuthoredSupport): SupportFound {
	const paying = lines.filter(({ amount }) => amount.high > 0).map((line) => ({ ...line, offer: id }));
	return paying.length === 0
		? notCounted({ kind: 'nothing-counts', kinds: support.kinds })
		: { kind: 'support', support: { ...support, offer: id, stacksWith, lines: paying } };
}

const notCounted = (reason: NotCountedReason): SupportFound => ({ kind: 'not-counted', reason });
