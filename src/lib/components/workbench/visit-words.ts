import type { AgendaReason } from '../../engine/agenda.ts';
import type { Answer } from '../../engine/answer.ts';
import type { Item } from '../../engine/questionnaire.ts';
import { formatBeside } from '../../i18n/formats.ts';
import { contentText, optionalContentText, text } from '../../i18n/i18n.ts';
import { itemName } from '../sentences.ts';
import type { ShownCapture } from './shown-capture.ts';

/** Why something is on the agenda, each reason once. */
export const whyWords = (why: readonly AgendaReason[]): string =>
	formatBeside([...new Set(why.map(({ kind }) => kind))].map((kind) => text(`visit.why.${kind}`)));

/** What there would be to see, if it is as it was said: the examples of the chosen options. */
export function examplesOf(item: Item, answer: Answer): readonly string[] {
	const options = chosenIn(answer);
	return options.flatMap((option) => optionalContentText(`item.${item.id}.option.${option}.example`) ?? []);
}

function chosenIn(answer: Answer): readonly string[] {
	switch (answer.kind) {
		case 'chosen':
			return [answer.option];
		case 'several':
			return answer.options;
		case 'yes-no':
			return [answer.value ? 'yes' : 'no'];
		case 'amount':
		case 'text':
		case 'dont-know':
		case 'not-applicable':
			return [];
	}
}

/** `elsewhere`: what is only talked about. */
export const placeName = (place: string): string =>
	place === 'elsewhere' ? text('visit.elsewhere') : contentText(`place.${place}`);

/** What a capture is of. */
export function targetWords({ item, place }: Pick<ShownCapture, 'item' | 'place'>): string {
	if (item !== undefined) return itemName(item);
	return place === undefined ? text('visit.firm') : placeName(place);
}
