import i18next from 'i18next';
import { createSubscriber } from 'svelte/reactivity';
import { originalLanguage, type LanguageId } from './languages.ts';
import original from './texts/zh-CN.json';

type Nested = { readonly [key: string]: string | Nested };
type KeysOf<T> = {
	[K in keyof T & string]: T[K] extends Nested ? `${K}.${KeysOf<T[K]>}` : WithoutPlural<K>;
}[keyof T & string];
/** i18next chooses `_one`, `_other` ... by the count; who asks for a sentence does not name them. */
type WithoutPlural<K extends string> = K extends `${infer Base}_${Intl.LDMLPluralRule}` ? Base : K;

/** Every sentence of the app; a misspelt key does not compile. */
export type AppKey = KeysOf<typeof original>;

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

const appTexts: Readonly<Record<LanguageId, () => Promise<{ default: Nested }>>> = {
	'zh-CN': () => Promise.resolve({ default: original }),
	en: () => import('./texts/en.json'),
};

const contentTexts: Readonly<Record<LanguageId, () => Promise<{ default: Nested }>>> = {
	'zh-CN': () => import('virtual:content-texts/zh-CN'),
	en: () => import('virtual:content-texts/en'),
};

let contentWanted = false;

export function language(): LanguageId {
	subscribe();
	return instance.language as LanguageId;
}

/** A sentence without values stands in the texts as it is; i18next would take it apart first, sixty times a screen. */
function plain(namespace: 'app' | 'content', key: string): string | undefined {
	const found: unknown = instance.getResource(instance.language, namespace, key);
	return typeof found === 'string' ? found : undefined;
}

const none: Readonly<Record<string, string | number>> = {};

/** A sentence of the app. */
export function text(key: AppKey, values: Readonly<Record<string, string | number>> = none): string {
	subscribe();
	return (values === none ? plain('app', key) : undefined) ?? instance.t(key, values);
}

/** A sentence of the questionnaire, its scales or offers: `item.Q1.prompt`. */
export function contentText(key: string): string {
	subscribe();
	return plain('content', key) ?? instance.t(key, { ns: 'content' });
}

/** Undefined where the content has no such sentence, as with optional helps and examples. */
export function optionalContentText(key: string): string | undefined {
	subscribe();
	return plain('content', key);
}

/** Texts are there before the switch, so that no reader ever sees a key. */
export async function switchLanguage(id: LanguageId): Promise<void> {
	await addTexts(id, 'app', appTexts[id]);
	if (contentWanted) await addTexts(id, 'content', contentTexts[id]);
	await instance.changeLanguage(id);
}

/** Loads the words of the questionnaire in the present language, and from now on with every switch. */
export async function loadContentTexts(): Promise<void> {
	contentWanted = true;
	const id = instance.language as LanguageId;
	await addTexts(id, 'content', contentTexts[id]);
}

async function addTexts(
	id: LanguageId,
	namespace: 'app' | 'content',
	load: () => Promise<{ default: Nested }>,
): Promise<void> {
	if (instance.hasResourceBundle(id, namespace)) return;
	const { default: texts } = await load();
	instance.addResourceBundle(id, namespace, texts);
}
