import type { Bounds } from './bounds.ts';
import { sumOf, type Fen } from './money.ts';
import { spendKinds, type SpendKind } from './offer.ts';

/** What a firm plans to pay, as it typed it, in fen. */
export type Spend = Readonly<Record<SpendKind, Fen>>;

/** Whether the amounts hold VAT. `unknown`: a small-scale taxpayer's invoice, or nobody asked yet. */
export const vatAnswers = ['without', 'with', 'unknown'] as const;
export type Vat = (typeof vatAnswers)[number];

export interface VatReading {
	readonly vat: Vat;
	readonly vatBpByKind: Readonly<Record<SpendKind, number>>;
}

export const totalSpend = (spend: Spend): Fen => sumOf(spendKinds.map((kind) => spend[kind]));

/** The spend of these kinds without VAT, in fen: a range while nobody knows how much VAT is in it. */
export function spendWithoutVat(spend: Spend, kinds: readonly SpendKind[], reading: VatReading): Bounds {
	const parts = kinds.map((kind) => withoutVat(spend[kind], kind, reading));
	return {
		low: sumOf(parts.map(({ low }) => low)),
		high: sumOf(parts.map(({ high }) => high)),
	};
}

/** amount / (1 + rate), rounded down to the fen: a subsidy is never counted on a fen too many. */
export function withoutVat(amount: Fen, kind: SpendKind, { vat, vatBpByKind }: VatReading): Bounds {
	const taken = Math.floor((amount * 10_000) / (10_000 + vatBpByKind[kind]));
	switch (vat) {
		case 'without':
			return { low: amount, high: amount };
		case 'with':
			return { low: taken, high: taken };
		case 'unknown':
			return { low: taken, high: amount };
	}
}
