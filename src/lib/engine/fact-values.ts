import { thresholdsOf, type CellTest } from './condition.ts';
import { exactly, type FactId, type FactValue } from './fact.ts';
import { itemById, itemsFor, type AmountItem, type Item, type Questionnaire } from './questionnaire.ts';
import type { Readings } from './reading.ts';
import type { Scale } from './scale.ts';

/** What a firm `is` (its place, its size) it hardly changes for an offer; what it `does` it can; a `result` follows. */
export type FactKind = 'is' | 'does' | 'result';

/** A value that a fact may take, or, of an amount, every value from one bound to the other. */
export type Wanted =
	| { readonly kind: 'value'; readonly value: FactValue }
	| { readonly kind: 'range'; readonly low: RangeEnd; readonly high: RangeEnd };

export interface RangeEnd {
	readonly value: number;
	readonly included: boolean;
}

/** Where facts come from: the items and worked-out facts, and the two scales whose results may be asked for. */
export interface FactSources {
	readonly questionnaire: Questionnaire;
	readonly official: Scale;
	readonly chain: Scale;
	readonly readings: Readings;
}

/** A stretch of values that no test tells apart, with one of them to try. */
export interface Stretch {
	readonly wanted: Wanted;
	readonly sample: FactValue;
}

/**
 * Every value that a single change can give a fact; none where the firm is not asked. A multi item changes by one box.
 * `tests` are those that will be asked: an amount is cut into stretches at their thresholds.
 */
export function stretchesOf(
	fact: FactId,
	tests: readonly CellTest[],
	sources: FactSources,
): readonly Stretch[] {
	const { questionnaire, official, chain, readings } = sources;
	const item = itemById(questionnaire).get(fact);
	if (item) return readings.relevanceOf(fact) === 'false' ? [] : stretchesOfItem(item, tests, readings);
	const workedOut = questionnaire.facts.find(({ id }) => id === fact);
	if (workedOut) return workedOut.values.map((value) => single(named(value)));
	switch (fact) {
		case 'official_level':
			return official.levels.map((_, level) => single(exactly(level)));
		case 'chain_rung':
			return chain.levels.map((_, level) => single(exactly(level)));
		default:
			return (chain.network?.links ?? []).map((link) => single(named(link.item)));
	}
}

/** A worked-out fact is what a firm is where all it is worked out from is. */
export function kindOfFact(fact: FactId, questionnaire: Questionnaire): FactKind {
	const context = itemsFor(questionnaire, 'context');
	const bands = questionnaire.sections
		.filter(({ purpose }) => purpose === 'context')
		.flatMap(({ screens }) => screens.flatMap((screen) => screen.bands));
	if ([...context, ...bands].includes(fact)) return 'is';
	if (questionnaire.items.some(({ id }) => id === fact)) return 'does';
	const workedOut = questionnaire.facts.find(({ id }) => id === fact);
	if (workedOut === undefined) return 'result';
	const from = workedOut.rows.flatMap(({ when }) => when.flat().map((cell) => cell.fact));
	return from.every((id) => kindOfFact(id, questionnaire) === 'is') ? 'is' : 'does';
}

function stretchesOfItem(item: Item, tests: readonly CellTest[], readings: Readings): readonly Stretch[] {
	switch (item.kind) {
		case 'ladder':
			return item.options.map((_, index) => single(exactly(index)));
		case 'yes-no':
			return [false, true].map((value) => single({ kind: 'yes-no', value }));
		case 'choice': {
			const by = item.optionsBy === undefined ? undefined : readings.of(item.optionsBy);
			const chosen = by?.kind === 'given' && by.answer.kind === 'chosen' ? by.answer.option : undefined;
			return item.options
				.filter((option) => chosen === undefined || option.for.length === 0 || option.for.includes(chosen))
				.map(({ id }) => single(named(id)));
		}
		case 'multi':
			return oneBoxAway(item.options, readings.facts(item.id)).map((values) =>
				single({ kind: 'set', values }),
			);
		case 'amount':
			return stretchesOfAmount(item, tests);
		case 'text':
			return [];
	}
}

const named = (value: string): FactValue => ({ kind: 'one-of', values: [value] });

const single = (value: FactValue): Stretch => ({ wanted: { kind: 'value', value }, sample: value });

/** From what is ticked; from nothing where that is open, and then nothing is an answer too. */
function oneBoxAway(options: readonly string[], now: FactValue): readonly (readonly string[])[] {
	const ticked = now.kind === 'set' ? now.values : [];
	const others = options.map((option) =>
		ticked.includes(option) ? ticked.filter((other) => other !== option) : [...ticked, option],
	);
	return now.kind === 'set' ? others : [[], ...others];
}

function stretchesOfAmount({ min, max, whole }: AmountItem, tests: readonly CellTest[]): readonly Stretch[] {
	const inside = tests.flatMap(thresholdsOf).filter((value) => value > min && value < max);
	const cuts = [...new Set([min, ...inside, max])].sort((a, b) => a - b);
	return cuts.flatMap((value, index) => {
		const next = cuts[index + 1];
		const at = whole && !Number.isInteger(value) ? [] : [range(value, value, true)];
		if (next === undefined) return at;
		if (!whole) return [...at, range(value, next, false)];
		const [low, high] = [Math.floor(value) + 1, Math.ceil(next) - 1];
		return low > high ? at : [...at, range(low, high, true)];
	});
}

const range = (low: number, high: number, included: boolean): Stretch => ({
	wanted: { kind: 'range', low: { value: low, included }, high: { value: high, included } },
	sample: exactly((low + high) / 2),
});

/** Stretches that follow on each other are one. */
export function joined(
	stretches: readonly Stretch[],
	questionnaire: Questionnaire,
	fact: FactId,
): readonly Wanted[] {
	const item = itemById(questionnaire).get(fact);
	const step = item?.kind === 'amount' && item.whole ? 1 : 0;
	return stretches.reduce<readonly Wanted[]>((list, { wanted }) => {
		const before = list.at(-1);
		if (before?.kind !== 'range' || wanted.kind !== 'range') return [...list, wanted];
		const gap = wanted.low.value - before.high.value;
		const meet = gap === step && (step > 0 || wanted.low.included || before.high.included);
		return meet
			? [...list.slice(0, -1), { kind: 'range', low: before.low, high: wanted.high }]
			: [...list, wanted];
	}, []);
}
