import type { Item, ItemId, OptionId } from './questionnaire.ts';
import type { Reading, Readings } from './reading.ts';
import type { NodeId } from './scale.ts';

/**
 * One certain way the open answers could turn out: an option index per ladder and yes/no item (no = 0, yes = 1),
 * the ticked indices per multi item, and the nodes that left the chain.
 */
export interface Standing {
	readonly optionOf: (id: ItemId) => number;
	/** Undefined for items that are not multi. */
	readonly tickedOf: (id: ItemId) => readonly number[] | undefined;
	readonly absentNodes: ReadonlySet<NodeId>;
	/** What the parts of a scale count for that no item feeds. */
	readonly unfed: 'nothing' | 'all';
}

/** Least: what is open or does not apply counts as the lowest option. Best: what is open counts as the highest. */
export type Extreme = 'least' | 'best';

export interface StandingInput {
	readonly items: ReadonlyMap<ItemId, Item>;
	readonly readings: Readings;
	readonly absentNodes: ReadonlySet<NodeId>;
}

export function standingAt(extreme: Extreme, { items, readings, absentNodes }: StandingInput): Standing {
	return {
		absentNodes,
		unfed: extreme === 'least' ? 'nothing' : 'all',
		optionOf: (id) => {
			const item = items.get(id);
			return item === undefined ? 0 : optionIndexRange(item, readings.of(id))[extreme === 'least' ? 0 : 1];
		},
		tickedOf: (id) => {
			const item = items.get(id);
			return item?.kind === 'multi' ? tickedIndices(item.options, readings.of(id), extreme) : undefined;
		},
	};
}

/** Lowest and highest option index that an item may still turn out to have. */
export function optionIndexRange(item: Item, reading: Reading): readonly [number, number] {
	const options: readonly OptionId[] =
		item.kind === 'ladder' ? item.options : item.kind === 'yes-no' ? ['no', 'yes'] : [];
	switch (reading.kind) {
		case 'irrelevant':
		case 'not-applicable':
			return [0, 0];
		case 'open':
		case 'dont-know':
			return [0, Math.max(0, options.length - 1)];
		case 'given': {
			const index = indexOfGiven(options, reading);
			return [index, index];
		}
	}
}

function indexOfGiven(options: readonly OptionId[], reading: Extract<Reading, { kind: 'given' }>): number {
	const { answer } = reading;
	if (answer.kind === 'chosen') return Math.max(0, options.indexOf(answer.option));
	return answer.kind === 'yes-no' && answer.value ? 1 : 0;
}

function tickedIndices(options: readonly OptionId[], reading: Reading, extreme: Extreme): readonly number[] {
	switch (reading.kind) {
		case 'irrelevant':
		case 'not-applicable':
			return [];
		case 'open':
		case 'dont-know':
			return extreme === 'best' ? options.map((_, index) => index) : [];
		case 'given': {
			const { answer } = reading;
			return answer.kind === 'several' ? answer.options.map((option) => options.indexOf(option)) : [];
		}
	}
}
