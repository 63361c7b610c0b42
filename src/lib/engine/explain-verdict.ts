import { evaluateCell, evaluateTable, type Cell, type Row, type Table } from './condition.ts';
import type { Explanation, FactChange, VerdictClaim } from './explanation.ts';
import { joined, kindOfFact, stretchesOf, type FactSources } from './fact-values.ts';
import type { FactId, FactValue, Facts } from './fact.ts';

export interface VerdictGround extends FactSources {
	/** Items, worked-out facts and results, as `factsWithResults` gives them. */
	readonly facts: Facts;
}

/**
 * Why a table of conditions holds for a firm, or does not, or is open: rows and cells with the fact's value, and the
 * single facts that would turn it, each taken by itself (what a fact is worked out from stays as it is). A single change
 * keeps to the options that the firm is offered. The root's truth is that of `evaluateTable`. Pure.
 * Source: rules.md, "Meaning: three-valued".
 */
export function explainVerdict(table: Table, ground: VerdictGround): Explanation<VerdictClaim> {
	return {
		claim: { kind: 'table' },
		truth: evaluateTable(table, ground.facts).truth,
		because: table.map((row, index) => explainRow(row, index, ground)),
		changes: factChanges(table, ground),
	};
}

function explainRow(row: Row, index: number, ground: VerdictGround): Explanation<VerdictClaim> {
	return {
		claim: { kind: 'row', row: index },
		truth: evaluateTable([row], ground.facts).truth,
		because: row.map((cell) => explainCell(cell, ground)),
		changes: factChanges([row], ground),
	};
}

function explainCell(cell: Cell, ground: VerdictGround): Explanation<VerdictClaim> {
	const value = ground.facts(cell.fact);
	const open = value.kind === 'unknown' ? ground.readings.openBehind(cell.fact) : [];
	return {
		claim: { kind: 'cell', cell, value, about: kindOfFact(cell.fact, ground.questionnaire), open },
		truth: evaluateCell(cell.test, value),
		because: [],
		changes: factChanges([[cell]], ground),
	};
}

function factChanges(table: Table, ground: VerdictGround): readonly FactChange[] {
	const cells = table.flat();
	const holds = evaluateTable(table, ground.facts).truth === 'true';
	return [...new Set(cells.map(({ fact }) => fact))].flatMap((fact): readonly FactChange[] => {
		const tests = cells.filter((cell) => cell.fact === fact).map(({ test }) => test);
		const turning = stretchesOf(fact, tests, ground).filter(
			({ sample }) => (evaluateTable(table, withFact(ground.facts, fact, sample)).truth === 'true') !== holds,
		);
		if (turning.length === 0) return [];
		const to = joined(turning, ground.questionnaire, fact);
		return [{ kind: 'fact', fact, about: kindOfFact(fact, ground.questionnaire), to }];
	});
}

const withFact =
	(facts: Facts, fact: FactId, value: FactValue): Facts =>
	(id) =>
		id === fact ? value : facts(id);
