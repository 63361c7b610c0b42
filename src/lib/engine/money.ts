import type { GrantTerms } from './offer.ts';
import type { LevelId } from './scale.ts';

/** Integer hundredths of a yuan (分), so that no sum is ever rounded twice. */
export type Fen = number;

export const yuanToFen = (yuan: number): Fen => Math.round(yuan * 100);

/** A share in basis points, rounded down to the fen. */
export const shareOf = (fen: Fen, basisPoints: number): Fen => Math.floor((fen * basisPoints) / 10_000);

export const sumOf = (amounts: readonly Fen[]): Fen => amounts.reduce((sum, amount) => sum + amount, 0);

/** What a grant pays on a planned spend, and what is left to the firm. */
export interface GrantShare {
	readonly spend: Fen;
	readonly grant: Fen;
	readonly own: Fen;
	/** Which limit settled the sum. */
	readonly settledBy: 'rate' | 'cap' | 'min-spend' | 'level';
}

/**
 * min(rate x spend, cap by level after), rounded down to the fen. `spend` is eligible spend without VAT.
 * Source of the pilot grant's terms: 泉州市工信局 2025-01-24 notice (offer `qz-pilot-2024`).
 */
export function grantOn(terms: GrantTerms, spend: Fen, levelAfter: LevelId): GrantShare {
	const paid = (grant: Fen, settledBy: GrantShare['settledBy']): GrantShare => ({
		spend,
		grant,
		own: spend - grant,
		settledBy,
	});
	if (terms.minSpend !== undefined && spend < yuanToFen(terms.minSpend)) return paid(0, 'min-spend');
	const levelCap = terms.capByLevelAfter?.[levelAfter];
	if (terms.capByLevelAfter !== undefined && levelCap === undefined) return paid(0, 'level');
	const byRate = shareOf(spend, terms.rateBp);
	const cap = Math.min(
		terms.cap === undefined ? Infinity : yuanToFen(terms.cap),
		levelCap === undefined ? Infinity : yuanToFen(levelCap),
	);
	return byRate <= cap ? paid(byRate, 'rate') : paid(cap, 'cap');
}

/** The part of a grant that is paid out early, on the firm's down payment. */
export function firstInstalmentOn(terms: GrantTerms, downPayment: Fen): Fen {
	if (terms.firstInstalment === undefined) return 0;
	const { rateBp, cap } = terms.firstInstalment;
	return Math.min(shareOf(downPayment, rateBp), yuanToFen(cap));
}
