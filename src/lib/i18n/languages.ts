/** Languages of the product. To add one, see the recipe in the README. */
export const languages = [
	{ id: 'zh-CN', name: '中文' },
	{ id: 'en', name: 'English' },
] as const;

export type LanguageId = (typeof languages)[number]['id'];

export const originalLanguage: LanguageId = 'zh-CN';

export const isLanguage = (id: unknown): id is LanguageId => languages.some((language) => language.id === id);

/** The first language of the reader that the product speaks; English for everyone else. */
export function preferredLanguage(readerLanguages: readonly string[]): LanguageId {
	const spoken = readerLanguages
		.map((tag) => languages.find(({ id }) => tag.split('-')[0] === id.split('-')[0])?.id)
		.find((id) => id !== undefined);
	return spoken ?? 'en';
}
