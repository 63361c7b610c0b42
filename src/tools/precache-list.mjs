// What the service worker keeps for offline use: one list for the build and for its size budget.
import { existsSync, readFileSync } from 'node:fs';

/** The original language is on every phone: a page is prerendered in it, and what others lack is shown in it. */
const ORIGINAL = 'zh-CN';
const WORDS =
	/(?:^virtual:content-texts\/(?:questions|advice)\/|src\/lib\/i18n\/texts\/(?:(?:advised|workbench)\/)?)([\w-]+)(?:\.json)?$/;
/** The advisor's pages, and whatever only they ask for. */
const WORKBENCH = /\/workbench\//;
/** The one of them that is an owner's too: a check-up is handed over where there is no network. */
const SENDING = /\/workbench\/send\//;

/** @typedef {{ file: string, name?: string, imports?: string[], dynamicImports?: string[], css?: string[], assets?: string[] }} Chunk */

/** @returns {Record<string, Chunk>} by the name of the module it was made for */
const builtChunks = () => JSON.parse(readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));

/** What not everybody carries: a phone keeps a pack from when it is first used. @returns {Record<string, string[]>} */
export const packFiles = () => ({ ...wordFiles(), workbench: workbenchFiles() });

/** What only the advisor's pages need. @returns {string[]} */
export function workbenchFiles() {
	const chunks = builtChunks();
	const names = Object.keys(chunks);
	const named = (/** @type {RegExp} */ pattern) => names.filter((name) => pattern.test(pageOf(name) ?? name));
	// What several of them share lies in one file, which bears the name of none; their Chinese words everybody has.
	const advisors = new Set([
		...named(WORKBENCH).filter((name) => !WORDS.test(name)),
		...names.filter((name) => chunks[name]?.name === 'workbench'),
	]);
	const sending = closureOf(named(SENDING), (name) => chunks[name]?.imports);
	const everybodys = filesFrom([...named(/entry\.js$|\/app\.js$/), ...sending], chunks, (name) => {
		return advisors.has(name) && !sending.has(name);
	});
	const kept = new Set([...everybodys, ...Object.values(wordFiles()).flat()]);
	return filesFrom([...advisors], chunks, () => false).filter((file) => !kept.has(file));
}

/** The page that Kit's numbered chunk stands for. @param {string} name */
const pageOf = (name) =>
	/client-optimized\/nodes\/\d+\.js$/.test(name) && existsSync(name) ? readFileSync(name, 'utf8') : undefined;

/**
 * @param {string[]} starts @param {Record<string, Chunk>} chunks @param {(name: string) => boolean} isLeftOut
 * @returns {string[]} all that these chunks ask for, now or later
 */
function filesFrom(starts, chunks, isLeftOut) {
	const reached = closureOf(starts, (name) => {
		const { imports = [], dynamicImports = [] } = chunks[name] ?? {};
		return [...imports, ...dynamicImports].filter((next) => !isLeftOut(next));
	});
	return [...reached].flatMap((name) => {
		const chunk = chunks[name];
		return chunk === undefined ? [] : [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])];
	});
}

/** @param {string[]} starts @param {(name: string) => string[] | undefined} nextOf */
function closureOf(starts, nextOf) {
	const reached = new Set(starts);
	for (const name of reached) for (const next of nextOf(name) ?? []) reached.add(next);
	return reached;
}

/** @returns {Record<string, string[]>} for each language but the original, the files with its words */
export function wordFiles() {
	/** @type {Record<string, string[]>} */
	const files = {};
	for (const [name, { file }] of Object.entries(builtChunks())) {
		const language = WORDS.exec(name)?.[1];
		if (language !== undefined && language !== ORIGINAL) (files[language] ??= []).push(file);
	}
	return files;
}

/** @returns {import('workbox-build').GetManifestOptions} */
export function precacheList() {
	return {
		globDirectory: 'build',
		globPatterns: ['**/*.{html,js,css,json,svg,png,webmanifest,woff2}'],
		globIgnores: [
			// Of pages that are not opened first, the scripts are enough: offline they begin as the page for any address does.
			...['workbench/**', 'compare/**', 'handover/**', 'money/**', 'about/**', 'stored/**'],
			// The worker can not precache itself; version.json must come from the network to be worth asking for; the system
			// fetches the icons of an installed app by itself.
			...['service-worker.js', '**/kill-switch*', '_app/version.json', '*.png'],
			// Kept when their language is chosen or the workbench opened: see the worker.
			...Object.values(packFiles()).flat(),
		],
		// These names carry a hash already; all others get one as their revision.
		dontCacheBustURLsMatching: /^_app\/immutable\//,
	};
}
