import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** What one thread is given at a time: whole lines of a file, or small files to read itself. */
export type Job =
	| { readonly kind: 'lines'; readonly file: string; readonly firstLine: number; readonly bytes: Uint8Array }
	| { readonly kind: 'files'; readonly files: readonly string[] }
	| { readonly kind: 'refused'; readonly place: string; readonly why: Unreadable };

/** A folder that cannot be listed, or a line that would not fit into memory. */
export type Unreadable =
	{ readonly kind: 'folder'; readonly detail: string } | { readonly kind: 'long-line' };

const filesAtOnce = 64;
const bytesAtOnce = 2 ** 21;
/** An answers file has about 6 KiB; a line may also be a small backup. */
const longestLine = 2 ** 24;

/** Every answers file below a folder, in the order of their names. What is neither .json nor .ndjson is left alone. */
export async function* jobsIn(folder: string): AsyncGenerator<Job> {
	let files: string[] = [];
	for await (const found of filesBelow(folder, '')) {
		if (typeof found !== 'string') yield found;
		else if (found.endsWith('.ndjson')) yield* linesOf(folder, found);
		else files.push(found);
		if (files.length < filesAtOnce) continue;
		yield { kind: 'files', files };
		files = [];
	}
	if (files.length > 0) yield { kind: 'files', files };
}

/** Links are not followed: a folder could lead back into itself. */
async function* filesBelow(folder: string, below: string): AsyncGenerator<string | Job> {
	const listed = await listFolder(path.join(folder, below));
	if (typeof listed === 'string') {
		yield { kind: 'refused', place: below, why: { kind: 'folder', detail: listed } };
		return;
	}
	for (const entry of listed) {
		const inside = path.join(below, entry.name);
		if (entry.isDirectory()) yield* filesBelow(folder, inside);
		else if (entry.isFile() && /\.(?:json|ndjson)$/i.test(entry.name)) yield inside;
	}
}

async function listFolder(folder: string) {
	try {
		const entries = await readdir(folder, { withFileTypes: true });
		return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

async function* linesOf(folder: string, file: string): AsyncGenerator<Job> {
	let [rest, firstLine, isSkipping]: [readonly Buffer[], number, boolean] = [[], 1, false];
	const stream = createReadStream(path.join(folder, file), { highWaterMark: bytesAtOnce });
	for await (const chunk of stream) {
		if (!Buffer.isBuffer(chunk)) continue;
		const end = chunk.lastIndexOf(newline);
		if (end < 0) {
			if (isSkipping) continue;
			rest = [...rest, chunk];
			if (rest.reduce((sum, { length }) => sum + length, 0) <= longestLine) continue;
			yield { kind: 'refused', place: `${file}:${firstLine}`, why: { kind: 'long-line' } };
			[rest, isSkipping] = [[], true];
			continue;
		}
		// Of a line that was refused, the newline stays: lines are counted by it.
		const from = isSkipping ? chunk.indexOf(newline) : 0;
		const bytes = Buffer.concat([...rest, chunk.subarray(from, end + 1)]);
		yield { kind: 'lines', file, firstLine, bytes };
		firstLine += newlinesIn(bytes);
		[rest, isSkipping] = [[chunk.subarray(end + 1)], false];
	}
	const bytes = Buffer.concat(rest);
	if (bytes.length > 0) yield { kind: 'lines', file, firstLine, bytes };
}

const newline = 10;

function newlinesIn(bytes: Buffer): number {
	let count = 0;
	for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count += 1;
	return count;
}
