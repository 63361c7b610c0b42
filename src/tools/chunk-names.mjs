// Which modules share a file. Over HTTP/1.1 a phone asks for six files at a time, and each round takes as long as 30 KiB:
// a page gets few files, but none with what only other pages need.
import { join } from 'node:path';
import { ROOT } from './input-hash.mjs';

const START = ['src/routes/+layout.svelte', 'src/routes/+page.svelte'];
const ASKING = ['src/routes/check/+page.svelte'];

/** @typedef {{ getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }} Modules */

/** @param {string} id @param {Modules} modules */
export const onStartPage = (id, modules) => (isNeededBy(START, id, modules) ? 'start' : undefined);

/** @param {string} id @param {Modules} modules */
export const whileAsking = (id, modules) => (isNeededBy(ASKING, id, modules) ? 'asking' : undefined);

/** @param {readonly string[]} pages @param {string} id @param {Modules} modules */
const isNeededBy = (pages, id, modules) => pages.some((page) => neededBy(join(ROOT, page), modules).has(id));

/** Of each build: that of the server comes before that of the browser. @type {WeakMap<Modules, Map<string, ReadonlySet<string>>>} */
const known = new WeakMap();

/** All that a page imports before it shows anything. @param {string} entry @param {Modules} modules */
function neededBy(entry, modules) {
	const pages = known.get(modules) ?? new Map();
	known.set(modules, pages);
	if (!pages.has(entry)) pages.set(entry, reachedFrom(entry, modules));
	return pages.get(entry);
}

/** @param {string} entry @param {Modules} modules @returns {ReadonlySet<string>} */
function reachedFrom(entry, modules) {
	const reached = new Set([entry]);
	for (const id of reached)
		modules.getModuleInfo(id)?.importedIds.forEach((imported) => reached.add(imported));
	return reached;
}
