import type { OfferSource } from '../engine/offer.ts';
import { language, text } from '../i18n/i18n.ts';
import { originalLanguage } from '../i18n/languages.ts';

/** Titles have been put into this language; who reads another one gets most out of it. */
const otherTitles = 'en';

interface Titled {
	readonly lang: string;
	readonly title: string;
}

/** What a title says, for a reader of another language. */
export function translatedTitle({ titles }: OfferSource): Titled | undefined {
	if (language() === originalLanguage) return undefined;
	return [language(), otherTitles].flatMap((lang) => {
		const title = titles?.[lang];
		return title === undefined ? [] : [{ lang, title }];
	})[0];
}

/** A title stays as it is, to be found by; which of its tables is said in the reader's words. */
export const citedWords = ({ title, table }: { readonly title: string; readonly table?: number }): string =>
	table === undefined ? title : text('format.table', { title, table });
