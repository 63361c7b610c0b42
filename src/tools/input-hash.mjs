// One hash for all a build is made of: it names the version and tells whether build/ is up to date.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const INPUT_FOLDERS = ['src', 'static', 'questionnaires'];
const INPUT_FILES = [
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
];

/** @returns {'' | `/${string}`} where below its root a host serves the app; the root if nothing is said */
export function basePath() {
	const base = process.env.BASE_PATH ?? '';
	if (base !== '' && !/^\/.*[^/]$/.test(base)) throw new Error('BASE_PATH looks like /checkup');
	return /** @type {'' | `/${string}`} */ (base);
}

export function hashOfInputs() {
	const hash = createHash('sha256').update(`${basePath()}\0`);
	for (const file of [...INPUT_FILES, ...INPUT_FOLDERS.flatMap(filesBelow)]) {
		hash
			.update(`${file}\0`)
			.update(readFileSync(join(ROOT, file)))
			.update('\0');
	}
	return hash.digest('hex').slice(0, 16);
}

export function hashOfLock() {
	return createHash('sha256')
		.update(readFileSync(join(ROOT, 'package-lock.json')))
		.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]} paths from the root with forward slashes, in an order that is the same on every machine
 */
function filesBelow(folder) {
	if (!existsSync(join(ROOT, folder))) return [];
	return readdirSync(join(ROOT, folder), { withFileTypes: true })
		.flatMap((entry) => {
			const path = `${folder}/${entry.name}`;
			if (entry.isDirectory()) return filesBelow(path);
			return entry.isFile() ? [path] : [];
		})
		.sort();
}
