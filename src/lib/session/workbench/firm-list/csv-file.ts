import type { Cell } from './list-columns.ts';

/** A spreadsheet takes such a cell for a formula, also in the full-width form of the sign. */
const formulaSign = /^\s*[=+\-@＝＋－＠]/;

/** Every cell quoted, none of them a formula, and with the mark by which Excel knows UTF-8. */
export async function csvFile(table: readonly (readonly Cell[])[]): Promise<string> {
	const { unparse } = await import('papaparse').then((papaparse) => papaparse.default);
	return `\uFEFF${unparse(
		table.map((cells) => [...cells]),
		{ quotes: true, escapeFormulae: formulaSign, newline: '\r\n' },
	)}\r\n`;
}
