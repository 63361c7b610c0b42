// Last step of the build: writes the precache list into the service worker, in place.
import { injectManifest } from 'workbox-build';
import { PRECACHE_LIST } from './precache-list.mjs';

const WORKER = 'build/service-worker.js';

const { count, size, warnings } = await injectManifest({ ...PRECACHE_LIST, swSrc: WORKER, swDest: WORKER });

// A file left out (too large, unreadable) is a page missing offline: that is a failed build.
if (warnings.length > 0) {
	console.error(warnings.join('\n'));
	process.exitCode = 1;
} else {
	console.log(`Precache: ${count} files, ${Math.ceil(size / 1024)} KiB before compression`);
}
