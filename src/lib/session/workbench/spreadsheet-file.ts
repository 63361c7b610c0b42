/** What stands in a cell; words stay words, whatever they begin with. */
export type Cell = string | number;
export type Table = readonly (readonly Cell[])[];

/** A spreadsheet takes such a cell for a formula, also in the full-width form of the sign, after whatever it trims. */
const formulaSign = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;

/** Every cell quoted, none of them a formula, and with the mark by which Excel knows UTF-8. */
export async function csvFile(table: Table): Promise<string> {
	const { unparse } = await import('papaparse').then((papaparse) => papaparse.default);
	return `\uFEFF${unparse(
		table.map((cells) => [...cells]),
		{ quotes: true, escapeFormulae: formulaSign, newline: '\r\n' },
	)}\r\n`;
}

/**
 * A workbook of one sheet, its first line held in place. Words are written as words, so that none of them is a formula.
 * The least that Excel, WPS and LibreOffice open. Source: ECMA-376, part 1, 18.3.
 */
export async function xlsxFile(sheet: string, table: Table): Promise<Uint8Array<ArrayBuffer>> {
	const { strToU8, zipSync } = await import('fflate');
	const parts = {
		'[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
		'_rels/.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${xmlText(sheetName(sheet))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columnsOf(table)}<sheetData>${table.map(rowOf).join('')}</sheetData></worksheet>`,
	};
	const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
	return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(head + xml)])));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** At most 31 signs, and none of those that stand in an address of a cell. */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);

/** As wide as what stands in the column, within reason; a Chinese sign takes two. */
function columnsOf(table: Table): string {
	const widths = (table[0] ?? []).map((_, column) =>
		Math.min(40, Math.max(8, ...table.slice(0, 200).map((cells) => widthOf(String(cells[column] ?? ''))))),
	);
	const columns = widths.map(
		(width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width + 2}" customWidth="1"/>`,
	);
	return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
}

const widthOf = (words: string): number => words.replaceAll(/[\u2E80-\uFFEF]/g, 'xx').length;

const rowOf = (cells: readonly Cell[], row: number): string =>
	`<row r="${row + 1}">${cells.map((cell, column) => cellOf(cell, `${lettersOf(column)}${row + 1}`)).join('')}</row>`;

const cellOf = (cell: Cell, address: string): string =>
	typeof cell === 'number' && Number.isFinite(cell)
		? `<c r="${address}"><v>${cell}</v></c>`
		: `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${xmlText(String(cell))}</t></is></c>`;

/** A to Z, then AA: columns are counted in letters. */
const lettersOf = (column: number): string =>
	column < 26
		? String.fromCharCode(65 + column)
		: lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);

/** XML has no way to write control signs at all. */
const xmlText = (words: string): string =>
	words
		// eslint-disable-next-line no-control-regex
		.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
