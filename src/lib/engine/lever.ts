import type { Effort, ItemEffort, StepEffort } from './effort.ts';
import type { Item, ItemId, Questionnaire } from './questionnaire.ts';
import type { Readings } from './reading.ts';
import { optionIndexRange } from './standing.ts';

/**
 * Something a firm can raise, in single steps: a ladder or yes-no item from the option that is certain, or one option
 * of a multi item that is not ticked for certain.
 */
export interface Lever {
	readonly item: ItemId;
	readonly from: LeverFrom;
	/** Nobody answered the item yet, so the firm may stand higher than the route must assume. */
	readonly open: boolean;
	readonly steps: readonly StepEffort[];
}

export type LeverFrom =
	| { readonly kind: 'option'; readonly index: number }
	| { readonly kind: 'unticked'; readonly option: number };

interface LeverInput {
	readonly questionnaire: Questionnaire;
	readonly effort: Effort;
	readonly readings: Readings;
	/** Items that decide what else is asked: answering them is telling what the firm does, not a step. */
	readonly steering: ReadonlySet<ItemId>;
}

/** In the order of the questionnaire. What is hidden or does not apply cannot be raised. */
export function leversOf({ questionnaire, effort, readings, steering }: LeverInput): readonly Lever[] {
	return questionnaire.items
		.filter(({ id }) => !steering.has(id))
		.flatMap((item) => {
			const own = effort[item.id];
			return own === undefined ? [] : leversOfItem(item, own, readings);
		});
}

function leversOfItem(item: Item, effort: ItemEffort, readings: Readings): readonly Lever[] {
	const reading = readings.of(item.id);
	if (reading.kind === 'irrelevant' || reading.kind === 'not-applicable') return [];
	const answer = reading.kind === 'given' ? reading.answer : undefined;
	const open = answer === undefined;
	switch (item.kind) {
		case 'ladder':
		case 'yes-no': {
			const [index] = optionIndexRange(item, reading);
			const top = item.kind === 'ladder' ? item.options.length - 1 : 1;
			const steps = stepsOf(effort, top).slice(index);
			return steps.length === 0 ? [] : [{ item: item.id, from: { kind: 'option', index }, open, steps }];
		}
		case 'multi': {
			const ticked = answer?.kind === 'several' ? answer.options : [];
			return stepsOf(effort, item.options.length).flatMap((step, option): readonly Lever[] =>
				ticked.includes(item.options[option] ?? '')
					? []
					: [{ item: item.id, from: { kind: 'unticked', option }, open, steps: [step] }],
			);
		}
		case 'choice':
		case 'amount':
		case 'text':
			return [];
	}
}

function stepsOf(effort: ItemEffort, count: number): readonly StepEffort[] {
	return effort.kind === 'not-by-decision'
		? Array.from({ length: count }, () => ({ kind: 'not-by-decision' }))
		: effort.steps.map((step) => ({ kind: 'by-decision', ...step }));
}
