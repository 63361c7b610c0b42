import type { AnswerRecord } from '../engine/answer.ts';
import type { BoundsChange } from '../engine/compare.ts';
import { rawOf, type CarriedDifference, type ItemDifference } from '../engine/difference.ts';
import type { Direction } from '../engine/direction.ts';
import type { Item, ItemId } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { formatPoints, formatRange } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';
import { oldName, whyWords } from './carried-words.ts';
import { answerWords } from './condition-words.ts';
import { itemName, levelRange } from './sentences.ts';

/** What a pair of bounds shows. `disputed`: they lie apart, but somebody else answered what they rest on. */
export type Finding = 'risen' | 'fallen' | 'same' | 'within-bounds' | 'disputed';

export function findingOf({ before, after, verdict }: BoundsChange): Finding {
	if (verdict !== 'no-proven-change') return verdict;
	if (after.low > before.high || after.high < before.low) return 'disputed';
	return before.low === before.high && after.low === after.high ? 'same' : 'within-bounds';
}

/** Told apart by sign and word, for those who do not see the colour. */
export const findingSigns: Readonly<Record<Finding, string>> = {
	risen: '▲',
	fallen: '▼',
	same: '＝',
	'within-bounds': '≈',
	disputed: '？',
};

export const directionSigns: Readonly<Record<Direction, string>> = {
	better: '▲',
	worse: '▼',
	sideways: '◆',
};

export function headlineWords(chain: Scale, level: BoundsChange): string {
	return text(`compare.headline.${findingOf(level)}`, {
		before: levelRange(chain, level.before),
		after: levelRange(chain, level.after),
	});
}

export function pointsRange({ low, high }: { readonly low: number; readonly high: number }): string {
	return formatRange(formatPoints(low), formatPoints(high));
}

/** In the order in which they matter to a reader. */
export const differenceKinds = [
	'changed',
	'new-evidence',
	'less-evidence',
	'other-respondent',
	'newly-answered',
	'withdrawn',
	'not-counted',
	'new-edition',
] as const satisfies readonly ItemDifference['kind'][];

export function differenceName(difference: ItemDifference): string {
	if (difference.kind !== 'new-edition' && difference.kind !== 'not-counted')
		return itemName(difference.item);
	const { before, after } = difference;
	if (difference.kind === 'not-counted') return itemName(difference.item);
	if (before.kind === 'set-aside') return oldName(before.fate);
	return after.kind === 'set-aside' ? oldName(after.fate) : itemName(difference.item);
}

/** What stands on the two sides, in the words of the options. */
export function differenceWords(
	difference: ItemDifference,
	itemOf: (id: ItemId) => Item | undefined,
): string {
	const item = itemOf(difference.item);
	const words = ({ answer }: AnswerRecord) => (item === undefined ? '' : answerWords(item, answer));
	const who = (record: AnswerRecord, said: string) =>
		text('compare.said', { who: text(`evidence.respondent.${record.by}`), answer: said });
	switch (difference.kind) {
		case 'changed':
			return arrow(words(difference.before), words(difference.after));
		case 'other-respondent':
			return arrow(
				who(difference.before, words(difference.before)),
				who(difference.after, words(difference.after)),
			);
		case 'new-evidence':
		case 'less-evidence':
			return arrow(
				text(`evidence.${difference.before.evidence}`),
				text(`evidence.${difference.after.evidence}`),
			);
		case 'newly-answered':
			return words(difference.after);
		case 'withdrawn':
			return text('format.pair', { name: text('compare.before'), value: words(difference.before) });
		case 'not-counted': {
			const said = [difference.before, difference.after].flatMap((side) => rawOf(side) ?? []).map(words);
			return said.length === 2 ? arrow(said[0] ?? '', said[1] ?? '') : (said[0] ?? '');
		}
		case 'new-edition':
			return editionWords(difference);
	}
}

const arrow = (before: string, after: string): string => text('compare.arrow', { before, after });

/** Why an answer could not be carried; where it could, that only a name changed. */
function editionWords({ before, after }: CarriedDifference<'new-edition'>): string {
	const [fate] = [before, after].flatMap((side) => (side.kind === 'set-aside' ? [side.fate] : []));
	return fate === undefined ? text('compare.wasCalled') : whyWords(fate);
}
