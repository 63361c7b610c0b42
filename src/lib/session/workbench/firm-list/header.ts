import { plainWords } from '../caseload/plain-words.ts';
import { headings } from './headings.ts';
import { takenInColumns, type TakenInColumn } from './list-columns.ts';
import type { Sheet } from './table.ts';

/** What each column of a file is taken for; undefined where it is left out. Any number of columns may be remarks. */
export type Mapping = readonly (TakenInColumn | undefined)[];

export interface Header {
	/** The row with the names of the columns. */
	readonly row: number;
	readonly mapping: Mapping;
}

/** As many rows as a title, a date and a legend may take above the names of the columns. */
const searchedRows = 20;

/** The row that names most columns is the header; `own` are the names that our own lists give them. */
export function findHeader(rows: Sheet['rows'], own: (column: TakenInColumn) => string): Header {
	const columnBy = new Map(
		takenInColumns.flatMap((column) =>
			[own(column), ...headings[column]].map((heading) => [plainHeading(heading), column] as const),
		),
	);
	const candidates = rows
		.slice(0, searchedRows)
		.map((cells, row) => ({ row, mapping: eachOnce(cells.map((cell) => columnBy.get(plainHeading(cell)))) }));
	const [best] = candidates.toSorted((a, b) => named(b.mapping) - named(a.mapping) || a.row - b.row);
	return best ?? { row: 0, mapping: [] };
}

const named = (mapping: Mapping): number => mapping.filter((column) => column !== undefined).length;

/** Two columns with phones: the first is taken, the other may be made a remark. */
const eachOnce = (mapping: Mapping): Mapping =>
	mapping.map((column, index) => (mapping.indexOf(column) === index ? column : undefined));

/** No column is called by more signs; a cell of a hostile list has millions, and each bracket in it would be looked for. */
const longestHeading = 200;

/** Without spaces, stars for "required", and units or hints in brackets: 电话* and 人数（人） are 电话 and 人数. */
const plainHeading = (heading: string): string => {
	if (heading.length > longestHeading) return '';
	const plain = plainWords(heading)
		.normalize('NFD')
		.replaceAll(/[\s*:：_./\p{Mn}-]/gu, '');
	return plain.replaceAll(/[(（[【].*?[)）\]】]/g, '') || plain;
};

/** What a column is taken for from now on; what can be said only once moves there from where it was. */
export const remapped = (mapping: Mapping, at: number, column: TakenInColumn | undefined): Mapping =>
	mapping.map((before, index) => {
		if (index === at) return column;
		return before === column && column !== 'remark' ? undefined : before;
	});
