// After the build: each file once more as brotli and gzip, so that a host sends it small without working.
import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(?:html|js|css|json|svg|webmanifest|txt|xml)$/;
const COMPRESSED = /\.(?:br|gz)$/;

/** Slow and small: done once here, not at each request. */
const WAYS = [
	{ ending: '.br', compress: toBrotli },
	{ ending: '.gz', compress: toGzip },
];

const files = readdirSync('build', { recursive: true, encoding: 'utf8' }).map((name) => join('build', name));
await Promise.all(files.filter((file) => COMPRESSED.test(file)).map((file) => rm(file)));

const sums = await Promise.all(files.filter((file) => COMPRESSIBLE.test(file)).map(compressed));
const before = sums.reduce((sum, each) => sum + each.before, 0);
const after = sums.reduce((sum, each) => sum + each.after, 0);
console.log(`Compressed: ${sums.length} files, ${inKib(before)} to ${inKib(after)} as brotli`);

/** @param {string} file @returns {Promise<{ before: number, after: number }>} */
async function compressed(file) {
	const content = await readFile(file);
	let after = content.length;
	for (const { ending, compress } of WAYS) {
		const smaller = await compress(content);
		// A host would rather send the plain file than one that grew.
		if (smaller.length >= content.length) continue;
		await writeFile(file + ending, smaller);
		after = Math.min(after, smaller.length);
	}
	return { before: content.length, after };
}

/** @param {Buffer} content */
function toBrotli(content) {
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
		[constants.BROTLI_PARAM_SIZE_HINT]: content.length,
	};
	return promisify(brotliCompress)(content, { params });
}

/** @param {Buffer} content */
function toGzip(content) {
	return promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION });
}

/** @param {number} bytes */
function inKib(bytes) {
	return `${Math.ceil(bytes / 1024)} KiB`;
}
