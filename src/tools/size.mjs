// The weight of the build against its budgets (brotli, as a good host sends it). Run from the root after a build.
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { getManifest } from 'workbox-build';
import { precacheList, wordFiles, workbenchFiles } from './precache-list.mjs';

const KIB = 1024;
const START_PAGE = 'index.html';
const PAGES_OF_A_FIRM = [
	{ page: 'check/index.html', what: 'question page', kib: 170 },
	{ page: 'result/index.html', what: 'result page', kib: 200 },
	{ page: 'report/index.html', what: 'report page', kib: 180 },
];

const firstLoad = filesOfPage(START_PAGE);
const scripts = firstLoad.filter((file) => file.endsWith('.js'));
const firstWindow = firstLoad.filter((file) => file === START_PAGE || file.endsWith('.css'));
/** What a phone keeps beside Chinese: the words of its own language, here of the one with most. */
const heaviestWords = Object.values(wordFiles()).sort((a, b) => brotliBytes(b) - brotliBytes(a))[0] ?? [];
const { manifestEntries } = await getManifest(precacheList());

// Sources: a slow phone on a factory's 3G, and the first 10 packets of a TCP connection (14,600 bytes).
const budgets = [
	{ what: 'start page, first load', files: firstLoad, limit: 100 * KIB },
	{ what: 'start page, JavaScript', files: scripts, limit: 85 * KIB },
	{ what: 'start page, HTML and CSS', files: firstWindow, limit: 14_600 },
	// Until they show where a firm stands; what it is advised comes after that. The weight of today and a little more.
	...PAGES_OF_A_FIRM.map(({ page, what, kib }) => ({
		what: `${what}, first load`,
		files: filesOfPage(page),
		limit: kib * KIB,
	})),
	{
		what: 'precache and one more language',
		files: [...manifestEntries.map((entry) => entry.url), ...heaviestWords],
		limit: 500 * KIB,
	},
	// Once, on the phone of an advisor.
	{ what: 'workbench, besides', files: workbenchFiles(), limit: 200 * KIB },
].map((budget) => ({ ...budget, bytes: brotliBytes(budget.files) }));

for (const { what, files, limit, bytes } of budgets) {
	const verdict = bytes <= limit ? 'ok' : 'OVER';
	console.log(
		`${verdict.padEnd(5)}${what.padEnd(31)}${inKib(bytes)} of ${inKib(limit)}   ${files.length} files`,
	);
}
if (budgets.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1;

/**
 * All a browser fetches to show a page: what the HTML names, and what those scripts import statically.
 * @param {string} page @returns {string[]}
 */
function filesOfPage(page) {
	const files = new Set([page]);
	for (const file of files) {
		for (const reference of referencesOf(file)) files.add(reference);
	}
	return [...files];
}

/** @param {string} file @returns {string[]} */
function referencesOf(file) {
	const text = readFileSync(`build/${file}`, 'utf8');
	if (file.endsWith('.html')) {
		// Links, images and the two entry scripts, which Kit imports from an inline script. No <a>: that is a next page.
		// Nor style that stands in the page already: Kit names its file for the pages that come after.
		const addresses =
			/<(?:link|script|img)\b(?![^>]*\sdisabled\b)[^>]*?\b(?:href|src)="([^"]+)"|\bimport\("([^"]+)"\)/g;
		return namesOf(text.matchAll(addresses), file);
	}
	if (file.endsWith('.js')) {
		return namesOf(text.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g), file);
	}
	return [];
}

/** @param {Iterable<RegExpMatchArray>} matches @param {string} from @returns {string[]} existing files of the build */
function namesOf(matches, from) {
	return [...matches]
		.map((match) => match[1] ?? match[2] ?? '')
		.filter((address) => !/^[a-z]+:/.test(address))
		.map((address) => (address.startsWith('/') ? address.slice(1) : posix.join(posix.dirname(from), address)))
		.filter((file) => existsSync(`build/${file}`) && file !== '' && !file.endsWith('/'));
}

/** @param {string[]} files */
function brotliBytes(files) {
	return files.reduce((sum, file) => sum + brotli(readFileSync(`build/${file}`)), 0);
}

/** @param {Buffer} content */
function brotli(content) {
	return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** @param {number} bytes */
function inKib(bytes) {
	return `${(bytes / KIB).toFixed(1)} KiB`.padStart(9);
}
