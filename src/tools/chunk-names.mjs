// Which modules share a file. Over HTTP/1.1 a phone asks for six files at a time, and each round takes as long as 30 KiB:
// a page gets few files, but none with what only other pages need.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './input-hash.mjs';

const START = ['src/routes/+layout.svelte', 'src/routes/+page.svelte'];
const ASKING = ['src/routes/check/+page.svelte'];
const ADVISING = ['src/routes/report/+page.svelte', 'src/lib/session/firm-advice.svelte.ts'];
const RESULT = ['src/routes/result/+page.svelte'];
const NEXT_STEPS = ['src/routes/result/ResultAdvice.svelte'];

/** The advisor's page that everybody has. */
const SENDING = ['src/routes/workbench/send/+page.svelte'];

const WORKBENCH = /\/workbench\//;

/** @typedef {{ importedIds: readonly string[], dynamicallyImportedIds: readonly string[] }} Imports */
/** @typedef {{ getModuleInfo: (id: string) => Imports | null }} Modules */

/**
 * What pages of an owner's ask for, now or later, lies in no file with what they do not. A group takes what its modules
 * import along, so this one stands before that of the workbench. @param {string} id @param {Modules} modules
 */
export const forOwners = (id, modules) => (neededByOwners(modules).has(id) ? 'keeping' : undefined);

/** @param {string} id @param {Modules} modules */
export const whileAdvising = (id, modules) => (isNeededBy(ADVISING, id, modules) ? 'advising' : undefined);

/** What the result page shares with some other than the report. @param {string} id @param {Modules} modules */
export const onResultPage = (id, modules) => {
	if (isNeededBy(RESULT, id, modules)) return 'result';
	return isNeededBy(NEXT_STEPS, id, modules) ? 'next-steps' : undefined;
};

/** @type {WeakMap<Modules, ReadonlySet<string>>} */
const owners = new WeakMap();

/** @param {Modules} modules */
function neededByOwners(modules) {
	const known = owners.get(modules);
	if (known !== undefined) return known;
	const reached = new Set(ownersPages());
	for (const id of reached) {
		const { importedIds = [], dynamicallyImportedIds = [] } = modules.getModuleInfo(id) ?? {};
		for (const next of [...importedIds, ...dynamicallyImportedIds])
			if (!WORKBENCH.test(next)) reached.add(next);
	}
	owners.set(modules, reached);
	return reached;
}

/** @type {string[] | undefined} */
let pages;
const ownersPages = () =>
	(pages ??= readdirSync(join(ROOT, 'src/routes'), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\+(?:page|layout|error)\.svelte$/.test(file))
		.map((file) => join(ROOT, 'src/routes', file))
		.filter((file) => !WORKBENCH.test(file)));

/** @param {string} id @param {Modules} modules */
export const whileSending = (id, modules) => (isNeededBy(SENDING, id, modules) ? 'sending' : undefined);

/** So many of an owner's pages, of a dozen: the advisor's, of which there are as many again, do not count. */
const NEARLY_ALL = 10;

/** @param {string} id @param {Modules} modules */
export const onEveryPage = (id, modules) =>
	ownersPages().filter((page) => neededBy(page, modules).has(id)).length >= NEARLY_ALL
		? 'every-page'
		: undefined;

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
