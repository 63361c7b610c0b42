// Writes into the service worker, in place, what it keeps: the list of all files, and the packs.
import { injectManifest } from 'workbox-build';
import { readFileSync, writeFileSync } from 'node:fs';
import { packFiles, precacheList } from './precache-list.mjs';

const WORKER = 'build/service-worker.js';
const PACKS = 'self.__PACKS';

const { count, size, warnings } = await injectManifest({ ...precacheList(), swSrc: WORKER, swDest: WORKER });
const worker = readFileSync(WORKER, 'utf8');
if (worker.split(PACKS).length !== 2) warnings.push(`${WORKER} names ${PACKS} not exactly once`);
writeFileSync(
	WORKER,
	worker.replace(PACKS, () => JSON.stringify(packFiles())),
);

// A file left out (too large, unreadable) is a page missing offline: that is a failed build.
if (warnings.length > 0) {
	console.error(warnings.join('\n'));
	process.exitCode = 1;
} else {
	console.log(`Precache: ${count} files, ${Math.ceil(size / 1024)} KiB before compression`);
}
