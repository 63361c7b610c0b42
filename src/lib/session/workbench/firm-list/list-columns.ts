import type { Cell } from '../spreadsheet-file.ts';
import type { FirmCase } from '../caseload/firm-case.ts';
import { fieldsOfCard } from '../caseload/firm-card.ts';

/** What a list of firms in a file tells of each: what may be taken in, and after it what is only given out. */
export const takenInColumns = [
	'name',
	'person',
	'phone',
	'address',
	'county',
	'cluster',
	'headcount',
	'revenue_band',
	'above_scale',
	'planned',
	'remark',
] as const;
export type TakenInColumn = (typeof takenInColumns)[number];

const givenOutColumns = [
	'stage',
	'visited',
	'reported',
	'recheck',
	'next',
	'rung',
	'rung_possible',
	'level',
	'level_possible',
	'answered',
	'evidenced',
	'touched',
] as const;
type GivenOutColumn = (typeof givenOutColumns)[number];
export type ListColumn = TakenInColumn | GivenOutColumn;
const listColumns: readonly ListColumn[] = [...takenInColumns, ...givenOutColumns];

/** The words of a list in the reader's language. */
export interface ListWords {
	readonly column: (column: ListColumn) => string;
	readonly option: (item: string, option: string) => string;
	readonly stage: (stage: FirmCase['standing']['stage']) => string;
	readonly rung: (index: number) => string;
	readonly level: (index: number) => string;
	readonly day: (milliseconds: number) => string;
}

/** The names of the columns, then a line for each firm. */
export function tableOfFirms(firms: readonly FirmCase[], words: ListWords): readonly (readonly Cell[])[] {
	return [listColumns.map(words.column), ...firms.map((firm) => lineOf(firm, words))];
}

function lineOf(firm: FirmCase, words: ListWords): readonly Cell[] {
	const { summary } = firm.checkUps[0];
	const { person, phone, address, remark, planned, visited, reported, recheck } = fieldsOfCard(firm.card);
	const described = (item: string): Cell => {
		const said = summary?.profile[item] ?? '';
		return typeof said === 'string' && said !== '' ? words.option(item, said) : said;
	};
	const cells: Readonly<Record<ListColumn, Cell>> = {
		name: firm.name,
		person,
		phone,
		address,
		county: described('county'),
		cluster: described('cluster'),
		headcount: described('headcount'),
		revenue_band: described('revenue_band'),
		above_scale: described('above_scale'),
		planned,
		remark,
		stage: words.stage(firm.standing.stage),
		visited,
		reported,
		recheck,
		next: firm.standing.next ?? '',
		rung: summary === undefined ? '' : words.rung(summary.rung.low),
		rung_possible: summary === undefined ? '' : words.rung(summary.rung.high),
		level: summary === undefined ? '' : words.level(summary.level.low),
		level_possible: summary === undefined ? '' : words.level(summary.level.high),
		answered: summary?.answered ?? '',
		evidenced: summary?.evidenced ?? '',
		touched: words.day(firm.touchedAt),
	};
	return listColumns.map((column) => cells[column]);
}
