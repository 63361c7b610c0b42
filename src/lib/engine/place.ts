import type { ItemId } from './questionnaire.ts';
import type { Readings } from './reading.ts';
import { truthOf, type Truth } from './truth.ts';

/** A code such as `CN-FJ-QZ-JJ`: what stands before a hyphen contains what stands behind it. `*` is anywhere. */
export type PlaceCode = string;

/** A place that a pack knows; asked for where the coarser place item is answered with `under`. */
export interface Place {
	readonly code: PlaceCode;
	readonly under: PlaceCode;
}

/** Where a firm is, as far as it said. `ask` is the item whose answer would say more. */
export type Whereabouts =
	| { readonly kind: 'unknown'; readonly ask: ItemId }
	/** One of these. */
	| { readonly kind: 'within'; readonly codes: readonly PlaceCode[]; readonly ask?: ItemId };

interface PlaceQuestions {
	/** From the finest to the coarsest. */
	readonly placeItems: readonly ItemId[];
	readonly places: readonly Place[];
}

/**
 * The finest answer counts. One that is no place ("another place") leaves it at the coarser one, and an open one leaves
 * every place under it possible: unknown is not no.
 */
export function whereaboutsOf({ placeItems, places }: PlaceQuestions, readings: Readings): Whereabouts {
	const codes = new Set(places.map(({ code }) => code));
	const [coarsest = '', ...finer] = placeItems.toReversed();
	const said = readings.facts(coarsest);
	if (said.kind !== 'one-of') return { kind: 'unknown', ask: coarsest };
	return finer.reduce<Whereabouts>(
		(found, item) => {
			if (found.kind === 'unknown') return found;
			const fact = readings.facts(item);
			if (fact.kind === 'not-applicable') return found;
			if (fact.kind === 'one-of')
				return fact.values.every((code) => codes.has(code)) ? { kind: 'within', codes: fact.values } : found;
			const under = places.filter((place) => found.codes.includes(place.under)).map(({ code }) => code);
			return { kind: 'within', codes: [...found.codes, ...under], ask: item };
		},
		{ kind: 'within', codes: said.values },
	);
}

/** Whether what is meant for a region is meant for the firm. */
export function reachOf(region: PlaceCode, whereabouts: Whereabouts): Truth {
	if (region === '*') return 'true';
	if (whereabouts.kind === 'unknown') return 'unknown';
	const inside = whereabouts.codes.filter((code) => code === region || code.startsWith(`${region}-`));
	if (inside.length > 0 && inside.length < whereabouts.codes.length) return 'unknown';
	return truthOf(inside.length > 0);
}
