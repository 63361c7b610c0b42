import type { Cell } from './database.ts';
import type { PublishedView } from './published.ts';

/** For a spreadsheet: every cell quoted, a byte order mark for Excel, and no cell that it would take for a formula. */
export function csvOf({ rows, columns }: PublishedView): string {
	const lines = [
		[...columns, 'shown'],
		...rows.map(({ cells, count }) => [...columns.map((column) => cells[column] ?? null), count.kind]),
	];
	return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** Formulas begin with = + - @ or their full-width forms, after whatever a spreadsheet trims. */
export function csvCell(cell: Cell): string {
	if (cell === null) return '""';
	if (typeof cell !== 'string') return `"${String(cell)}"`;
	const safe = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
	return `"${safe.replaceAll('"', '""')}"`;
}
