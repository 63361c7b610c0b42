import { shareOf, sumOf, type Fen } from './money.ts';
import type { TaxCreditTerms, TaxDeductionTerms } from './offer.ts';

/** Equipment that is retrofitted: what is spent on it, and its original value for tax. */
export interface Retrofit {
	readonly spend: Fen;
	readonly basis: Fen;
}

/** How a tax credit is used up: so much in each year that is known, what lapses, and what later years can still use. */
export interface CreditUse {
	readonly used: readonly Fen[];
	readonly lapsed: Fen;
	readonly left: Fen;
}

/** rate x min(spend, share of the basis), in fen. Source: 财政部 税务总局公告2024年第9号 (offer `cn-tax-dedicated-equipment`). */
export function creditOn(terms: TaxCreditTerms, { spend, basis }: Retrofit): Fen {
	return shareOf(Math.min(spend, shareOf(basis, terms.spendCapBpOfBasis)), terms.rateBp);
}

/** `taxDue`: income tax of the year of the spend and of those after it, as far as the firm tells. In fen. */
export function useOfCredit(credit: Fen, taxDue: readonly Fen[], carryYears: number): CreditUse {
	const usable = taxDue.slice(0, carryYears + 1);
	const used = usable.map((due, year) => {
		const before = sumOf(usable.slice(0, year));
		return Math.max(0, Math.min(due, credit - before));
	});
	const rest = credit - sumOf(used);
	const isOver = taxDue.length > carryYears;
	return { used, lapsed: isOver ? rest : 0, left: isOver ? 0 : rest };
}

/**
 * Tax that a further deduction saves in the year of the expense: never more than is due. In fen.
 * Source: 财政部 税务总局公告2023年第7号 (offer `cn-tax-rd-100`); the firm tells its own tax rate.
 */
export function savedByDeduction(
	terms: TaxDeductionTerms,
	expense: Fen,
	{ taxRateBp, taxDue }: { readonly taxRateBp: number; readonly taxDue: Fen | undefined },
): Fen {
	return Math.min(shareOf(shareOf(expense, terms.rateBp), taxRateBp), taxDue ?? Infinity);
}
