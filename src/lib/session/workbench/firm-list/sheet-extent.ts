/** Excel's own last row and column. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/**
 * Whether a sheet has room on a phone: a reader makes a cell of every place up to the last that is named, and one named
 * cell in the last corner of an empty sheet asks for seventeen thousand million. What can not be told is too much.
 */
export function isWithin(mostCells: number, sheet: string): boolean {
	let [rows, columns] = [1, 1];
	for (const [tag, name] of sheet.matchAll(/<(?:[\w.-]+:)?(row|c)(?=[\s/>])[^<>]*/g)) {
		const place = placeIn(tag, name === 'row');
		if (place === undefined) return false;
		// Rows without a cell are left out later.
		if (name === 'c') [rows, columns] = [Math.max(rows, place.row), Math.max(columns, place.column)];
		if (rows * columns > mostCells) return false;
	}
	return true;
}

interface Place {
	readonly row: number;
	readonly column: number;
}

/** Undefined where it is no place of a sheet, or written so that only an XML parser could tell. */
function placeIn(tag: string, isRow: boolean): Place | undefined {
	const [, quoted = '', rest = ''] = /\sr\s*=\s*(?:"([^"&]*)"|'([^'&]*)')/.exec(tag) ?? [];
	const named = quoted + rest;
	// Next to the one before it, unless a sign of its end stands within a value.
	if (named === '')
		return /\sr\s*=/.test(tag) || tag.split('"').length % 2 === 0 ? undefined : { row: 1, column: 1 };
	const [, letters = '', row = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(named) ?? [];
	const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
	const isPlace = row !== '' && Number(row) <= lastRow && column <= lastColumn && (letters === '') === isRow;
	return isPlace ? { row: Number(row), column: Math.max(1, column) } : undefined;
}
