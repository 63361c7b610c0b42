// Builds the app twice, in two folders with names of different length, and compares every byte: `npm run
// check:reproducible`. Whoever has the same sources can tell whether a host serves what they make.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { ROOT } from './input-hash.mjs';

const NOT_SOURCES = ['node_modules', 'build', 'dist', '.svelte-kit', '.git', 'test-results', '.cache'];

const [first, second] = [builtIn('a-'), builtIn('another-folder-of-another-name-')];
const names = [...new Set([...first.keys(), ...second.keys()])].sort();
const differing = names.filter((name) => first.get(name) !== second.get(name));
for (const name of differing) console.error(`differs: ${name}`);
const whole = createHash('sha256');
for (const name of names) whole.update(`${name} ${first.get(name)}\n`);
console.log(`${names.length} files, ${differing.length} differ; ${whole.digest('hex')}`);
if (differing.length > 0 || names.length === 0) process.exitCode = 1;

/** @param {string} prefix @returns {Map<string, string>} the hash of each built file, by its name */
function builtIn(prefix) {
	const folder = mkdtempSync(join(tmpdir(), prefix));
	try {
		cpSync(ROOT, folder, {
			recursive: true,
			filter: (path) => !NOT_SOURCES.includes(path.slice(ROOT.length).split(sep)[0] ?? ''),
		});
		symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
		const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
			cwd: folder,
			encoding: 'utf8',
			shell: process.platform === 'win32',
		});
		if (status !== 0) throw new Error(stderr);
		return hashesBelow(join(folder, 'build'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @param {string} folder @returns {Map<string, string>} */
function hashesBelow(folder) {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	return new Map(
		files.map((entry) => {
			const path = join(entry.parentPath ?? entry.path, entry.name);
			return [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')];
		}),
	);
}
