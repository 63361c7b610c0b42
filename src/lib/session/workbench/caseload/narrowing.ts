import { plainWords } from './plain-words.ts';

/** A search that was made, and the places of the texts that it found, in their order. */
interface Found {
	readonly words: readonly string[];
	readonly places: readonly number[];
}

export type Search = (search: string) => readonly number[];

/**
 * Searches the same texts again and again, as somebody types: every word has to be somewhere. A search that asks for more
 * than an earlier one is looked for in what that one found only; whoever takes letters back finds the earlier one again.
 */
export function searchIn(texts: readonly string[]): Search {
	/** Each asks for more than the one before it. */
	let trail: readonly Found[] = [{ words: [], places: texts.map((_, place) => place) }];
	return (search) => {
		const words = plainWords(search).split(/\s+/).filter(Boolean);
		const wider = trail.filter((found, index) => index === 0 || asksForMore(words, found.words));
		const last = wider.at(-1);
		if (last === undefined) return [];
		const isSame = last.words.join(' ') === words.join(' ');
		trail = isSame ? wider : [...wider, { words, places: narrowed(last.places, texts, words) }];
		return trail.at(-1)?.places ?? [];
	};
}

/** Whatever holds these words holds the earlier ones as well. */
const asksForMore = (words: readonly string[], earlier: readonly string[]): boolean =>
	earlier.every((word) => words.some((longer) => longer.includes(word)));

function narrowed(places: readonly number[], texts: readonly string[], words: readonly string[]) {
	return words.reduce<readonly number[]>(
		(left, word) => left.filter((place) => texts[place]?.includes(word)),
		places,
	);
}
