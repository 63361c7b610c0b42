import { closest, distance } from 'fastest-levenshtein';

/** The valid word that a misspelt one most likely means; undefined when none is near. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
	if (words.length === 0) return undefined;
	const candidate = closest(word, words);
	return distance(word, candidate) <= Math.max(2, word.length / 3) ? candidate : undefined;
}
