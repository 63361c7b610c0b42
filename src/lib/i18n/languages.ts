/** Languages of the product, each under its own name. To add one, see the recipe in the README. */
export const languages = [
	{ id: 'zh-CN', name: '中文', direction: 'ltr', locale: 'zh-CN' },
	{ id: 'en', name: 'English', direction: 'ltr', locale: 'en' },
	// Amounts are compared with Chinese papers and typed on keyboards that have these digits: 0-9, not ٠-٩.
	{ id: 'ar', name: 'العربية', direction: 'rtl', locale: 'ar-u-nu-latn' },
	// As in most of Latin America 10,000 and 1.5, which are also the signs of the Chinese papers.
	{ id: 'es', name: 'Español', direction: 'ltr', locale: 'es-419' },
] as const satisfies readonly Language[];

interface Language {
	readonly id: string;
	/** As its own speakers call it: who looks for it can read nothing else. */
	readonly name: string;
	readonly direction: Direction;
	/** For numbers, dates and lists. */
	readonly locale: string;
}

export type Direction = 'ltr' | 'rtl';
export type LanguageId = (typeof languages)[number]['id'];

export const originalLanguage: LanguageId = 'zh-CN';

export const isLanguage = (id: unknown): id is LanguageId => languages.some((language) => language.id === id);

export function languageNamed(id: LanguageId): (typeof languages)[number] {
	const found = languages.find((language) => language.id === id);
	if (found === undefined) throw new Error(`no language ${id}`);
	return found;
}

/** The first language of the reader that the product speaks; English for everyone else. */
export function preferredLanguage(readerLanguages: readonly string[]): LanguageId {
	const spoken = readerLanguages
		.map((tag) => languages.find(({ id }) => tag.split('-')[0] === id.split('-')[0])?.id)
		.find((id) => id !== undefined);
	return spoken ?? 'en';
}
