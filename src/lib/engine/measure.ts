import type { Lever } from './lever.ts';
import type { ItemId } from './questionnaire.ts';
import type { Readings } from './reading.ts';
import type { Standing } from './standing.ts';

/**
 * A sum that a gate asks for at least so much of: points, how many items have reached an option, or (0 or 1) whether
 * one item has. What no lever moves is `fixed`.
 */
export interface Measure {
	readonly fixed: number;
	/** Per lever, by its index: what it gives when it is raised by 0, 1, 2... steps. Never falls. */
	readonly gives: ReadonlyMap<number, readonly number[]>;
	/** At most 1, and settled by one item: several of these can be counted by adding them up. */
	readonly single: boolean;
	/** The same measure has the same key. */
	readonly key: string;
}

/** A firm in one of the outcomes it may turn out to be, before any step. */
export interface Ground {
	readonly standing: Standing;
	readonly readings: Readings;
	readonly levers: LeversByItem;
}

/** The levers of each item, with their indices. */
export type LeversByItem = ReadonlyMap<ItemId, readonly (readonly [index: number, Lever])[]>;

export function leversByItem(levers: readonly Lever[]): LeversByItem {
	const byItem = new Map<ItemId, (readonly [number, Lever])[]>();
	levers.forEach((lever, index) => {
		const own = byItem.get(lever.item);
		if (own) own.push([index, lever]);
		else byItem.set(lever.item, [[index, lever]]);
	});
	return byItem;
}

/** 1 from the option on, 0 below. */
export const reachedOption = (ground: Ground, item: ItemId, atOption: number): Measure => ({
	...measureOfItem(ground, item, (option) => (option >= atOption ? 1 : 0)),
	single: true,
});

/** What an item gives by its option, or by what is ticked where it is a multi item. */
export function pointsOfItem(ground: Ground, item: ItemId, byOption: readonly number[]): Measure {
	const ticked = ground.standing.tickedOf(item);
	if (ticked === undefined) return measureOfItem(ground, item, (option) => byOption[option] ?? 0);
	const fixed = ticked.reduce((sum, option) => sum + (byOption[option] ?? 0), 0);
	return measure(
		fixed,
		leversOn(ground, item).map(([index, { from }]) => [
			index,
			[0, from.kind === 'unticked' ? (byOption[from.option] ?? 0) : 0],
		]),
	);
}

function measureOfItem(ground: Ground, item: ItemId, value: (option: number) => number): Measure {
	const [found] = leversOn(ground, item);
	if (found === undefined || found[1].from.kind !== 'option')
		return measure(value(ground.standing.optionOf(item)), []);
	const [index, { from, steps }] = found;
	const raises = [0, ...steps.map((_, step) => step + 1)];
	return measure(0, [[index, raises.map((raise) => value(from.index + raise))]]);
}

/** The levers that move an item in this outcome; an item that a condition hides counts for nothing, raised or not. */
function leversOn({ levers, readings }: Ground, item: ItemId): readonly (readonly [number, Lever])[] {
	const { kind } = readings.of(item);
	return kind === 'irrelevant' || kind === 'not-applicable' ? [] : (levers.get(item) ?? []);
}

export function sumOf(measures: readonly Measure[]): Measure {
	const gives = new Map<number, readonly number[]>();
	for (const own of measures)
		for (const [lever, values] of own.gives) {
			const before = gives.get(lever);
			gives.set(lever, before ? before.map((value, raise) => value + (values[raise] ?? 0)) : values);
		}
	return measure(
		measures.reduce((sum, { fixed }) => sum + fixed, 0),
		[...gives],
	);
}

function measure(fixed: number, gives: readonly (readonly [number, readonly number[]])[]): Measure {
	const moving = gives.filter(([, values]) => values[0] !== values.at(-1)).sort(([a], [b]) => a - b);
	const still = gives.filter(([, values]) => values[0] === values.at(-1));
	const whole = still.reduce((sum, [, values]) => sum + (values[0] ?? 0), fixed);
	const key = [whole, ...moving.map(([lever, values]) => `${lever}:${values.join(',')}`)].join(' ');
	return { fixed: whole, gives: new Map(moving), single: false, key };
}

/** Before any step. */
export const valueNow = ({ fixed, gives }: Measure): number =>
	[...gives.values()].reduce((sum, values) => sum + (values[0] ?? 0), fixed);

/** With every lever at its top. */
export const valueAtMost = ({ fixed, gives }: Measure): number =>
	[...gives.values()].reduce((sum, values) => sum + (values.at(-1) ?? 0), fixed);
