import { closest, distance } from 'fastest-levenshtein';

/** Nothing of ours is called by more letters; of a hostile file a key may have millions. */
const longestWord = 100;

/** The valid word that a misspelt one most likely means; undefined when none is near. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
	if (words.length === 0 || word.length > longestWord) return undefined;
	const candidate = closest(word, words);
	return distance(word, candidate) <= Math.max(2, word.length / 3) ? candidate : undefined;
}
