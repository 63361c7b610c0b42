import { evaluateCell, type Cell } from '../engine/condition.ts';
import type { Facts } from '../engine/fact.ts';
import type { Offer } from '../engine/offer.ts';
import type { Truth } from '../engine/truth.ts';

/** Rows of conditions are alternatives: the cells of the one that is nearest to being met, none where nothing is asked. */
export function nearestRow(
	{ eligible }: Offer,
	facts: Facts,
): readonly { readonly cell: Cell; readonly truth: Truth }[] {
	const judged = eligible.map((row) =>
		row.map((cell) => ({ cell, truth: evaluateCell(cell.test, facts(cell.fact)) })),
	);
	const unmetIn = (row: (typeof judged)[number]) => row.filter(({ truth }) => truth !== 'true').length;
	return judged.sort((a, b) => unmetIn(a) - unmetIn(b))[0] ?? [];
}
