/** Below this many firms nothing is broken down. */
export const leastShown = 5;

/** `fewer`: there are some, but fewer than five. `withheld`: some or none, kept back so that no other can be worked out. */
export type ShownCount =
	| { readonly kind: 'shown'; readonly count: number }
	| { readonly kind: 'fewer' }
	| { readonly kind: 'withheld' };

/** A number that stands alone, such as how many firms there are in all. */
export const shownTotal = (count: number): ShownCount =>
	isSmall(count) ? { kind: 'fewer' } : { kind: 'shown', count };

/**
 * Counts that add up to a known total, in their order, so that no count from 1 to 4 is shown and none can be worked out
 * from the total and the others, even by somebody who knows this rule. That takes a second count along where one alone
 * would be hidden, or where the hidden ones could only be one thing.
 */
export function shownCounts(counts: readonly number[]): readonly ShownCount[] {
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total === 0) return counts.map(shownTotal);
	if (total < leastShown) return counts.map(() => ({ kind: 'fewer' }));
	const small = counts.filter(isSmall);
	if (small.length === 0) return counts.map((count) => ({ kind: 'shown', count }));
	const others = counts.filter((count) => count >= leastShown);
	if (others.length === 0) return counts.map(() => ({ kind: 'withheld' }));
	if (canOnlyBe(small)) {
		// All that are as small as the next one: which of them was taken would tell where the small one stands.
		const next = Math.min(...others);
		return counts.map((count) =>
			isSmall(count) || count === next ? { kind: 'withheld' } : { kind: 'shown', count },
		);
	}
	return counts.map(shownTotal);
}

export interface ShownPart {
	readonly count: ShownCount;
	/** What this count and its likes add up to; undefined where that is not shown. */
	readonly total: number | undefined;
}

/** The same, each with what they add up to. */
export function shownParts(counts: readonly number[]): readonly ShownPart[] {
	const whole = counts.reduce((sum, count) => sum + count, 0);
	const total = isSmall(whole) ? undefined : whole;
	return shownCounts(counts).map((count) => ({ count, total }));
}

export const isSmall = (count: number): boolean => count > 0 && count < leastShown;

/** Their sum is known, and that each is at least 1 and at most 4. */
export function canOnlyBe(small: readonly number[]): boolean {
	const sum = small.reduce((whole, count) => whole + count, 0);
	return small.length === 1 || sum === small.length || sum === small.length * (leastShown - 1);
}
