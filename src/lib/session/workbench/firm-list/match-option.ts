import { itemById, type Questionnaire } from '../../../engine/questionnaire.ts';
import type { Aliases } from '../../../content/read-aliases.ts';
import { plainWords } from '../caseload/plain-words.ts';

/** The words of an option in one language; undefined where that language has none. */
export type LabelOf = (item: string, option: string) => string | undefined;

export interface OptionMatcher {
	/** The one option that a cell means; undefined where none does, or more than one might. */
	readonly optionFor: (item: string, cell: string) => string | undefined;
	/** All that it might mean, where it may be more than one. */
	readonly optionsFor: (item: string, cell: string) => readonly string[];
	/** The county whose full name stands in an address. */
	readonly countyIn: (address: string) => string | undefined;
}

interface Word {
	readonly words: string;
	readonly option: string;
}

interface Said {
	readonly labels: readonly LabelOf[];
	readonly aliases: Aliases;
}

/** Matches what lists say with the options of the questionnaire: their labels in each language given, and other words. */
export function optionMatcher(questionnaire: Questionnaire, { labels, aliases }: Said): OptionMatcher {
	const items = itemById(questionnaire);
	const optionsOf = (item: string) => {
		const found = items.get(item);
		return found?.kind === 'choice' ? found.options : [];
	};
	const labelsOf = (item: string, option: string): readonly string[] =>
		labels.flatMap((labelOf) => labelOf(item, option) ?? []);
	const wordsOf = (item: string): readonly Word[] =>
		optionsOf(item).flatMap(({ id }) =>
			[...labelsOf(item, id).flatMap(partsOf), ...(aliases[item]?.[id] ?? []).map(plainWords)].map(
				(words) => ({ words, option: id }),
			),
		);
	// A line of business is told by what it makes, too: 卫浴 is part of building and home.
	const products = optionsOf('sub_industry').flatMap(({ id, for: clusters }): Word[] => {
		const [cluster, ...others] = clusters;
		if (cluster === undefined || others.length > 0) return [];
		return labelsOf('sub_industry', id).flatMap((label) =>
			partsOf(label).map((words) => ({ words, option: cluster })),
		);
	});
	const wordsBy = new Map([
		['county', wordsOf('county')],
		['cluster', [...wordsOf('cluster'), ...products]],
		['revenue_band', wordsOf('revenue_band')],
	]);
	const counties = optionsOf('county').flatMap(({ id }) =>
		labelsOf('county', id).map((label) => ({ words: plainWords(label), option: id })),
	);
	const optionsFor = (item: string, cell: string) => optionsAmong(wordsBy.get(item) ?? [], plainWords(cell));
	return {
		optionFor: (item, cell) => onlyOne(optionsFor(item, cell)),
		optionsFor,
		countyIn: (address) => {
			const plain = plainWords(address);
			return onlyOne(optionsIn(counties.filter(({ words }) => plain.includes(words))));
		},
	};
}

/** What is the same wins over what is part of the other, and of what stands in a cell the longer: 纺织机械 over 纺织. */
function optionsAmong(all: readonly Word[], cell: string): readonly string[] {
	if (cell === '') return [];
	const same = all.filter(({ words }) => words === cell);
	if (same.length > 0) return optionsIn(same);
	const long = all.filter(({ words }) => words.length > 1 && cell.length > 1);
	const inCell = long.filter(({ words }) => cell.includes(words));
	const longest = inCell.filter(
		({ words }) => !inCell.some((other) => other.words !== words && other.words.includes(words)),
	);
	return optionsIn([...longest, ...long.filter(({ words }) => words.includes(cell))]);
}

const optionsIn = (found: readonly Word[]): readonly string[] => [
	...new Set(found.map(({ option }) => option)),
];

const onlyOne = ([option, ...others]: readonly string[]): string | undefined =>
	others.length === 0 ? option : undefined;

/** 晋江市 is called 晋江 too, and a label with a list in it says several things. */
function partsOf(label: string): readonly string[] {
	const plain = plainWords(label);
	const parts = plain.split(/[、,，/;；]/).map((part) => part.trim());
	return [
		...new Set(
			[plain, ...parts].flatMap((part) => [part, part.replace(/(?:(?<=..)[市县区]|(?<=.)业)$/, '')]),
		),
	].filter(Boolean);
}
