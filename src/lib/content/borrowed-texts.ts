import type { Texts } from './texts.ts';

/**
 * Fills what a language lacks, sentence by sentence, with the words of the first other language that has them. Under
 * `borrowed` the same keys lead to that language, so that a page can say which it is: `borrowed.offer.<id>.name: en`.
 */
export function withBorrowed(
	own: Texts,
	lenders: readonly { readonly language: string; readonly texts: Texts }[],
): Texts {
	const borrowed = lenders.reduce<Texts>(
		(sofar, { language, texts }) => merged(marked(lacking(lacking(texts, own), sofar), language), sofar),
		{},
	);
	if (Object.keys(borrowed).length === 0) return own;
	const filled = lenders.reduce((words, { texts }) => merged(words, texts), own);
	return { ...filled, borrowed };
}

/** The sentences of one that the other has not. */
function lacking(texts: Texts, other: Texts): Texts {
	const parts = Object.entries(texts).flatMap(([key, value]) => {
		const there = other[key];
		if (typeof value === 'string') return isSaid(there) ? [] : [[key, value]];
		const rest = lacking(value, typeof there === 'object' ? there : {});
		return Object.keys(rest).length === 0 ? [] : [[key, rest]];
	});
	return Object.fromEntries(parts) as Texts;
}

/** Every sentence replaced by the language that it is in. */
const marked = (texts: Texts, language: string): Texts =>
	Object.fromEntries(
		Object.entries(texts).map(([key, value]) => [
			key,
			typeof value === 'string' ? language : marked(value, language),
		]),
	);

/** All of the first, and what only the second has. */
function merged(first: Texts, second: Texts): Texts {
	const added = Object.entries(second).map(([key, value]) => {
		const there = first[key];
		if (typeof value === 'string') return [key, isSaid(there) ? there : value];
		return [key, merged(typeof there === 'object' ? there : {}, value)];
	});
	return { ...first, ...(Object.fromEntries(added) as Texts) };
}

const isSaid = (words: string | Texts | undefined): boolean =>
	typeof words === 'string' && words.trim() !== '';
