import { shareOf, sumOf, yuanToFen, type Fen } from './money.ts';
import type { InterestSubsidyTerms } from './offer.ts';

/** `declining`: equal parts paid back at the end of every year. `bullet`: all of it at the end. */
export const repayments = ['declining', 'bullet'] as const;
export type Repayment = (typeof repayments)[number];

export interface Loan {
	readonly principal: Fen;
	/** What the bank asks a year, before any subsidy. */
	readonly interestBp: number;
	/** Whole years. */
	readonly years: number;
	readonly repayment: Repayment;
}

/** Interest of every year on the balance at its beginning, to the nearest fen: a cost is not rounded in our favour. */
export const interestByYear = (loan: Loan): readonly Fen[] =>
	balanceByYear(loan).map((balance) => Math.round((balance * loan.interestBp) / 10_000));

/**
 * What a subsidy pays in every year of the loan: points x min(balance, principal cap), as many years as it runs, until
 * the cap in all is used up. It never pays more points than the bank asks.
 * Source: 中小微企业贷款贴息政策 2026 (offer `cn-sme-loan-2026`): 1.5 points, two years, principal up to 50 million.
 */
export function interestSupportByYear(
	terms: InterestSubsidyTerms & { readonly years: number },
	loan: Loan,
): readonly Fen[] {
	const points = Math.min(terms.rateBp, loan.interestBp);
	const principalCap = terms.principalCap === undefined ? Infinity : yuanToFen(terms.principalCap);
	const cap = terms.cap === undefined ? Infinity : yuanToFen(terms.cap);
	const uncapped = balanceByYear(loan)
		.slice(0, terms.years)
		.map((balance) => shareOf(Math.min(balance, principalCap), points));
	return uncapped.map((paid, year) => {
		const before = sumOf(uncapped.slice(0, year));
		return Math.max(0, Math.min(paid, cap - before));
	});
}

function balanceByYear({ principal, years, repayment }: Loan): readonly Fen[] {
	return Array.from({ length: years }, (_, year) => {
		switch (repayment) {
			case 'bullet':
				return principal;
			case 'declining':
				return principal - Math.floor((principal * year) / years);
		}
	});
}
