import { evaluateCell, type Cell, type CellTest, type Table } from '../engine/condition.ts';
import type { FactId, FactValue } from '../engine/fact.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { parseCell } from './cell.ts';
import { checkRows } from './check-rows.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';

/** What a fact can be, so that a cell that tests it can be checked before a firm meets it. */
export type Domain =
	| { readonly kind: 'number'; readonly min: number; readonly max: number }
	/** `several`: a multi item may hold more than one of them, or none. */
	| { readonly kind: 'texts'; readonly values: readonly string[]; readonly several: boolean }
	| { readonly kind: 'yes-no' }
	| { readonly kind: 'free-text' };

export type Domains = ReadonlyMap<FactId, Domain>;

export type AuthoredTable = readonly Readonly<Record<string, string>>[];

/** Parses and type-checks a decision table. Problems go to the log; cells that could not be read are left out. */
export function readTable(
	authored: AuthoredTable,
	{ domains, log, path }: { domains: Domains; log: ProblemLog; path: readonly (string | number)[] },
): Table {
	const rows = authored.map((row, index) =>
		Object.entries(row).flatMap(([fact, source]): Cell[] => {
			const at = [...path, index, fact];
			const domain = domains.get(fact);
			if (domain === undefined) {
				log.report(at, { kind: 'unknown-id', id: fact, nearest: nearestWord(fact, [...domains.keys()]) });
				return [];
			}
			const parsed = parseCell(source);
			if (!parsed.ok) {
				log.report(at, { kind: 'cell-syntax', cell: source, at: parsed.at });
				return [];
			}
			checkCell(parsed.test, {
				cell: source,
				fact,
				domain,
				report: (problem) => {
					log.report(at, problem);
				},
			});
			return [{ fact, test: parsed.test, source }];
		}),
	);
	// A row with a cell that could not be read says less than its author meant.
	if (rows.every((row, index) => row.length === Object.keys(authored[index] ?? {}).length))
		checkRows(rows, { samplesOf: (fact) => samplesTellingApart(fact, rows, domains), log, path });
	return rows;
}

/** One sample for each way in which the cells of a table on this fact can turn out. */
function samplesTellingApart(fact: FactId, table: Table, domains: Domains): readonly FactValue[] {
	const domain = domains.get(fact);
	const tests = table.flatMap((row) => row.filter((cell) => cell.fact === fact).map(({ test }) => test));
	if (domain === undefined) return [];
	const samples = tests.flatMap((test) => samplesOf(test, domain));
	const outcome = (value: FactValue) => tests.map((test) => evaluateCell(test, value)).join();
	return [...new Map(samples.map((value) => [outcome(value), value])).values()];
}

interface CellContext {
	readonly cell: string;
	readonly fact: FactId;
	readonly domain: Domain;
	readonly report: (problem: Parameters<ProblemLog['report']>[1]) => void;
}

function checkCell(test: CellTest, context: CellContext): void {
	const { cell, fact, domain, report } = context;
	const leaves = leavesOf(test);
	const misfits = leaves.filter((leaf) => !fitsDomain(leaf, domain));
	if (misfits.length > 0) {
		report({ kind: 'cell-type', cell, fact, expected: domain.kind });
		return;
	}
	if (domain.kind === 'texts') {
		const strange = leaves.flatMap((leaf) =>
			leaf.kind === 'text' && !domain.values.includes(leaf.value) ? [leaf.value] : [],
		);
		for (const value of strange)
			report({ kind: 'cell-value', cell, value, nearest: nearestWord(value, domain.values) });
		if (strange.length > 0) return;
	}
	if (
		domain.kind === 'number' &&
		thresholdsOf(test).some((value) => value < domain.min || value > domain.max)
	) {
		const outside = constantTruth(test, domain);
		report(
			outside === undefined
				? { kind: 'cell-range', cell, min: domain.min, max: domain.max }
				: { kind: 'cell-constant', cell, fact, always: outside },
		);
		return;
	}
	const constant = constantTruth(test, domain);
	if (constant !== undefined) report({ kind: 'cell-constant', cell, fact, always: constant });
}

