import type { Bounds } from './bounds.ts';
import type { CohortEntry, CohortResult } from './cohort-entry.ts';
import { verdictOf, type Verdict } from './compare.ts';
import type { FirstBreak } from './first-break.ts';
import { grouped } from './grouped.ts';
import type { ItemId } from './questionnaire.ts';

/** Exact counts; what of them may be shown is settled in cohort-shown.ts. */
export interface SpanCount extends Bounds {
	readonly firms: number;
}

/** How many firms have each pair of bounds. A firm whose result is open counts under its span, never as its middle. */
export function spanCounts(
	entries: readonly CohortEntry[],
	of: (entry: CohortEntry) => Bounds,
): readonly SpanCount[] {
	const spans = grouped(entries.map(of), ({ low, high }) => `${low} ${high}`);
	return [...spans.values()]
		.flatMap((same) => (same[0] ? [{ low: same[0].low, high: same[0].high, firms: same.length }] : []))
		.sort((a, b) => a.low - b.low || a.high - b.high);
}

/** `open`: nobody answered what would tell. `none`: nothing holds the chain any more. */
export type BreakPlace =
	| { readonly kind: 'link' | 'item'; readonly at: ItemId }
	| { readonly kind: 'node'; readonly at: string }
	| { readonly kind: 'open' | 'none' };

export function breakPlace(found: FirstBreak | undefined): BreakPlace {
	if (found === undefined) return { kind: 'none' };
	if (!found.known) return { kind: 'open' };
	switch (found.kind) {
		case 'link':
		case 'item':
			return { kind: found.kind, at: found.item };
		case 'node':
			return { kind: 'node', at: found.node };
	}
}

export interface Quartiles {
	readonly firms: number;
	readonly q1: number;
	readonly median: number;
	readonly q3: number;
}

/** Of states on a ladder: each is a state that some firm has, the lower of two in the middle. Undefined where there are none. */
export function quartilesOf(states: readonly number[]): Quartiles | undefined {
	const sorted = [...states].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
	const [q1, median, q3] = [at(0.25), at(0.5), at(0.75)];
	return q1 === undefined || median === undefined || q3 === undefined
		? undefined
		: { firms: sorted.length, q1, median, q3 };
}

/** How many levels or rungs of what is certain by the firm's own word nobody has seen yet; 0 where all is proven. */
export const unproven = ({ claimed, evidenced }: CohortEntry, of: 'level' | 'rung'): number =>
	claimed[of].low - evidenced[of].low;

/** From a firm's first check-up to its last; undefined where it has only one. */
export function changeOf<T extends CohortEntry>(
	checkUps: readonly T[],
	of: (entry: T) => CohortResult,
	what: 'level' | 'rung',
): Verdict | undefined {
	const [first, last] = [checkUps[0], checkUps.at(-1)];
	return first === undefined || last === undefined || checkUps.length < 2
		? undefined
		: verdictOf(of(first)[what], of(last)[what]);
}
