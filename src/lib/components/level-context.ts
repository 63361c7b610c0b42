import type { ItemId, Questionnaire } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { optionLabel } from './condition-words.ts';

/** What an explanation of a level speaks about. */
export interface LevelContext {
	readonly scale: Scale;
	readonly questionnaire: Questionnaire;
}

/** The words of an option by its index. */
export function labelAt({ items }: Questionnaire, id: ItemId, index: number): string {
	const item = items.find((candidate) => candidate.id === id);
	const options = item?.kind === 'ladder' || item?.kind === 'multi' ? item.options : ['no', 'yes'];
	return optionLabel(id, options[index] ?? '');
}
