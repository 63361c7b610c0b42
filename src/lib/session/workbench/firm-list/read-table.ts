import { failure, success, type Result } from '../../../engine/result.ts';
import type { Sheet, TableProblem } from './table.ts';

/** A list of 20,000 firms has about 4 MB as a file, and ten times as much inside. */
export const largestList = 10 * 1024 * 1024;
export const mostRows = 20_000;

/** The file is hostile until it is read: its size is asked for before anything else. */
export async function readTable(file: File): Promise<Result<readonly Sheet[], TableProblem>> {
	if (file.size > largestList) return failure([{ kind: 'too-large' }]);
	const bytes = new Uint8Array(await file.arrayBuffer());
	const read = await sheetsIn(bytes);
	if (!read.ok) return read;
	const sheets = read.value
		.map(({ name, rows }) => ({ name, rows: withoutEmptyEnd(rows) }))
		.filter(({ rows }) => rows.length > 0);
	if (sheets.length === 0) return failure([{ kind: 'empty' }]);
	return sheets.some(({ rows }) => rows.length > mostRows + headerRoom)
		? failure([{ kind: 'too-many-rows' }])
		: success(sheets);
}

/** A title and the names of the columns do not count as firms. */
const headerRoom = 10;

async function sheetsIn(bytes: Uint8Array<ArrayBuffer>): Promise<Result<readonly Sheet[], TableProblem>> {
	if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return (await import('./xlsx-table.ts')).xlsxTable(bytes);
	// The container of .xls, and of every workbook with a password.
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return failure([{ kind: 'old-excel' }]);
	if (picturesAndPages.some((signature) => startsWith(bytes, signature)))
		return failure([{ kind: 'not-a-table' }]);
	return (await import('./csv-table.ts')).csvTable(bytes);
}

/** JPEG, PNG, GIF, WebP and PDF: what lies beside a list in the same folder, or is renamed by mistake. */
const picturesAndPages: readonly (readonly number[])[] = [
	[0xff, 0xd8, 0xff],
	[0x89, 0x50, 0x4e, 0x47],
	[0x47, 0x49, 0x46, 0x38],
	[0x52, 0x49, 0x46, 0x46],
	[0x25, 0x50, 0x44, 0x46],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
	signature.every((byte, index) => bytes[index] === byte);

function withoutEmptyEnd(rows: Sheet['rows']): Sheet['rows'] {
	const last = rows.findLastIndex((cells) => cells.some((cell) => cell !== ''));
	return rows.slice(0, last + 1);
}
