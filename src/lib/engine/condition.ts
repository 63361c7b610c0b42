import type { FactId, FactValue, Facts } from './fact.ts';
import { conjunction, disjunction, negation, truthOf, type Truth } from './truth.ts';

/** One cell of a decision table: a DMN S-FEEL unary test, parsed when content is built. */
export type CellTest =
	| { readonly kind: 'anything' }
	| { readonly kind: 'compare'; readonly operator: '<' | '<=' | '>' | '>='; readonly value: number }
	| { readonly kind: 'interval'; readonly low: Bound; readonly high: Bound }
	| { readonly kind: 'number'; readonly value: number }
	| { readonly kind: 'text'; readonly value: string }
	| { readonly kind: 'yes-no'; readonly value: boolean }
	| { readonly kind: 'one-of'; readonly tests: readonly CellTest[] }
	| { readonly kind: 'not'; readonly test: CellTest };

interface Bound {
	readonly value: number;
	readonly included: boolean;
}

/** `source` is the cell as its author wrote it: receipts quote it. */
export interface Cell {
	readonly fact: FactId;
	readonly test: CellTest;
	readonly source: string;
}

/** All cells of a row must hold; any row of a table is enough. */
export type Row = readonly Cell[];
export type Table = readonly Row[];

/**
 * What a table says of a firm, and why.
 * `deciding` are the cells that settled it: those of the rows that hold, or those that failed, or those still open.
 * `open` are the facts whose answer could still change an unknown verdict.
 */
export interface Verdict {
	readonly truth: Truth;
	readonly deciding: readonly Cell[];
	readonly open: readonly FactId[];
}

/** An empty table holds for everybody: it sets no condition. */
export function evaluateTable(table: Table, facts: Facts): Verdict {
	if (table.length === 0) return { truth: 'true', deciding: [], open: [] };
	const rows = table.map((row) => evaluateRow(row, facts));
	const truth = disjunction(rows.map((row) => row.truth));
	const deciding = rows
		.filter((row) => row.truth === truth)
		.flatMap((row) => row.cells.filter((cell) => cell.truth === truth).map(({ cell }) => cell));
	const open = truth === 'unknown' ? [...new Set(deciding.map((cell) => cell.fact))] : [];
	return { truth, deciding, open };
}

function evaluateRow(row: Row, facts: Facts) {
	const cells = row.map((cell) => ({ cell, truth: evaluateCell(cell.test, facts(cell.fact)) }));
	return { truth: conjunction(cells.map(({ truth }) => truth)), cells };
}

/** What does not apply to a firm satisfies no test, not even a negated one. */
export function evaluateCell(test: CellTest, value: FactValue): Truth {
	if (test.kind === 'anything') return 'true';
	if (value.kind === 'unknown') return 'unknown';
	if (value.kind === 'not-applicable') return 'false';
	switch (test.kind) {
		case 'compare':
			return compared(test.operator, test.value, value);
		case 'interval':
			return conjunction([
				compared(test.low.included ? '>=' : '>', test.low.value, value),
				compared(test.high.included ? '<=' : '<', test.high.value, value),
			]);
		case 'number':
			return conjunction([compared('>=', test.value, value), compared('<=', test.value, value)]);
		case 'text':
			return containsText(test.value, value);
		case 'yes-no':
			return truthOf(value.kind === 'yes-no' && value.value === test.value);
		case 'one-of':
			return disjunctionOverRange(test.tests, value);
		case 'not':
			return negation(evaluateCell(test.test, value));
	}
}

function compared(operator: '<' | '<=' | '>' | '>=', bound: number, value: FactValue): Truth {
	if (value.kind !== 'number') return 'false';
	const holds = (n: number) => {
		if (operator === '<') return n < bound;
		if (operator === '<=') return n <= bound;
		return operator === '>' ? n > bound : n >= bound;
	};
	const [atLow, atHigh] = [holds(value.low), holds(value.high)];
	return atLow === atHigh ? truthOf(atLow) : 'unknown';
}

function containsText(text: string, value: FactValue): Truth {
	if (value.kind === 'set') return truthOf(value.values.includes(text));
	if (value.kind !== 'one-of' || !value.values.includes(text)) return 'false';
	return value.values.length === 1 ? 'true' : 'unknown';
}

/** "small","medium" holds of a firm known to be one of the two, though neither is certain alone. */
function disjunctionOverRange(tests: readonly CellTest[], value: FactValue): Truth {
	if (value.kind !== 'one-of') return disjunction(tests.map((test) => evaluateCell(test, value)));
	const each = value.values.map((text) =>
		disjunction(tests.map((test) => evaluateCell(test, { kind: 'one-of', values: [text] }))),
	);
	if (each.every((truth) => truth === 'true')) return 'true';
	return each.every((truth) => truth === 'false') ? 'false' : 'unknown';
}

/** The numbers at which a test can turn. */
export function thresholdsOf(test: CellTest): readonly number[] {
	switch (test.kind) {
		case 'compare':
		case 'number':
			return [test.value];
		case 'interval':
			return [test.low.value, test.high.value];
		case 'one-of':
			return test.tests.flatMap(thresholdsOf);
		case 'not':
			return thresholdsOf(test.test);
		case 'anything':
		case 'text':
		case 'yes-no':
			return [];
	}
}
