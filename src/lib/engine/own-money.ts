import type { Bounds } from './bounds.ts';
import { interestByYear } from './loan.ts';
import { sumOf, type Fen } from './money.ts';
import type { MoneyPlan } from './money-plan.ts';
import type { AdviceSettings, Currency, OfferId } from './offer.ts';
import { totalSpend } from './spend.ts';
import type { StandingOffer } from './offer-status.ts';
import { linesWithin } from './paid-lines.ts';
import { bestCombination } from './stacking.ts';
import { supportOf, type MoneyLine, type NotCountedReason } from './support.ts';

/** Who pays for a plan. All sums in fen of the plan's currency. */
export interface OwnMoney {
	readonly currency: Currency;
	/** As the firm typed it, with the VAT that is in it. */
	readonly spend: Fen;
	/** Of the whole loan, before any subsidy. */
	readonly interest: Fen;
	readonly lines: readonly MoneyLine[];
	readonly notCounted: readonly NotCounted[];
	/** Low: everything counted is paid in full. High: only what is certain is paid. Spend and interest together. */
	readonly own: Bounds;
}

export interface NotCounted {
	readonly offer: OfferId;
	readonly reason: NotCountedReason;
}

export interface OwnMoneyInput {
	readonly plan: MoneyPlan;
	readonly settings: AdviceSettings;
	/** Every offer with how it stands for this firm today. */
	readonly offers: readonly StandingOffer[];
}

/**
 * What the firm pays itself: the best combination of the offers it can have, or might, against spend and interest.
 * Unknown amounts are listed and never counted. Source: diagnosis.md, section 7.
 */
export function ownMoney({ plan, settings, offers }: OwnMoneyInput): OwnMoney {
	const found = offers.flatMap((standing) => {
		const support = supportOf(standing, { plan, settings });
		return support === undefined ? [] : [{ offer: standing.offer.id, found: support }];
	});
	const supports = found.flatMap(({ found: one }) => (one.kind === 'support' ? [one.support] : []));
	const refused = found.flatMap(({ offer, found: one }) =>
		one.kind === 'not-counted' ? [{ offer, reason: one.reason }] : [],
	);
	const spend = totalSpend(plan.spend);
	const interestDue = plan.loan === undefined ? [] : interestByYear(plan.loan);
	const interest = sumOf(interestDue);
	const limits = { spend, taxDue: plan.tax.due, interest: interestDue };
	const { taken, out } = bestCombination(supports, limits);
	const lines = linesWithin(taken, limits);
	return {
		currency: plan.currency,
		spend,
		interest,
		lines,
		notCounted: [...refused, ...out].sort((a, b) => (a.offer < b.offer ? -1 : 1)),
		own: {
			low: spend + interest - sumOf(lines.map(({ amount }) => amount.high)),
			high:
				spend +
				interest -
				sumOf(lines.filter(({ certainty }) => certainty === 'certain').map(({ amount }) => amount.low)),
		},
	};
}
