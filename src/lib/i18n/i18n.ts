import i18next from 'i18next';
import { createSubscriber } from 'svelte/reactivity';
import contentTexts from 'virtual:content-texts';
import { isLanguage, languageNamed, originalLanguage, type Direction, type LanguageId } from './languages.ts';
import type advised from './texts/advised/zh-CN.json';
import type workbench from './texts/workbench/zh-CN.json';
import original from './texts/zh-CN.json';

type Nested = { readonly [key: string]: string | Nested };
type KeysOf<T> = {
	[K in keyof T & string]: T[K] extends Nested ? `${K}.${KeysOf<T[K]>}` : WithoutPlural<K>;
}[keyof T & string];
/** i18next chooses `_one`, `_other` ... by the count; who asks for a sentence does not name them. */
type WithoutPlural<K extends string> = K extends `${infer Base}_${Intl.LDMLPluralRule}` ? Base : K;

/**
 * Every sentence of the app; a misspelt key does not compile. Those of what is advised come with it, and those of the
 * workbench once a page has asked for them: owners do not carry them.
 */
export type AppKey = KeysOf<typeof original> | KeysOf<typeof advised> | KeysOf<typeof workbench>;

const instance = i18next.createInstance();
void instance.init({
	lng: originalLanguage,
	fallbackLng: false,
	initAsync: false,
	ns: ['app', 'content'],
	defaultNS: 'app',
	interpolation: { escapeValue: false },
	resources: { [originalLanguage]: { app: original } },
});

/** Whoever reads a text during rendering is rendered anew when the language or the loaded texts change. */
const subscribe = createSubscriber((update) => {
	instance.on('languageChanged', update);
	instance.store.on('added', update);
	return () => {
		instance.off('languageChanged', update);
		instance.store.off('added', update);
	};
});

/** One chunk a language: nobody loads the words of another. */
const appTexts = import.meta.glob<{ default: Nested }>(['./texts/*.json', '!./texts/zh-CN.json']);
const advisedTexts = import.meta.glob<{ default: Nested }>('./texts/advised/*.json');
const workbenchTexts = import.meta.glob<{ default: Nested }>('./texts/workbench/*.json');

const laterTexts = {
	advised: (id: LanguageId) => advisedTexts[`./texts/advised/${id}.json`],
	workbench: (id: LanguageId) => workbenchTexts[`./texts/workbench/${id}.json`],
};

/** What the pages shown so far have asked for beside the words of every page. */
const wantedParts = new Set<LaterPart>();
type ContentPart = keyof typeof contentTexts;
type LaterPart = ContentPart | keyof typeof laterTexts;

export function language(): LanguageId {
	subscribe();
	return instance.language as LanguageId;
}

export const direction = (): Direction => languageNamed(language()).direction;

/** What `Intl` is asked for: the language, and the digits that it writes here. */
export const locale = (): string => languageNamed(language()).locale;

/** A sentence without plurals stands in the texts as it is; i18next would take it apart first, sixty times a screen. */
function plain(namespace: 'app' | 'content', key: string): string | undefined {
	const found: unknown = instance.getResource(instance.language, namespace, key);
	return typeof found === 'string' ? found : undefined;
}

const none: Readonly<Record<string, string | number>> = {};

/** A sentence of the app. */
export function text(key: AppKey, values: Readonly<Record<string, string | number>> = none): string {
	subscribe();
	const words = 'count' in values ? undefined : plain('app', key);
	const told = values !== none && direction() === 'rtl' ? isolateAll(values) : values;
	return words === undefined ? instance.t(key, told) : withValues(words, told);
}

const withValues = (words: string, values: Readonly<Record<string, string | number>>): string =>
	values === none ? words : words.replaceAll(/{{(\w+)}}/g, (_, name: string) => String(values[name] ?? ''));

/** A sentence of the questionnaire, its scales or offers: `item.Q1.prompt`. */
export function contentText(key: string): string {
	subscribe();
	const words = plain('content', key) ?? instance.t(key, { ns: 'content' });
	return borrowedFrom(key) === undefined ? words : isolate(words);
}

/** Undefined where the content has no such sentence, as with optional helps and examples. */
export function optionalContentText(key: string): string | undefined {
	subscribe();
	return plain('content', key) === undefined ? undefined : contentText(key);
}

/** For an element whose words the present language lacks: how to read out and write what stands in for them. */
export function marksOfBorrowed(key: string): { readonly lang?: LanguageId; readonly dir?: Direction } {
	subscribe();
	const lang = borrowedFrom(key);
	return lang === undefined ? {} : { lang, dir: languageNamed(lang).direction };
}

/** `src/lib/content` notes under `borrowed.` the language of each sentence that it took from another one. */
function borrowedFrom(key: string): LanguageId | undefined {
	const found = plain('content', `borrowed.${key}`);
	return isLanguage(found) ? found : undefined;
}

/**
 * A Latin name, or a number with its unit, keeps its own order of signs within an Arabic sentence, and the other way.
 * What was itself put together of parts is Arabic, though every part may be Latin.
 */
function isolate(words: string): string {
	const isRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\u200F\u2066\u2067]/u.test(words);
	return `${isRightToLeft ? '\u2067' : '\u2066'}${words}\u2069`;
}

const isolateAll = (values: Readonly<Record<string, string | number>>) =>
	Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolate(value) : value]),
	);

/** The language that is shown, or will be as soon as its words are here. */
let coming: LanguageId = originalLanguage;

/** Texts are there before the switch, so that no reader ever sees a key. Fails, and changes nothing, where they can not be had. */
export async function switchLanguage(id: LanguageId): Promise<void> {
	coming = id;
	try {
		if (id !== originalLanguage)
			await addTexts('app', { id, part: 'app', load: appTexts[`./texts/${id}.json`] });
		// Also a part that is asked for while another one loads.
		for (const part of wantedParts) await addLaterTexts(id, part);
	} catch (error) {
		coming = instance.language as LanguageId;
		throw error;
	}
	await instance.changeLanguage(id);
}

/** Loads the words of a part of the content in the present language, and from now on with every switch. */
export const loadContentTexts = (part: ContentPart): Promise<void> => loadLaterTexts(part);

/** The same for the sentences of what is advised. */
export const loadAdvisedTexts = (): Promise<void> => loadLaterTexts('advised');

/** The same for the sentences of the advisor's pages. */
export const loadWorkbenchTexts = (): Promise<void> => loadLaterTexts('workbench');

async function loadLaterTexts(part: LaterPart): Promise<void> {
	wantedParts.add(part);
	const shown = new Set([instance.language as LanguageId, coming]);
	await Promise.all([...shown].map((id) => addLaterTexts(id, part)));
}

const addLaterTexts = (id: LanguageId, part: LaterPart): Promise<void> =>
	part === 'workbench' || part === 'advised'
		? addTexts('app', { id, part, load: laterTexts[part](id) })
		: addTexts('content', { id, part, load: contentTexts[part][id] });

interface TextPart {
	readonly id: LanguageId;
	readonly part: LaterPart | 'app';
	readonly load: (() => Promise<{ default: Nested }>) | undefined;
}

const loaded = new Set<string>();

async function addTexts(namespace: 'app' | 'content', { id, part, load }: TextPart): Promise<void> {
	const name = `${id} ${part}`;
	if (loaded.has(name)) return;
	if (load === undefined) throw new Error(`${id} has no ${part} texts`);
	const { default: texts } = await load();
	// Deep, for parts share a namespace.
	instance.addResourceBundle(id, namespace, texts, true);
	loaded.add(name);
}
