import { unzipSync, zipSync, type Unzipped } from 'fflate';
import readSheets from 'read-excel-file/universal';
import { failure, success, type Result } from '../../../engine/result.ts';
import { isWithin } from './sheet-extent.ts';
import type { Sheet, TableProblem } from './table.ts';

/** What a file may hold when it is unpacked. */
const mostInside = 120 * 1024 * 1024;
/** Of one sheet, with the empty ones between: 20,000 firms in two hundred columns. */
const mostCells = 4_100_000;

/**
 * Unpacked here, with a cap, and handed on without compression: the reader would unpack large files in workers that the
 * page does not allow.
 */
export async function xlsxTable(
	bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<readonly Sheet[], TableProblem>> {
	const parts = unpacked(bytes);
	if (!parts.ok) return parts;
	// Any part may be called a sheet by the others.
	const decoder = new TextDecoder();
	if (!Object.values(parts.value).every((part) => isWithin(mostCells, decoder.decode(part))))
		return failure([{ kind: 'too-much-inside' }]);
	try {
		const read = await readSheets(new Blob([zipSync(parts.value, { level: 0 })]));
		return success(
			read.map(({ sheet, data }) => ({ name: sheet, rows: data.map((cells) => cells.map(cellWords)) })),
		);
	} catch {
		// The reader throws whatever it stumbles over in a file that is none of Excel's.
		return failure([{ kind: 'unreadable' }]);
	}
}

/** Only parts that say what is in cells. A size that a part lies about ends in an error, never in more memory. */
function unpacked(bytes: Uint8Array): Result<Unzipped, TableProblem> {
	let inside = 0;
	const names: string[] = [];
	try {
		const parts = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				names.push(name);
				if (!/\.(?:xml|rels)$/.test(name)) return false;
				inside += originalSize;
				return inside <= mostInside;
			},
		});
		if (inside > mostInside) return failure([{ kind: 'too-much-inside' }]);
		// Text of Word, an app or packed photos; only a table of LibreOffice can be saved as one of Excel.
		return names.some((name) => name.startsWith('xl/') || name === 'content.xml')
			? success(parts)
			: failure([{ kind: 'not-a-table' }]);
	} catch {
		return failure([{ kind: 'unreadable' }]);
	}
}

function cellWords(cell: unknown): string {
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
	if (typeof cell === 'string') return cell.trim();
	return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
