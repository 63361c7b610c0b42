import { languages, wordsIn } from '../journeys/words.ts';

const words = languages.map((language) => wordsIn(language)('firms.broughtBack', { count: 1 }).split('1'));

/** Whether a page says that check-ups came back from the second copy, however many. */
export const tellsBroughtBack = (told: string): boolean =>
	words.some((parts) => parts.every((part) => told.includes(part)));
