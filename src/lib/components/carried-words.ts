import type { AnswerFate, SetAsideAnswer } from '../engine/carry-forward.ts';
import { formatList } from '../i18n/formats.ts';
import { contentText, text } from '../i18n/i18n.ts';
import { itemName } from './sentences.ts';

/** What became of answers to an older version, in the reader's language. */

export const setAsideOf = (fates: readonly AnswerFate[]): readonly SetAsideAnswer[] =>
	fates.flatMap((fate) => (fate.kind === 'set-aside' ? [fate] : []));

export const movedCount = (fates: readonly AnswerFate[]): number =>
	fates.filter(({ kind }) => kind === 'mapped').length;

/** "nobody has one any more: Orders by fax, Telex", a line for every reason. */
export function setAsideLines(fates: readonly AnswerFate[]): readonly string[] {
	const namesByWhy = new Map<string, readonly string[]>();
	for (const fate of setAsideOf(fates)) {
		const why = whyWords(fate);
		namesByWhy.set(why, [...(namesByWhy.get(why) ?? []), oldName(fate)]);
	}
	return [...namesByWhy].map(([why, names]) => text('format.pair', { name: why, value: formatList(names) }));
}

/** What is no longer asked keeps its last name; what was never declared has only its id. */
export function oldName({ item, why }: SetAsideAnswer): string {
	switch (why.kind) {
		case 'removed':
			return contentText(`was.${why.as}`);
		case 'unknown-item':
			return text('carried.unknownName', { id: item });
		case 'place-taken':
		case 'does-not-fit':
			return itemName(why.to);
	}
}

export function whyWords({ why }: SetAsideAnswer): string {
	switch (why.kind) {
		case 'removed':
			return contentText(`removed.${why.reason}`);
		case 'unknown-item':
		case 'place-taken':
		case 'does-not-fit':
			return text(`carried.why.${why.kind}`);
	}
}
