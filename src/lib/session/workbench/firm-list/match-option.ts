import { itemById, type Questionnaire } from '../../../engine/questionnaire.ts';
import { plainWords } from '../caseload/plain-words.ts';

/** The words of an option in one language; undefined where that language has none. */
export type LabelOf = (item: string, option: string) => string | undefined;

export interface OptionMatcher {
	/** The one option that a cell means; undefined where none does, or more than one might. */
	readonly optionFor: (item: string, cell: string) => string | undefined;
	/** The county whose full name stands in an address. */
	readonly countyIn: (address: string) => string | undefined;
}

interface Word {
	readonly words: string;
	readonly option: string;
}

/** Matches what lists say with the options of the questionnaire, in each of the languages given. */
export function optionMatcher(questionnaire: Questionnaire, labels: readonly LabelOf[]): OptionMatcher {
	const items = itemById(questionnaire);
	const optionsOf = (item: string) => {
		const found = items.get(item);
		return found?.kind === 'choice' ? found.options : [];
	};
	const labelsOf = (item: string, option: string): readonly string[] =>
		labels.flatMap((labelOf) => labelOf(item, option) ?? []);
	const wordsOf = (item: string): readonly Word[] =>
		optionsOf(item).flatMap(({ id }) =>
			labelsOf(item, id).flatMap((label) => partsOf(label).map((words) => ({ words, option: id }))),
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
	return {
		optionFor: (item, cell) => optionAmong(wordsBy.get(item) ?? [], plainWords(cell)),
		countyIn: (address) => {
			const plain = plainWords(address);
			return only(counties.filter(({ words }) => plain.includes(words)));
		},
	};
}

/** What is the same wins over what is part of the other. */
function optionAmong(all: readonly Word[], cell: string): string | undefined {
	if (cell === '') return undefined;
	const same = only(all.filter(({ words }) => words === cell));
	if (same !== undefined) return same;
	return only(
		all.filter(
			({ words }) => words.length > 1 && cell.length > 1 && (cell.includes(words) || words.includes(cell)),
		),
	);
}

function only(found: readonly Word[]): string | undefined {
	const [option, ...others] = new Set(found.map(({ option }) => option));
	return others.length === 0 ? option : undefined;
}

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
