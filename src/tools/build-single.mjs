// One HTML file for a memory stick: `npm run build:single` writes dist/factory-checkup.html and guards its weight.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './input-hash.mjs';

const MIB = 1024 * 1024;
/**
 * Two languages with all content are 1.24 MiB; two more add about 0.4. Above this something else has crept in,
 * and an old phone takes seconds to read it.
 */
const LARGEST = 2 * MIB;
const TARGET = 'dist/factory-checkup.html';

// Nothing is prerendered here, and Kit refuses the options that ask for it.
const routes = join(ROOT, '.svelte-kit/single-routes');
rmSync(routes, { recursive: true, force: true });
cpSync(join(ROOT, 'src/routes'), routes, {
	recursive: true,
	filter: (path) => !path.endsWith('/+layout.ts'),
});

const built = spawnSync(join(ROOT, 'node_modules/.bin/vite'), ['build'], {
	cwd: ROOT,
	env: { ...process.env, VITE_EDITION: 'single' },
	encoding: 'utf8',
});
if (built.status !== 0) fail(`${built.stdout}${built.stderr}`);

const page = withoutFilesBeside(readFileSync(join(ROOT, '.svelte-kit/single-pages/index.html'), 'utf8'));
const references = [
	...page.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '').matchAll(/(?:src|href)="(?!data:)([^"]*)"/g),
];
if (references.length > 0)
	fail(`The page needs files beside it: ${references.map(([, name]) => name).join(', ')}`);

mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(join(ROOT, TARGET), page);
const bytes = Buffer.byteLength(page);
console.log(`${TARGET}: ${inMib(bytes)} of ${inMib(LARGEST)}, ${inMib(gzipSync(page).length)} as a zip`);
if (bytes > LARGEST) fail('The file is over its budget.');

/**
 * An icon in the page itself; nothing to install, so no manifest.
 * @param {string} html
 */
function withoutFilesBeside(html) {
	const icon = readFileSync(join(ROOT, 'static/icon.svg')).toString('base64');
	return html
		.replace(/<link rel="(?:manifest|apple-touch-icon)"[^>]*>\s*/g, '')
		.replace(/(<link rel="icon" href=")[^"]*/, `$1data:image/svg+xml;base64,${icon}`);
}

/** @param {number} size */
function inMib(size) {
	return `${(size / MIB).toFixed(2)} MiB`;
}

/** @param {string} reason @returns {never} */
function fail(reason) {
	console.error(reason);
	process.exit(1);
}
