// What the service worker keeps for offline use: one list for the build and for its size budget.

/** @type {import('workbox-build').GetManifestOptions} */
export const PRECACHE_LIST = {
	globDirectory: 'build',
	globPatterns: ['**/*.{html,js,css,json,svg,png,webmanifest,woff2}'],
	// The worker can not precache itself; version.json must come from the network to be worth asking for; the system
	// fetches the icons of an installed app by itself.
	globIgnores: ['service-worker.js', '**/kill-switch*', '_app/version.json', '*.png'],
	// These names carry a hash already; all others get one as their revision.
	dontCacheBustURLsMatching: /^_app\/immutable\//,
};
