import { rowsOnto, type Known, type RowOnto } from './difference.ts';
import type { ImportPlan } from './import-plan.ts';

/** What becomes of one row. */
export type Outcome =
	| { readonly kind: 'new' }
	| { readonly kind: 'skipped' }
	| { readonly kind: 'merged'; readonly onto: RowOnto };

/** By the number of the row; a row that is not in it is skipped. */
export function importOutcomes(
	{ fresh, onto }: ImportPlan,
	knownOf: (firm: string) => Known,
): ReadonlyMap<number, Outcome> {
	const begun = fresh.flatMap((rows) =>
		rowsOnto(new Map(), rows).map((row, index) => outcome(index === 0 ? undefined : row, row)),
	);
	const added = [...onto].flatMap(([firm, rows]) =>
		rowsOnto(knownOf(firm), rows).map((row) => outcome(row, row)),
	);
	return new Map([...begun, ...added]);
}

const outcome = (merged: RowOnto | undefined, { firm }: RowOnto): readonly [number, Outcome] => [
	firm.row,
	merged === undefined ? { kind: 'new' } : { kind: 'merged', onto: merged },
];
