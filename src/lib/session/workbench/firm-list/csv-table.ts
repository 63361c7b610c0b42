import papaparse from 'papaparse';
import { failure, success, type Result } from '../../../engine/result.ts';
import type { Sheet, TableProblem } from './table.ts';

/** As Excel, WPS and others save it: UTF-8 or the Chinese GBK, parted by comma, semicolon or tab. */
export function csvTable(bytes: Uint8Array<ArrayBuffer>): Result<readonly Sheet[], TableProblem> {
	const words = decoded(bytes);
	if (!isReadable(words)) return failure([{ kind: 'not-a-table' }]);
	const delimiter = delimiterIn(words);
	const { data, errors, meta } = papaparse.parse<string[]>(words, { delimiter, preview: mostLines });
	if (meta.truncated) return failure([{ kind: 'too-many-rows' }]);
	// From there on rows run into one another: half a list would look like a whole one.
	const unpaired = errors.find(({ type }) => type === 'Quotes');
	if (unpaired !== undefined)
		return failure([{ kind: 'open-quote', line: lineAt(words, unpaired.index ?? 0) }]);
	return success([{ name: '', rows: data.map((cells) => cells.map(plainCell)) }]);
}

/** Ten times the firms that a list may have, for lines in which nothing stands; ten megabytes may hold ten million. */
const mostLines = 200_000;

/** A program is no table, whatever signs it can be read as; one sign that went wrong spoils no list. */
function isReadable(words: string): boolean {
	const start = words.slice(0, 20_000);
	const wrong = start.replaceAll(/[^\p{Cc}\uFFFD]|[\t\r\n\f\v]/gu, '').length;
	return !words.includes('\u0000') && wrong <= start.length * mostWrong;
}

/** More than one sign in twenty: our judgement; of random bytes it is one in five and more. */
const mostWrong = 0.05;

const lineAt = (words: string, index: number): number => words.slice(0, index).split(/\r\n|\r|\n/).length;

/** The most frequent one outside of quotes: a title of one cell above the list misleads whoever counts columns. */
function delimiterIn(words: string): string {
	const start = words.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
	const countOf = (sign: string) => start.split(sign).length;
	return [',', ';', '\t', '|'].reduce((best, sign) => (countOf(sign) > countOf(best) ? sign : best));
}

/** UTF-8 is so strict that GBK is hardly ever taken for it; GB 18030 contains GBK. */
function decoded(bytes: Uint8Array<ArrayBuffer>): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	return isUtf8(bytes) ? new TextDecoder().decode(bytes) : new TextDecoder('gb18030').decode(bytes);
}

function isUtf8(bytes: Uint8Array<ArrayBuffer>): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** Our own lists put a sign before what a spreadsheet would take for a formula. */
const plainCell = (cell: string): string =>
	cell.replace(/^'(?=[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u, '').trim();
