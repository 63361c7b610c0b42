/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: { url: string; revision: string | null }[];
};

// The list is written in after the build, with a hash of each file's content: src/tools/precache.mjs.
// Query strings only name a firm and a question; the page is the same.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

// An address without a page of its own gets the page that says so, also without a network.
registerRoute(new NavigationRoute(createHandlerBoundToURL('404.html')));

// The first visit is controlled at once, so that it works offline from then on. A new version waits to be asked.
clientsClaim();
self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING')
		void self.skipWaiting();
});
