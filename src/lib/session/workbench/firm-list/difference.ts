import type { Answer, GivenAnswer } from '../../../engine/answer.ts';
import type { ItemId } from '../../../engine/questionnaire.ts';
import type { Firm } from '../../../storage/firm.ts';
import { plainWords } from '../caseload/plain-words.ts';
import type { TakenInColumn } from './list-columns.ts';
import { describedColumns, type ListedFirm } from './listed-firm.ts';
import { phoneNumbers } from './twice.ts';

/** What is known of a firm: options by their id, yes and no in English; empty where it was answered without a value. */
export type Known = ReadonlyMap<TakenInColumn, string | number>;

/** A cell that says something else than what is kept; it goes into the remark. */
export interface Difference {
	readonly column: TakenInColumn;
	readonly kept: string | number;
	/** As they stand in the cell. */
	readonly words: string;
}

/** What a row adds to the firm that it is merged onto. */
export interface RowOnto {
	readonly firm: ListedFirm;
	readonly filled: readonly TakenInColumn[];
	readonly differing: readonly Difference[];
}

/** One row after the other: what is known stands, what is not is filled in, and the next row finds it there. */
export function rowsOnto(known: Known, rows: readonly ListedFirm[]): readonly RowOnto[] {
	const kept = new Map(known);
	return rows.map((firm) => {
		const said = knownOfRow(firm);
		const differing = differencesOf(kept, said, firm);
		const filled = [...said.keys()].filter((column) => !kept.has(column));
		for (const [column, value] of said) if (!kept.has(column)) kept.set(column, value);
		return { firm, filled, differing };
	});
}

/** `valueOf` gives the answer in short, as a summary has it; undefined where there is none. */
export function knownOfFirm(
	name: string,
	card: Firm | undefined,
	valueOf: (item: ItemId) => string | number | undefined,
): Known {
	const told: readonly (readonly [TakenInColumn, string | number | undefined])[] = [
		['name', name],
		['person', card?.person],
		['phone', card?.phone],
		['address', card?.address],
		['planned', card?.planned],
		...describedColumns.map((column) => [column, valueOf(column)] as const),
	];
	return new Map(told.flatMap(([column, value]) => (value === undefined ? [] : [[column, value] as const])));
}

function knownOfRow({ cells, planned, answers }: ListedFirm): Known {
	const texts = (['name', 'person', 'phone', 'address'] as const).flatMap((column) => {
		const words = cells.get(column);
		return words === undefined ? [] : [[column, words] as const];
	});
	const described = describedColumns.flatMap((column) => {
		const answer = answers.get(column);
		return answer === undefined ? [] : [[column, shortGiven(answer)] as const];
	});
	return new Map<TakenInColumn, string | number>([
		...texts,
		...described,
		...(planned === undefined ? [] : [['planned', planned] as const]),
	]);
}

/** What fits no option or field is no difference: its words go into the remark in any case, and once is enough. */
const differencesOf = (kept: Known, said: Known, { cells, unmatched }: ListedFirm): readonly Difference[] =>
	[...cells].flatMap(([column, words]) => {
		const [there, value] = [kept.get(column), said.get(column)];
		if (there === undefined || value === undefined || isSame(column, there, value)) return [];
		return unmatched.some((beside) => beside.column === column) ? [] : [{ column, kept: there, words }];
	});

function isSame(column: TakenInColumn, one: string | number, other: string | number): boolean {
	if (typeof one === 'number' || typeof other === 'number') return one === other;
	if (spaceless(one) === spaceless(other)) return true;
	return column === 'phone' && isNumbersOnly(other) && isAmong(phoneNumbers(other), phoneNumbers(one));
}

const spaceless = (words: string): string => plainWords(words).replaceAll(/\s/g, '');

/** Beside a number there may stand whose it is. */
const isNumbersOnly = (phone: string): boolean => /^[\d\s+\-,;/、]*$/.test(phone.normalize('NFKC'));

const isAmong = (numbers: readonly string[], all: readonly string[]): boolean =>
	numbers.every((number) => all.includes(number));

/** Said, but without a value, an answer is kept too. */
export const shortAnswer = (answer: Answer): string | number =>
	answer.kind === 'dont-know' || answer.kind === 'not-applicable' ? '' : shortGiven(answer);

function shortGiven(answer: GivenAnswer): string | number {
	switch (answer.kind) {
		case 'chosen':
			return answer.option;
		case 'amount':
			return answer.value;
		case 'yes-no':
			return answer.value ? 'yes' : 'no';
		case 'text':
			return answer.value;
		case 'several':
			return answer.options.join(' ');
	}
}
