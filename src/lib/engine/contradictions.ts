import { evaluateTable, type Cell, type Table } from './condition.ts';
import type { FactId, Facts } from './fact.ts';
import type { ItemId } from './questionnaire.ts';

export type ContradictionId = string;

/** Where in the factory one looks. */
export const places = ['office', 'design_room', 'store', 'line', 'dispatch'] as const;
export type Place = (typeof places)[number];

/** Two answers that hardly go together, as rows of a decision table. */
export interface ContradictionRule {
	readonly id: ContradictionId;
	readonly when: Table;
	/** What to look at, in this order. */
	readonly ask: readonly ItemId[];
	readonly place: Place;
}

/** Something to verify on the walk. It says that a look is worth while, not who is wrong, and changes no score. */
export interface Contradiction {
	readonly rule: ContradictionId;
	readonly because: readonly Cell[];
	/** Those of the rule's items that this firm's answers put in doubt. */
	readonly ask: readonly ItemId[];
	readonly place: Place;
}

export interface PossibleContradiction {
	readonly rule: ContradictionId;
	/** Facts whose answer will tell. */
	readonly open: readonly FactId[];
	readonly place: Place;
}

/** The contradictions that are certain; an open answer contradicts nothing. Source: diagnosis.md, section 5. */
export function contradictions(rules: readonly ContradictionRule[], facts: Facts): readonly Contradiction[] {
	return rules.flatMap(({ id, when, ask, place }) => {
		const { truth, deciding } = evaluateTable(when, facts);
		return truth === 'true'
			? [{ rule: id, because: deciding, ask: inDoubt(ask, when, deciding), place }]
			: [];
	});
}

/** Those that an open answer may still bring to light: what an advisor looks out for on the walk. */
export function possibleContradictions(
	rules: readonly ContradictionRule[],
	facts: Facts,
): readonly PossibleContradiction[] {
	return rules.flatMap(({ id, when, place }) => {
		const { truth, open } = evaluateTable(when, facts);
		return truth === 'unknown' ? [{ rule: id, open, place }] : [];
	});
}

/** An item tested only by rows that do not hold is left in peace; one that no row tests is always worth a look. */
function inDoubt(ask: readonly ItemId[], when: Table, deciding: readonly Cell[]): readonly ItemId[] {
	const tested = new Set(when.flatMap((row) => row.map(({ fact }) => fact)));
	const decided = new Set(deciding.map(({ fact }) => fact));
	return ask.filter((item) => decided.has(item) || !tested.has(item));
}
