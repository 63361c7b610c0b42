import type { Loan } from './loan.ts';
import type { Fen } from './money.ts';
import type { Currency } from './offer.ts';
import type { LevelId } from './scale.ts';
import type { Spend, Vat } from './spend.ts';
import type { Retrofit } from './tax.ts';

/** What a firm means to do with its money. Everything in fen of one currency; what it does not tell is undefined. */
export interface MoneyPlan {
	readonly currency: Currency;
	readonly spend: Spend;
	readonly vat: Vat;
	/** The official level that the assessors are expected to see afterwards. */
	readonly levelAfter: LevelId;
	/** Without VAT, on what a grant counts. */
	readonly downPayment: Fen | undefined;
	readonly loan: Loan | undefined;
	readonly tax: TaxPlan;
}

export interface TaxPlan {
	/** The part of the spend that retrofits equipment of the state's catalogues. */
	readonly retrofit: Retrofit | undefined;
	/** The part of the spend that is booked as research. */
	readonly research: Fen | undefined;
	readonly rateBp: number | undefined;
	/** Income tax of the year of the spend and of those after it. */
	readonly due: readonly Fen[];
}
