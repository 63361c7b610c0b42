import { isEvidenced } from './answer.ts';
import type { ItemState } from './cohort-entry.ts';
import { leastShown } from './cohort-shown.ts';
import { grouped } from './grouped.ts';
import type { ItemId } from './questionnaire.ts';

/** How much better firms said they were than an advisor then saw. */
export interface OverClaim {
	readonly item: ItemId;
	/** Firms that said and were then seen. */
	readonly firms: number;
	/** Those that had said better. */
	readonly over: number;
	/** What was said minus what was seen, in options, over all of them. */
	readonly steps: number;
}

interface SaidAndSeen {
	readonly item: ItemId;
	readonly steps: number;
}

/**
 * Per item of which at least five firms were seen. A firm counts once an item: with the first time it was seen (E2, E3)
 * and what it had last said before (E0, E1). Firms may have mended things in between, so the figure is a lower bound.
 * Each firm's check-ups come from the first to the last.
 */
export function overClaims(
	firms: readonly (readonly { readonly states: readonly ItemState[] }[])[],
): readonly OverClaim[] {
	const byItem = grouped(firms.flatMap(saidAndSeen), ({ item }) => item);
	return [...byItem].flatMap(([item, pairs]): readonly OverClaim[] =>
		pairs.length < leastShown
			? []
			: [
					{
						item,
						firms: pairs.length,
						over: pairs.filter(({ steps }) => steps > 0).length,
						steps: pairs.reduce((sum, { steps }) => sum + steps, 0),
					},
				],
	);
}

function saidAndSeen(checkUps: readonly { readonly states: readonly ItemState[] }[]): readonly SaidAndSeen[] {
	const said = new Map<ItemId, number>();
	const seen = new Set<ItemId>();
	return checkUps.flatMap(({ states }) =>
		states.flatMap(({ item, state, evidence }): readonly SaidAndSeen[] => {
			if (seen.has(item)) return [];
			if (!isEvidenced(evidence)) {
				said.set(item, state);
				return [];
			}
			seen.add(item);
			const before = said.get(item);
			return before === undefined ? [] : [{ item, steps: before - state }];
		}),
	);
}
