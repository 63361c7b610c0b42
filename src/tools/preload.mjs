// After the build: pages of a firm name in their HTML what they load next anyway, so that it does not wait for the
// scripts that ask for it: the content, its words in the original language, the database.
import { readFileSync, writeFileSync } from 'node:fs';
import { workbenchFiles } from './precache-list.mjs';

const ASKING = [
	'virtual:content/questions',
	'virtual:content-texts/questions/zh-CN',
	'src/lib/storage/open-storage.ts',
	// The page for errors: Kit asks for it with every first page.
	'.svelte-kit/generated/client-optimized/nodes/1.js',
];
const PAGES = ['check', 'result', 'report'];
/** Reached from another page, which has the scripts and styles: having them once more only makes the precache heavier. */
const LATER_PAGES = ['about', 'compare', 'firms', 'handover', 'money', 'stored'];
const PRELOADS = /\s*<link href="([^"]*)" rel="modulepreload">/g;
/** Kit writes small style sheets into the page, and names their files as disabled. */
const STYLES = /\s*<style>[^]*?<\/style>/g;
const DISABLED = / disabled media="\(max-width: 0\)"/g;
/** Kit names also those of what a page asks for later, as the list of an advisor: an owner's phone does not have them offline. */
const STYLE_FILES = /\s*<link href="[^"]*\/(_app\/[^"]*\.css)"[^>]*>/g;
const FIRST_PRELOAD = /<link href="([^"]*)_app\/[^"]*" rel="modulepreload">/;

/** @type {Record<string, { file: string, imports?: string[] }>} */
const chunks = JSON.parse(readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));
const nameOfFile = new Map(Object.entries(chunks).map(([name, { file }]) => [file, name]));

/** @param {string} name */
function chunkOf(name) {
	const chunk = chunks[name];
	if (chunk === undefined) throw new Error(`the build has no chunk ${name}`);
	return chunk;
}

/** With all that they import: found only after its importer, a file costs one more round. @param {readonly string[]} names */
function withImports(names) {
	const all = new Set(names);
	for (const name of all) {
		chunkOf(name).imports?.forEach((imported) => all.add(imported));
	}
	return [...all].map((name) => chunkOf(name).file);
}

const laterFiles = new Set(workbenchFiles());
/** @param {string} link @param {string} file */
const unlessLater = (link, file) => (laterFiles.has(file) ? '' : link);

for (const page of PAGES) {
	const path = `build/${page}/index.html`;
	const html = readFileSync(path, 'utf8');
	const root = FIRST_PRELOAD.exec(html)?.[1];
	if (root === undefined) throw new Error(`${path} preloads nothing`);
	const named = [...html.matchAll(PRELOADS)].flatMap(
		([, address = '']) => nameOfFile.get(address.slice(root.length)) ?? [],
	);
	const links = withImports([...named, ...ASKING]).map(
		(file) => `\n\t\t<link href="${root}${file}" rel="modulepreload">`,
	);
	writeFileSync(path, html.replaceAll(PRELOADS, '').replace('</head>', `${links.join('')}\n\t</head>`));
}

for (const page of LATER_PAGES) {
	const path = `build/${page}/index.html`;
	const html = readFileSync(path, 'utf8');
	if (!FIRST_PRELOAD.test(html)) throw new Error(`${path} preloads nothing`);
	if (!STYLES.test(html)) throw new Error(`${path} has no styles in it`);
	writeFileSync(
		path,
		html
			.replaceAll(PRELOADS, '')
			.replaceAll(STYLES, '')
			.replaceAll(DISABLED, '')
			.replaceAll(STYLE_FILES, unlessLater),
	);
}
