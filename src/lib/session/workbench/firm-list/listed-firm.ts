import type { GivenAnswer } from '../../../engine/answer.ts';
import { isDay, type Day } from '../../../engine/calendar.ts';
import { itemById, type ItemId, type Questionnaire } from '../../../engine/questionnaire.ts';
import type { Mapping } from './header.ts';
import { takenInColumns, type TakenInColumn } from './list-columns.ts';
import type { OptionMatcher } from './match-option.ts';
import type { Sheet } from './table.ts';

/** One firm as a file tells of it, in our own words as far as they are known. */
export interface ListedFirm {
	/** Counted from 1, as a spreadsheet does. */
	readonly row: number;
	/** Empty where the file names none: such a row is left out. */
	readonly name: string;
	/** No firm is called like that: it is asked whether the row is one. */
	readonly isDoubtful: boolean;
	/** What stands in the columns that are said once, word for word; none of them empty. */
	readonly cells: ReadonlyMap<TakenInColumn, string>;
	readonly person: string;
	readonly phone: string;
	readonly address: string;
	readonly remarks: readonly string[];
	readonly planned: Day | undefined;
	readonly answers: ReadonlyMap<ItemId, GivenAnswer>;
	/** What fits no option, and goes into the remark. */
	readonly unmatched: readonly { readonly column: TakenInColumn; readonly words: string }[];
}

interface Reading {
	readonly questionnaire: Questionnaire;
	readonly mapping: Mapping;
	/** The row with the names of the columns; firms stand below it. */
	readonly header: number;
	readonly matcher: OptionMatcher;
}

/** Every row below the header in which anything stands. */
export function listedFirms(rows: Sheet['rows'], reading: Reading): readonly ListedFirm[] {
	return rows.flatMap((cells, index) =>
		index > reading.header && cells.some((cell) => cell !== '')
			? [listedFirm(cells, index + 1, reading)]
			: [],
	);
}

/** Those that are answers of the questionnaire. */
export const describedColumns = ['county', 'cluster', 'headcount', 'revenue_band', 'above_scale'] as const;

function listedFirm(cells: readonly string[], row: number, reading: Reading): ListedFirm {
	const { mapping, matcher } = reading;
	const cellOf = (column: TakenInColumn): string => cells[mapping.indexOf(column)] ?? '';
	const [name, address, planned] = [cellOf('name'), cellOf('address'), dayIn(cellOf('planned'))];
	const read = describedColumns.map((column) => ({
		column,
		words: cellOf(column),
		answer: answerIn(column, cellOf(column), reading),
	}));
	const answers = new Map(
		read.flatMap(({ column, answer }) => (answer === undefined ? [] : [[column, answer] as const])),
	);
	const county = cellOf('county') === '' ? matcher.countyIn(address) : undefined;
	if (county !== undefined) answers.set('county', { kind: 'chosen', option: county });
	const beside: ListedFirm['unmatched'] = [
		...(name.length > longestName ? [{ column: 'name', words: name } as const] : []),
		...(isDayAlone(cellOf('planned')) ? [] : [{ column: 'planned', words: cellOf('planned') } as const]),
	];
	return {
		row,
		name: name.replaceAll(/\s+/g, ' ').slice(0, longestName),
		isDoubtful: /[\r\n]/.test(name) || name.length > usualName,
		cells: new Map(
			onceColumns.flatMap((column) => (cellOf(column) === '' ? [] : [[column, cellOf(column)] as const])),
		),
		person: cellOf('person'),
		phone: cellOf('phone'),
		address,
		remarks: cells.filter((cell, index) => mapping[index] === 'remark' && cell !== ''),
		planned,
		answers,
		unmatched: [
			...read.flatMap(({ column, words, answer }) =>
				words !== '' && answer === undefined ? [{ column, words }] : [],
			),
			...beside,
		],
	};
}

const onceColumns = takenInColumns.filter((column) => column !== 'remark');

/** As the field takes it in which a firm is renamed. */
const longestName = 200;
/** What is longer is most often a whole row that ran together: registered names have less than half of it. */
const usualName = 100;

function answerIn(
	column: TakenInColumn,
	cell: string,
	{ questionnaire, matcher }: Reading,
): GivenAnswer | undefined {
	const item = itemById(questionnaire).get(column);
	switch (item?.kind) {
		case 'choice': {
			const option = matcher.optionFor(column, cell);
			return option === undefined ? undefined : { kind: 'chosen', option };
		}
		case 'amount': {
			const value = countIn(cell);
			return value === undefined || value < item.min || value > item.max
				? undefined
				: { kind: 'amount', value };
		}
		case 'yes-no': {
			const value = truthIn(cell) ?? truthBy.get(matcher.optionFor(column, cell) ?? '');
			return value === undefined ? undefined : { kind: 'yes-no', value };
		}
		case 'ladder':
		case 'multi':
		case 'text':
		case undefined:
			return undefined;
	}
}

/** 约 1,200 人左右 is 1200; 100-200 人 is no number. */
function countIn(cell: string): number | undefined {
	const plain = cell.normalize('NFKC').replaceAll(/[,\s]/g, '');
	const found =
		/^(?:约|大约)?(\d{1,7})(?:\.0+)?(?:人|名|多人|余人|people|persons|employees)?(?:左右)?$/i.exec(plain);
	return found?.[1] === undefined ? undefined : Number(found[1]);
}

/** As the two options of such an item are called. */
const truthBy: ReadonlyMap<string, boolean> = new Map([
	['yes', true],
	['no', false],
]);

function truthIn(cell: string): boolean | undefined {
	const plain = cell.normalize('NFKC').trim().toLowerCase();
	if (/^(?:是|规上|规模以上|yes|y|true|1|√|✓|sí|si|نعم)$/.test(plain)) return true;
	return /^(?:否|不是|规下|规模以下|no|n|false|0|×|لا)$/.test(plain) ? false : undefined;
}

/** 2026-11-22, 2026/11/22, 2026.11.22 and 2026年11月22日, with or without a time after it. */
function dayIn(cell: string): Day | undefined {
	const found = dayAndRest.exec(cell.normalize('NFKC').trim());
	if (found === null) return undefined;
	const [, year = '', month = '', date = ''] = found;
	const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
	return isDay(day) ? day : undefined;
}

/** A time that was agreed has no field of its own. */
function isDayAlone(cell: string): boolean {
	const rest = dayAndRest.exec(cell.normalize('NFKC').trim())?.[4] ?? '';
	return cell === '' || (dayIn(cell) !== undefined && /^[\sT]*(?:0?0:00(?::00)?)?$/.test(rest));
}

const dayAndRest = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?([\sT].*)?$/s;