function leavesOf(test: CellTest): readonly CellTest[] {
	if (test.kind === 'not') return leavesOf(test.test);
	return test.kind === 'one-of' ? test.tests.flatMap(leavesOf) : [test];
}

function fitsDomain(leaf: CellTest, domain: Domain): boolean {
	switch (leaf.kind) {
		case 'compare':
		case 'interval':
		case 'number':
			return domain.kind === 'number';
		case 'text':
			return domain.kind === 'texts';
		case 'yes-no':
			return domain.kind === 'yes-no';
		case 'anything':
		case 'one-of':
		case 'not':
			return true;
	}
}

/** A cell that no firm, or every firm, satisfies is a mistake of its author. `-` says so on purpose. */
function constantTruth(test: CellTest, domain: Domain): boolean | undefined {
	if (test.kind === 'anything') return undefined;
	const truths = new Set(samplesOf(test, domain).map((value) => evaluateCell(test, value)));
	if (truths.size !== 1) return undefined;
	return truths.has('true') ? true : truths.has('false') ? false : undefined;
}

/** Enough values to tell whether a cell can be true and can be false: every text, and around every threshold. */
function samplesOf(test: CellTest, domain: Domain): readonly FactValue[] {
	switch (domain.kind) {
		case 'texts':
			return domain.several
				? setsOf(domain.values).map((values) => ({ kind: 'set', values }))
				: domain.values.map((value) => ({ kind: 'one-of', values: [value] }));
		case 'yes-no':
			return [true, false].map((value) => ({ kind: 'yes-no', value }));
		case 'number':
			return numberSamples(test, domain.min, domain.max).map((value) => ({
				kind: 'number',
				low: value,
				high: value,
			}));
		case 'free-text':
			return [];
	}
}

/** None, each alone, each two together, and all. */
const setsOf = (values: readonly string[]): readonly (readonly string[])[] => [
	[],
	...values.flatMap((value, index) => [[value], ...values.slice(index + 1).map((other) => [value, other])]),
	values,
];

function thresholdsOf(test: CellTest): readonly number[] {
	return leavesOf(test).flatMap((leaf) => {
		if (leaf.kind === 'compare' || leaf.kind === 'number') return [leaf.value];
		return leaf.kind === 'interval' ? [leaf.low.value, leaf.high.value] : [];
	});
}

function numberSamples(test: CellTest, min: number, max: number): readonly number[] {
	const thresholds = thresholdsOf(test);
	return [
		min,
		max,
		...thresholds.flatMap((value) => [value - 1, value - 0.5, value, value + 0.5, value + 1]),
	].filter((value) => value >= min && value <= max);
}

/** Domains of the items and worked-out facts of a questionnaire. Ladders are tested by option index. */
export function questionnaireDomains(
	questionnaire: Pick<Questionnaire, 'items'>,
	facts: readonly { readonly id: string; readonly values: readonly string[] }[],
): Domains {
	const ofItems = questionnaire.items.map((item): readonly [FactId, Domain] => {
		switch (item.kind) {
			case 'ladder':
				return [item.id, { kind: 'number', min: 0, max: item.options.length - 1 }];
			case 'amount':
				return [item.id, { kind: 'number', min: item.min, max: item.max }];
			case 'multi':
				return [item.id, { kind: 'texts', values: item.options, several: true }];
			case 'choice':
				return [item.id, { kind: 'texts', values: item.options.map(({ id }) => id), several: false }];
			case 'yes-no':
				return [item.id, { kind: 'yes-no' }];
			case 'text':
				return [item.id, { kind: 'free-text' }];
		}
	});
	return new Map([
		...ofItems,
		...facts.map(({ id, values }) => [id, { kind: 'texts', values, several: false }] as const),
	]);
}
