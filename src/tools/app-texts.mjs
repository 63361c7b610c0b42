// The sentences of the app in all languages, and what is wrong with them.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';
import { ROOT } from './input-hash.mjs';

/**
 * @typedef {ReadonlyMap<string, string>} Sentences by key: `start.begin`, `advice.days_one`
 * @typedef {Readonly<Record<string, Sentences>>} SentencesByLanguage
 */

const ORIGINAL = 'zh-CN';
const TEXTS = 'src/lib/i18n/texts';

/** @returns {SentencesByLanguage} */
export function readTexts() {
	/** @type {Record<string, Sentences>} */
	const texts = {};
	// A language has the words of every page in one file, those of what is advised and of the workbench in others.
	for (const file of filesBelow(TEXTS, /\.json$/)) {
		const language = basename(file, '.json');
		texts[language] = new Map([...(texts[language] ?? []), ...sentencesIn(JSON.parse(read(file)))]);
	}
	return texts;
}

/** @param {object} nested @returns {Sentences} */
export const sentencesIn = (nested) => new Map(flat(nested, ''));

/** @param {object} nested @param {string} prefix @returns {[string, string][]} */
const flat = (nested, prefix) =>
	Object.entries(nested).flatMap(([key, value]) =>
		typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
	);

/**
 * Every sentence that a language lacks, has too many, leaves empty, or fills with other values than the original.
 * @param {SentencesByLanguage} languages @returns {string[]}
 */
export function differencesOf(languages) {
	const original = languages[ORIGINAL] ?? new Map();
	const plurals = new Set(
		Object.values(languages).flatMap((sentences) => [...sentences.keys()].flatMap(pluralOf)),
	);
	return Object.entries(languages).flatMap(([language, sentences]) => {
		const wanted = wantedKeys(original, plurals, language);
		const missing = [...wanted.keys()]
			.filter((key) => !sentences.has(key))
			.map((key) => `${language}: ${key} is missing`);
		const wrong = [...sentences].flatMap(([key, words]) => {
			const source = wanted.get(key);
			if (source === undefined) return [`${language}: ${key} is not in ${ORIGINAL}`];
			if (words.trim() === '' && source.trim() !== '') return [`${language}: ${key} is empty`];
			return wrongValues(key, source, words).map(
				(name) => `${language}: ${key} and {{${name}}} do not go together`,
			);
		});
		return [...missing, ...wrong];
	});
}

const PLURAL = /^(.*)_(?:zero|one|two|few|many|other)$/;

/** @param {string} key @returns {string[]} the key without its form, where it has one */
const pluralOf = (key) => PLURAL.exec(key)?.slice(1) ?? [];

/**
 * With the sentence of the original for each: one key for a plain sentence, one a form for a plural.
 * @param {Sentences} original @param {ReadonlySet<string>} plurals @param {string} language @returns {Map<string, string>}
 */
function wantedKeys(original, plurals, language) {
	const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
	return new Map(
		[...original].flatMap(([key, words]) => {
			const [base = key] = pluralOf(key);
			// A language that does not inflect may leave its one form unmarked.
			if (!plurals.has(base) || (language === ORIGINAL && base === key)) return [[key, words]];
			return forms.map((form) => [`${base}_${form}`, words]);
		}),
	);
}

/** Who says "one day" or "two days" need not put the number in; who says "nothing left", no value at all. */
const SAID_IN_WORDS = /_(?:one|two)$/;
const SAID_OTHERWISE = /_zero$/;

/** @param {string} key @param {string} source @param {string} words @returns {string[]} */
function wrongValues(key, source, words) {
	const [wanted, found] = [source, words].map((text) => new Set(text.match(/(?<=\{\{)\w+(?=\}\})/g) ?? []));
	const lacking = [...(wanted ?? [])].filter(
		(name) =>
			!found?.has(name) && !SAID_OTHERWISE.test(key) && !(name === 'count' && SAID_IN_WORDS.test(key)),
	);
	const unknown = [...(found ?? [])].filter((name) => !wanted?.has(name));
	return [...lacking, ...unknown];
}

/**
 * The keys that no source names, neither in full nor as a pattern such as `advice.kind.${kind}`.
 * @param {Sentences} sentences @param {readonly string[]} named see `namedIn` @returns {string[]}
 */
export function unusedKeys(sentences, named) {
	const whole = new Set(named);
	const patterns = named.filter((name) => name.includes('*')).map((name) => new RegExp(`^${pattern(name)}$`));
	return [...sentences.keys()]
		.map((key) => pluralOf(key)[0] ?? key)
		.filter((key) => !whole.has(key) && !patterns.some((one) => one.test(key)));
}

/** @param {string} name */
const pattern = (name) => name.replaceAll('.', '\\.').replaceAll('*', '[^.]+');

/** What the screens name: they alone ask for sentences of the app. @returns {string[]} */
export const namedInSources = () =>
	SPEAKERS.flatMap((folder) => filesBelow(folder, /\.(?:ts|svelte)$/)).flatMap((file) =>
		namedIn(read(file), file),
	);

const SPEAKERS = ['src/routes', 'src/lib/components', 'src/lib/session', 'src/lib/i18n'];

/** @param {string} folder @param {RegExp} name @returns {string[]} from the root */
const filesBelow = (folder, name) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => name.test(file))
		.map((file) => join(folder, file))
		.sort();

/** @param {string} file */
const read = (file) => readFileSync(join(ROOT, file), 'utf8');

/**
 * Strings of a source that could be a key; the variable parts of a template as `*`.
 * @param {string} source @param {string} file @returns {string[]}
 */
export function namedIn(source, file) {
	const names = file.endsWith('.svelte')
		? namesInTree(parseSvelte(source, { modern: true }))
		: namesInScript(source);
	return names.filter((name) => /^[a-zA-Z]+\./.test(name));
}

/** @param {string} source @returns {string[]} */
function namesInScript(source) {
	/** @param {ts.Node} node @returns {string[]} */
	const names = (node) => {
		/** @type {string[]} */
		const below = [];
		ts.forEachChild(node, (child) => void below.push(...names(child)));
		if (ts.isStringLiteralLike(node)) return [node.text, ...below];
		if (!ts.isTemplateExpression(node)) return below;
		return [[node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('*'), ...below];
	};
	return names(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
}

/** @param {any} node of the tree of a component @returns {string[]} */
function namesInTree(node) {
	if (node === null || typeof node !== 'object') return [];
	const below = Object.values(node).flatMap(namesInTree);
	if (node.type === 'Literal' && typeof node.value === 'string') return [node.value, ...below];
	if (node.type !== 'TemplateLiteral') return below;
	return [node.quasis.map((/** @type {any} */ quasi) => quasi.value.cooked).join('*'), ...below];
}
