/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: { url: string; revision: string | null }[];
	/** What not everybody has: the words of each language but the original, and what only advisors use. */
	__PACKS: Readonly<Record<string, readonly string[]>>;
};

// Both lists are written in after the build, this one with a hash of each file's content: src/tools/precache.mjs.
// Query strings only name a firm and a question; the page is the same.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

// A pack is kept when it is first used, and from then on with every version: nobody carries all languages.
const packs = new Map(
	Object.entries(self.__PACKS).map(([pack, files]) => [pack, files.map((file) => addressOf(file))]),
);
const packFiles = new Set([...packs.values()].flat());
// Named as in the first release, which knew packs of words only.
const keptPacks = () => caches.open('words');
/** Says in the cache itself that a pack was asked for. */
const markOf = (pack: string) => addressOf(`kept/${pack}`);

function addressOf(file: string): string {
	return new URL(file, self.location.href).href;
}

const isKept = async (pack: string): Promise<boolean> =>
	(await (await keptPacks()).match(markOf(pack))) !== undefined;

async function keep(pack: string): Promise<void> {
	const files = packs.get(pack);
	if (files === undefined) return;
	const cache = await keptPacks();
	const missing = [];
	for (const file of files) if (!(await cache.match(file))) missing.push(file);
	await cache.addAll(missing);
	await cache.put(markOf(pack), new Response());
}

async function keepChosen(): Promise<void> {
	for (const pack of packs.keys()) if (await isKept(pack)) await keep(pack);
}

async function dropOldPacks(): Promise<void> {
	const cache = await keptPacks();
	const marks = new Set([...packs.keys()].map(markOf));
	for (const { url } of await cache.keys())
		if (!packFiles.has(url) && !marks.has(url)) await cache.delete(url);
}

registerRoute(
	({ url }) => packFiles.has(url.href),
	async ({ request }) => (await (await keptPacks()).match(request)) ?? fetch(request),
);
self.addEventListener('install', (event) => {
	event.waitUntil(keepChosen());
});
self.addEventListener('activate', (event) => {
	event.waitUntil(dropOldPacks());
});

// An address without a page of its own gets the page that says so, also without a network; an advisor's pages begin as it.
registerRoute(new NavigationRoute(createHandlerBoundToURL('404.html')));

// The first visit is controlled at once, so that it works offline from then on. A new version waits to be asked.
clientsClaim();
self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (typeof message !== 'object' || message === null || !('type' in message)) return;
	if (message.type === 'SKIP_WAITING') void self.skipWaiting();
	if (message.type === 'KEEP_PACK' && 'pack' in message && typeof message.pack === 'string')
		event.waitUntil(keep(message.pack));
});
