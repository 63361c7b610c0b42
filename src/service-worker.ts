/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: { url: string; revision: string | null }[];
	/** For each language but the original, which everybody has, the files with its words. */
	__WORDS: Readonly<Record<string, readonly string[]>>;
};

// Both lists are written in after the build, this one with a hash of each file's content: src/tools/precache.mjs.
// Query strings only name a firm and a question; the page is the same.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

// The words of a language are kept when it is chosen, and from then on with every version: nobody carries them all.
const words = new Map(
	Object.entries(self.__WORDS).map(([language, files]) => [language, files.map((file) => addressOf(file))]),
);
const wordFiles = new Set([...words.values()].flat());
const keptWords = () => caches.open('words');
/** Says in the cache itself that a language was chosen. */
const markOf = (language: string) => addressOf(`kept/${language}`);

function addressOf(file: string): string {
	return new URL(file, self.location.href).href;
}

async function keep(language: string): Promise<void> {
	const files = words.get(language);
	if (files === undefined) return;
	const cache = await keptWords();
	const missing = [];
	for (const file of files) if (!(await cache.match(file))) missing.push(file);
	await cache.addAll(missing);
	await cache.put(markOf(language), new Response());
}

async function keepChosen(): Promise<void> {
	const cache = await keptWords();
	for (const language of words.keys()) if (await cache.match(markOf(language))) await keep(language);
}

async function dropOldWords(): Promise<void> {
	const cache = await keptWords();
	const marks = new Set([...words.keys()].map(markOf));
	for (const { url } of await cache.keys())
		if (!wordFiles.has(url) && !marks.has(url)) await cache.delete(url);
}

registerRoute(
	({ url }) => wordFiles.has(url.href),
	async ({ request }) => (await (await keptWords()).match(request)) ?? fetch(request),
);
self.addEventListener('install', (event) => {
	event.waitUntil(keepChosen());
});
self.addEventListener('activate', (event) => {
	event.waitUntil(dropOldWords());
});

// An address without a page of its own gets the page that says so, also without a network.
registerRoute(new NavigationRoute(createHandlerBoundToURL('404.html')));

// The first visit is controlled at once, so that it works offline from then on. A new version waits to be asked.
clientsClaim();
self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (typeof message !== 'object' || message === null || !('type' in message)) return;
	if (message.type === 'SKIP_WAITING') void self.skipWaiting();
	if (message.type === 'KEEP_WORDS' && 'language' in message && typeof message.language === 'string')
		event.waitUntil(keep(message.language));
});
