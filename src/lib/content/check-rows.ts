import { evaluateTable, type Row, type Table } from '../engine/condition.ts';
import type { FactId, FactValue } from '../engine/fact.ts';
import type { ProblemLog } from './problem.ts';

interface RowsContext {
	/** Enough values of a fact to tell its cells in this table apart. */
	readonly samplesOf: (fact: FactId) => readonly FactValue[];
	readonly log: ProblemLog;
	readonly path: readonly (string | number)[];
}

/**
 * Rows that add nothing: the same cells as another, or held by others wherever they hold. A row that asks a fact more
 * covers nothing, since that fact may be open. Each superfluous row is named once, and not as a cover for others.
 */
export function checkRows(table: Table, { samplesOf, log, path }: RowsContext): void {
	const superfluous = new Set<number>();
	table
		.map((_, index) => index)
		.reverse()
		.forEach((index) => {
			const row = table[index] ?? [];
			const others = table.flatMap((other, position) =>
				position !== index && !superfluous.has(position) && asksNoMore(other, row)
					? [{ other, position }]
					: [],
			);
			const twin = others.find(({ other }) => isSameRow(other, row));
			const covering = twin ? [twin] : coverOf(row, others, samplesOf);
			if (covering.length === 0) return;
			superfluous.add(index);
			log.report([...path, index], {
				kind: 'row-adds-nothing',
				beside: covering.map(({ position }) => position),
				same: twin !== undefined,
			});
		});
}

const asksNoMore = (other: Row, row: Row) =>
	other.every(({ fact, test }) => test.kind === 'anything' || row.some((cell) => cell.fact === fact));

const isSameRow = (a: Row, b: Row) =>
	a.length === b.length &&
	a.every(({ fact, source }) =>
		b.some((cell) => cell.fact === fact && cell.source.replaceAll(' ', '') === source.replaceAll(' ', '')),
	);

interface Placed {
	readonly other: Row;
	readonly position: number;
}

/** The fewest leading rows of those that hold, one or another, wherever the row holds; none where they do not. */
function coverOf(
	row: Row,
	others: readonly Placed[],
	samplesOf: RowsContext['samplesOf'],
): readonly Placed[] {
	const firms = firmsOf(row, samplesOf);
	const holds = (rows: Table, firm: ReadonlyMap<FactId, FactValue>) =>
		evaluateTable(rows, (fact) => firm.get(fact) ?? { kind: 'unknown' }).truth === 'true';
	const held = firms.filter((firm) => holds([row], firm));
	const used = others.filter(({ other }) => held.some((firm) => holds([other], firm)));
	const single = used.find(({ other }) => held.every((firm) => holds([other], firm)));
	if (single) return [single];
	const all = used.map(({ other }) => other);
	return held.length > 0 && all.length > 0 && held.every((firm) => holds(all, firm)) ? used : [];
}

/** Every combination of samples of the facts that a row asks. */
function firmsOf(row: Row, samplesOf: RowsContext['samplesOf']): readonly ReadonlyMap<FactId, FactValue>[] {
	return row.reduce<readonly ReadonlyMap<FactId, FactValue>[]>(
		(firms, { fact }) =>
			firms.flatMap((firm) => samplesOf(fact).map((value) => new Map(firm).set(fact, value))),
		[new Map()],
	);
}
