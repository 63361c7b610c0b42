// After the build: pages of a firm name in their HTML what they load next anyway, so that it does not wait for the
// scripts that ask for it: the content, its words in the original language, the database.
import { readFileSync, writeFileSync } from 'node:fs';

const ASKING = [
	'virtual:content/questions',
	'virtual:content-texts/questions/zh-CN',
	'src/lib/storage/open-storage.ts',
];
const PAGES = ['check', 'result', 'report'];
/** Reached from another page, which has the scripts: naming them once more only makes the precache heavier. */
const LATER_PAGES = ['about', 'compare', 'firms', 'handover', 'money', 'stored'];
const PRELOADS = /\s*<link href="[^"]*" rel="modulepreload">/g;
const LAST_PRELOAD = /(<link href="([^"]*)_app\/[^"]*" rel="modulepreload">)(?![\s\S]*rel="modulepreload")/;

/** @type {Record<string, { file: string }>} */
const chunks = JSON.parse(readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));
/** @param {string} name */
function fileOf(name) {
	const chunk = chunks[name];
	if (chunk === undefined) throw new Error(`the build has no chunk ${name}`);
	return chunk.file;
}

for (const page of PAGES) {
	const path = `build/${page}/index.html`;
	const html = readFileSync(path, 'utf8');
	if (!LAST_PRELOAD.test(html)) throw new Error(`${path} preloads nothing`);
	const named = html.replace(LAST_PRELOAD, (last, _, root) =>
		[last, ...ASKING.map((name) => `<link href="${root}${fileOf(name)}" rel="modulepreload">`)].join('\n\t\t'),
	);
	writeFileSync(path, named);
}

for (const page of LATER_PAGES) {
	const path = `build/${page}/index.html`;
	const html = readFileSync(path, 'utf8');
	if (!LAST_PRELOAD.test(html)) throw new Error(`${path} preloads nothing`);
	writeFileSync(path, html.replaceAll(PRELOADS, ''));
}
