import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export const languages = ['zh-CN', 'en', 'ar', 'es'] as const;
export type Language = (typeof languages)[number];

/** The sentence of a key, whether it is the app's or the content's. A key without a sentence fails the test. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

interface Texts {
	readonly [key: string]: string | Texts;
}

interface AskedItem {
	readonly id: string;
	readonly kind: 'ladder' | 'choice' | 'multi' | 'amount' | 'yes-no' | 'text';
	readonly options?: readonly (string | { readonly id: string })[];
}

interface AskedScreen {
	readonly id: string;
	readonly items: readonly string[];
	readonly bands?: readonly string[];
}

const root = resolve(import.meta.dirname, '../..');
/** Worked sums lie beside the packs and have no words. */
const packs = readdirSync(join(root, 'questionnaires/offers')).filter((name) =>
	existsSync(join(root, 'questionnaires/offers', name, 'texts')),
);
const read = (path: string) => parse(readFileSync(join(root, path), 'utf8')) as unknown;

const questionnaire = read('questionnaires/factory/questionnaire.yaml') as {
	readonly sections: readonly { readonly screens: readonly AskedScreen[] }[];
	readonly items: readonly AskedItem[];
};

export const allScreens = questionnaire.sections.flatMap((section) => section.screens);
export const itemNamed = (id: string): AskedItem => found(questionnaire.items, id);
export const screenNamed = (id: string): AskedScreen => found(allScreens, id);
export const optionsOf = (item: string): readonly string[] =>
	(itemNamed(item).options ?? []).map((option) => (typeof option === 'string' ? option : option.id));

/** `rewrite` makes another language of the sentences as they stand in the files. */
export function wordsIn(language: Language, rewrite = (sentence: string) => sentence): Say {
	// JSON is YAML too.
	const sources = [
		`src/lib/i18n/texts/${language}.json`,
		`src/lib/i18n/texts/advised/${language}.json`,
		`src/lib/i18n/texts/workbench/${language}.json`,
		`questionnaires/factory/texts/${language}.yaml`,
		...packs.map((pack) => `questionnaires/offers/${pack}/texts/${language}.yaml`),
	].map((path) => read(path) as Texts);
	return (key, values = {}) => {
		const sentence = sources.map((texts) => textAt(texts, key)).find((text) => text !== undefined);
		if (sentence === undefined) throw new Error(`no words for ${key}`);
		return rewrite(sentence).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => shown(language, values[name]));
	};
}

/** Where a sentence runs from right to left, names and numbers in it keep their own order of signs. */
function shown(language: Language, value: string | number = ''): string {
	if (language !== 'ar' || typeof value === 'number') return String(value);
	return `${/[\p{Script=Arabic}\u200F\u2066\u2067]/u.test(value) ? '\u2067' : '\u2066'}${value}\u2069`;
}

function textAt(texts: Texts, key: string): string | undefined {
	const text = key
		.split('.')
		.reduce<string | Texts | undefined>(
			(part, name) => (typeof part === 'object' ? part[name] : undefined),
			texts,
		);
	return typeof text === 'string' ? text : undefined;
}

function found<Named extends { readonly id: string }>(list: readonly Named[], id: string): Named {
	const named = list.find((candidate) => candidate.id === id);
	if (named === undefined) throw new Error(`the questionnaire has no ${id}`);
	return named;
}
