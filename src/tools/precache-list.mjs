// What the service worker keeps for offline use: one list for the build and for its size budget.
import { readFileSync } from 'node:fs';

/** The original language is on every phone: a page is prerendered in it, and what others lack is shown in it. */
const ORIGINAL = 'zh-CN';
const WORDS =
	/(?:^virtual:content-texts\/(?:questions|advice)\/|src\/lib\/i18n\/texts\/)([\w-]+)(?:\.json)?$/;

/** @returns {Record<string, string[]>} for each language but the original, the files with its words */
export function wordFiles() {
	/** @type {Record<string, { file: string }>} */
	const chunks = JSON.parse(readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));
	/** @type {Record<string, string[]>} */
	const files = {};
	for (const [name, { file }] of Object.entries(chunks)) {
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
			// The worker can not precache itself; version.json must come from the network to be worth asking for; the system
			// fetches the icons of an installed app by itself.
			...['service-worker.js', '**/kill-switch*', '_app/version.json', '*.png'],
			// Kept when their language is chosen: see the worker.
			...Object.values(wordFiles()).flat(),
		],
		// These names carry a hash already; all others get one as their revision.
		dontCacheBustURLsMatching: /^_app\/immutable\//,
	};
}
