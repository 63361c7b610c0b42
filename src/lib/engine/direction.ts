import type { Answer } from './answer.ts';
import { itemById, itemsFor, type ItemId, type Questionnaire } from './questionnaire.ts';

/** Where a change of an answer leads: `sideways` where its options have no order, or some were won and others lost. */
export type Direction = 'better' | 'worse' | 'sideways';

/** Ladders rise from the least to the best; ticks and yes count as better only where they are scored (scales are monotone). */
export function directionOf(
	questionnaire: Questionnaire,
	item: ItemId,
	{ before, after }: { readonly before: Answer; readonly after: Answer },
): Direction {
	const asked = itemById(questionnaire).get(item);
	if (asked?.kind === 'ladder' && before.kind === 'chosen' && after.kind === 'chosen')
		return signOf(asked.options.indexOf(after.option) - asked.options.indexOf(before.option));
	if (!itemsFor(questionnaire, 'scored').includes(item)) return 'sideways';
	if (before.kind === 'yes-no' && after.kind === 'yes-no')
		return signOf(Number(after.value) - Number(before.value));
	if (before.kind !== 'several' || after.kind !== 'several') return 'sideways';
	const [won, lost] = [without(after.options, before.options), without(before.options, after.options)];
	return won > 0 && lost > 0 ? 'sideways' : signOf(won - lost);
}

const without = (options: readonly string[], others: readonly string[]): number =>
	options.filter((option) => !others.includes(option)).length;

const signOf = (rise: number): Direction => (rise > 0 ? 'better' : rise < 0 ? 'worse' : 'sideways');
