import type { AnswerRecord } from '../engine/answer.ts';
import type { RulesFile } from '../engine/offer.ts';
import type { ItemId } from '../engine/questionnaire.ts';
import { optionLabel } from './condition-words.ts';

/** The finest place that was named: the city, or the county where "another place" was said; undefined before. */
export function placeWords(
	{ settings, places }: RulesFile,
	recordOf: (item: ItemId) => AnswerRecord | undefined,
): string | undefined {
	const codes = new Set(places.map(({ code }) => code));
	const coarsest = settings.placeItems.at(-1);
	return settings.placeItems
		.map((item) => {
			const answer = recordOf(item)?.answer;
			const named = answer?.kind === 'chosen' && (item === coarsest || codes.has(answer.option));
			return named ? optionLabel(item, answer.option) : undefined;
		})
		.find((words) => words !== undefined);
}
