import type { Answers } from './answer.ts';
import { evaluateScale, type Evaluation } from './evaluate.ts';
import type { ScaleChange } from './explanation.ts';
import {
	assumptionsFor,
	possibleOutcomes,
	tellAnswers,
	withAssumed,
	type Outcome,
	type Told,
} from './outcome.ts';
import type { Item, ItemId, Questionnaire } from './questionnaire.ts';
import type { Scale } from './scale.ts';
import { optionIndexRange, standingAt, type Standing } from './standing.ts';

export interface Ground {
	readonly questionnaire: Questionnaire;
	readonly items: ReadonlyMap<ItemId, Item>;
	readonly scale: Scale;
	readonly told: Told;
	readonly outcomes: readonly Outcome[];
}

/** One answer changed and nothing else, with what the scale then makes of the firm at worst, for every open outcome. */
export interface Changed<Change extends ScaleChange = ScaleChange> {
	readonly change: Change;
	readonly least: readonly Evaluation[];
}

export type Raise = Extract<ScaleChange, { kind: 'raise' }>;

export const evaluateLeast = ({ scale, items }: Ground, outcomes: readonly Outcome[]) =>
	outcomes.map((outcome) => evaluateScale(scale, standingAt('least', { items, ...outcome })));

/**
 * Per thing that can be raised (an item, or one box of a multi item), its raises from the smallest. What does not apply
 * or is hidden cannot be raised; what steers the questionnaire says what a firm is, and is no step.
 */
export function raisesOf(item: Item, ground: Ground): readonly (readonly Changed<Raise>[])[] {
	const reading = ground.told.readings.of(item.id);
	if (reading.kind === 'irrelevant' || reading.kind === 'not-applicable') return [];
	const open = reading.kind !== 'given';
	const raise = (step: Raise['step'], standing: Partial<Standing>): Changed<Raise> => ({
		change: { kind: 'raise', step, open, brings: undefined },
		least: evaluateWith(item.id, standing, ground),
	});
	const options = optionsOf(item);
	if (item.kind === 'multi') {
		const ticked = tickedOf(item, ground);
		return indices(options)
			.filter((option) => !ticked.includes(option))
			.map((option) => [
				raise({ kind: 'tick', item: item.id, option }, { tickedOf: () => [...ticked, option] }),
			]);
	}
	const [from] = optionIndexRange(item, reading);
	return [
		indices(options)
			.slice(from + 1)
			.map((to) => raise({ kind: 'option', item: item.id, from, to }, { optionOf: () => to })),
	];
}

/** Per thing that can fall, its falls from the smallest. */
export function fallsOf(item: Item, ground: Ground): readonly (readonly Changed[])[] {
	if (ground.told.readings.of(item.id).kind !== 'given') return [];
	const fall = (change: ScaleChange, standing: Partial<Standing>): Changed => ({
		change,
		least: evaluateWith(item.id, standing, ground),
	});
	if (item.kind === 'multi') {
		const ticked = tickedOf(item, ground);
		return ticked.map((option) => [
			fall(
				{ kind: 'untick', item: item.id, option },
				{ tickedOf: () => ticked.filter((other) => other !== option) },
			),
		]);
	}
	const [from] = optionIndexRange(item, ground.told.readings.of(item.id));
	const lower = indices(optionsOf(item)).slice(0, from).reverse();
	return [lower.map((to) => fall({ kind: 'fall', item: item.id, from, to }, { optionOf: () => to }))];
}

/** The answer to an item as if it had never been given. */
export function doubtOf(item: Item, ground: Ground): readonly Changed[] {
	const { answers, readings } = ground.told;
	const { kind } = readings.of(item.id);
	if (kind !== 'given' && kind !== 'not-applicable') return [];
	const without = new Map([...answers].filter(([id]) => id !== item.id));
	return [{ change: { kind: 'unproven', item: item.id }, least: evaluateAnswers(without, ground) }];
}

/** Every answer to what is open about the firm itself. */
export function tellsOf(item: Item, ground: Ground): readonly Changed[] {
	const { answers, readings } = ground.told;
	const { kind } = readings.of(item.id);
	if (kind !== 'open' && kind !== 'dont-know') return [];
	return assumptionsFor([item]).flatMap((assumed) =>
		[...assumed].map(([id, answer]) => ({
			change: { kind: 'tell', item: id, answer },
			least: evaluateAnswers(withAssumed(answers, assumed), ground),
		})),
	);
}

/** What decides which items are asked changes the outcomes themselves, so they are found anew. */
function evaluateAnswers(answers: Answers, ground: Ground): readonly Evaluation[] {
	const { questionnaire, scale } = ground;
	return evaluateLeast(ground, possibleOutcomes(questionnaire, scale, tellAnswers(questionnaire, answers)));
}

/** An item that decides nothing else changes its own standing alone, and nothing where it does not count. */
function evaluateWith(id: ItemId, own: Partial<Standing>, { scale, items, outcomes }: Ground) {
	return outcomes.map((outcome) => {
		const standing = standingAt('least', { items, ...outcome });
		const { kind } = outcome.readings.of(id);
		if (kind === 'irrelevant' || kind === 'not-applicable') return evaluateScale(scale, standing);
		const { optionOf = standing.optionOf, tickedOf: ticks = standing.tickedOf } = own;
		return evaluateScale(scale, {
			...standing,
			optionOf: (other) => (other === id ? optionOf(id) : standing.optionOf(other)),
			tickedOf: (other) => (other === id ? ticks(id) : standing.tickedOf(other)),
		});
	});
}

/** The ticked options of a multi item that are certain. */
function tickedOf(item: Extract<Item, { kind: 'multi' }>, { told }: Ground): readonly number[] {
	const reading = told.readings.of(item.id);
	if (reading.kind !== 'given' || reading.answer.kind !== 'several') return [];
	return reading.answer.options.map((option) => item.options.indexOf(option));
}

function optionsOf(item: Item): readonly string[] {
	switch (item.kind) {
		case 'ladder':
		case 'multi':
			return item.options;
		case 'yes-no':
			return ['no', 'yes'];
		case 'choice':
		case 'amount':
		case 'text':
			return [];
	}
}

const indices = (list: readonly unknown[]): readonly number[] => list.map((_, index) => index);
