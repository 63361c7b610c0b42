import type { Bounds } from './bounds.ts';
import { evaluateScale, type Evaluation } from './evaluate.ts';
import type { Outcome } from './outcome.ts';
import type { Item, ItemId } from './questionnaire.ts';
import type { Readings } from './reading.ts';
import type { Scale } from './scale.ts';
import { standingAt, type Extreme } from './standing.ts';

/**
 * What the result would be if an item that does not apply left its dimension and its weight went to the rest:
 * points x max / (max - the item's max), in whole thousandths, rounded down. Counts of scenes stay as they are: the
 * published rule knows no "does not apply". Source: diagnosis.md, section 3.
 */
export interface AdjustedResult {
	readonly points: Bounds;
	readonly level: Bounds;
	/** The items that left. */
	readonly without: readonly ItemId[];
}

interface AdjustedInput {
	readonly scale: Scale;
	readonly items: ReadonlyMap<ItemId, Item>;
	/** As told: what may still turn out to be hidden has not left. */
	readonly readings: Readings;
	readonly outcomes: readonly Outcome[];
	readonly strict: { readonly points: Bounds; readonly level: Bounds };
}

/** Undefined where it says the same as the strict result. */
export function adjustedResult({
	scale,
	items,
	readings,
	outcomes,
	strict,
}: AdjustedInput): AdjustedResult | undefined {
	const leaving = itemsThatLeave(scale, readings);
	if (leaving.size === 0) return undefined;
	const evaluated = (extreme: Extreme) =>
		outcomes.map((outcome) => evaluateScale(scale, standingAt(extreme, { items, ...outcome }), leaving));
	const [least, best] = [evaluated('least'), evaluated('best')];
	const bounds = (value: (evaluation: Evaluation) => number): Bounds => ({
		low: Math.min(...least.map(value)),
		high: Math.max(...best.map(value)),
	});
	const adjusted = { points: bounds(({ points }) => points), level: bounds(({ level }) => level) };
	return same(adjusted.points, strict.points) && same(adjusted.level, strict.level)
		? undefined
		: { ...adjusted, without: [...leaving] };
}

/** By the firm's own word, or because a condition hides them. */
function itemsThatLeave(scale: Scale, readings: Readings): ReadonlySet<ItemId> {
	const fed = scale.dimensions.flatMap(({ points }) => Object.keys(points));
	return new Set(
		fed.filter((id) => {
			const { kind } = readings.of(id);
			return kind === 'not-applicable' || kind === 'irrelevant';
		}),
	);
}

const same = (a: Bounds, b: Bounds) => a.low === b.low && a.high === b.high;
