import { factsWithResults } from '../engine/advice.ts';
import type { Answers } from '../engine/answer.ts';
import { assessAnswers } from '../engine/diagnosis.ts';
import { standingsOf, type StandingOffer } from '../engine/offer-status.ts';
import { itemById, type ItemId, type OptionId } from '../engine/questionnaire.ts';
import type { LoadedContent } from './loaded-content.ts';
import { today } from './today.ts';

/** The option of each place item that was answered. */
export type ToldPlace = Readonly<Record<ItemId, OptionId>>;

/** The place as it is asked, from coarse to fine: a finer item only where the coarser answer has options for it. */
export function placesToTell(
	{ questionnaire, rulesFile }: LoadedContent,
	told: ToldPlace,
): readonly { readonly item: ItemId; readonly options: readonly OptionId[] }[] {
	const items = itemById(questionnaire);
	return rulesFile.settings.placeItems.toReversed().flatMap((id) => {
		const item = items.get(id);
		if (item?.kind !== 'choice') return [];
		const by = item.optionsBy === undefined ? undefined : (told[item.optionsBy] ?? '');
		const offered = item.options.filter((option) => by === undefined || option.for.includes(by));
		return offered.length === 0 ? [] : [{ item: id, options: offered.map((option) => option.id) }];
	});
}

/** How every offer stands for a firm of which nothing is known but, perhaps, its place: the option of each place item. */
export function offersWithoutFirm(
	{ questionnaire, scales, rulesFile }: LoadedContent,
	told: ToldPlace,
): readonly StandingOffer[] {
	const answers: Answers = new Map(
		Object.entries(told).map(([item, option]) => [
			item,
			{ answer: { kind: 'chosen', option }, by: 'owner', at: 0, evidence: 'E0' },
		]),
	);
	const assessed = assessAnswers(questionnaire, scales, answers);
	const facts = factsWithResults(rulesFile.settings, assessed);
	return standingsOf(rulesFile, { facts, readings: assessed.readings, today: today() });
}
