import * as v from 'valibot';
import { itemById, type Questionnaire } from '../../../engine/questionnaire.ts';
import { deviceNotes, readNote } from '../../../storage/device-note.ts';
import { plainWords } from '../caseload/plain-words.ts';
import type { TakenInColumn } from './list-columns.ts';
import type { OptionMatcher } from './match-option.ts';

/** What an advisor said that a word means: options, by the column and the word. */
export type Meanings = ReadonlyMap<string, string>;

const keyOf = (column: string, words: string): string => `${column} ${plainWords(words)}`;

export const meaningOf = (meanings: Meanings, column: TakenInColumn, words: string): string | undefined =>
	meanings.get(keyOf(column, words));

export function withMeaning(
	meanings: Meanings,
	{ column, words }: { readonly column: TakenInColumn; readonly words: string },
	option: string | undefined,
): Meanings {
	const key = keyOf(column, words);
	const others = [...meanings].filter(([other]) => other !== key);
	return new Map(option === undefined ? others : [...others, [key, option]]);
}

/** The advisor's word comes before ours. */
export const matcherWith = (matcher: OptionMatcher, meanings: Meanings): OptionMatcher => ({
	...matcher,
	optionFor: (item, cell) => meanings.get(keyOf(item, cell)) ?? matcher.optionFor(item, cell),
});

/** The options that a cell of this column may be taken for; none where it holds no choice. */
export function choicesOf(questionnaire: Questionnaire, column: TakenInColumn): readonly string[] {
	const item = itemById(questionnaire).get(column);
	if (item?.kind === 'choice') return item.options.map(({ id }) => id);
	return item?.kind === 'yes-no' ? ['yes', 'no'] : [];
}

const note = 'factory-checkup:list-words';
const storedMeanings = v.pipe(v.array(v.tuple([v.string(), v.string()])), v.maxLength(1000));

/** Only what this questionnaire still offers. */
export function rememberedMeanings(questionnaire: Questionnaire): Meanings {
	const read = v.safeParse(storedMeanings, readNote(note));
	if (!read.success) return new Map();
	return new Map(
		read.output.filter(([key, option]) => {
			const [column = ''] = key.split(' ');
			const item = itemById(questionnaire).get(column);
			return item?.kind === 'choice'
				? item.options.some(({ id }) => id === option)
				: item?.kind === 'yes-no' && (option === 'yes' || option === 'no');
		}),
	);
}

/** Beside the database: words of the trade are no firm's, and what is longer than such a word is not noted. */
export const rememberMeanings = (meanings: Meanings): void =>
	deviceNotes.write(
		note,
		JSON.stringify([...meanings].filter(([key]) => key.length <= longestNoted).slice(-500)),
	);

const longestNoted = 32;
