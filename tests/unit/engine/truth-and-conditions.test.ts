import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseCell } from '../../../src/lib/content/cell.ts';
import {
	evaluateCell,
	evaluateTable,
	type Cell,
	type CellTest,
	type Table,
} from '../../../src/lib/engine/condition.ts';
import { exactly, unknownFact, type FactValue, type Facts } from '../../../src/lib/engine/fact.ts';
import { conjunction, disjunction, negation, truthOf, type Truth } from '../../../src/lib/engine/truth.ts';

const truth = fc.constantFrom<Truth>('true', 'false', 'unknown');
const truths = fc.array(truth, { maxLength: 5 });

describe("Kleene's laws", () => {
	it('lets one false decide an "and", and one true an "or", whatever is unknown', () => {
		expect(conjunction(['unknown', 'false'])).toBe('false');
		expect(disjunction(['unknown', 'true'])).toBe('true');
		expect([conjunction(['true', 'unknown']), disjunction(['false', 'unknown'])]).toEqual([
			'unknown',
			'unknown',
		]);
	});

	it('keeps the opposite of unknown unknown', () => {
		expect([negation('true'), negation('false'), negation('unknown')]).toEqual(['false', 'true', 'unknown']);
	});

	it('takes an empty "and" for true and an empty "or" for false', () => {
		expect([conjunction([]), disjunction([])]).toEqual(['true', 'false']);
	});

	test.prop([truths])('turn "and" into "or" under negation (De Morgan)', (list) => {
		expect(negation(conjunction(list))).toBe(disjunction(list.map(negation)));
	});

	test.prop([truths, truths])('let parts be joined in any grouping and order', (a, b) => {
		expect(conjunction([...b, ...a])).toBe(conjunction([conjunction(a), conjunction(b)]));
		expect(disjunction([...b, ...a])).toBe(disjunction([disjunction(a), disjunction(b)]));
	});

	test.prop([truths, fc.boolean()])(
		'never flip a decided result when an unknown becomes known',
		(list, value) => {
			const refined = list.map((one) => (one === 'unknown' ? truthOf(value) : one));
			for (const join of [conjunction, disjunction])
				if (join(list) !== 'unknown') expect(join(refined)).toBe(join(list));
		},
	);
});

const cell = (source: string): CellTest => {
	const parsed = parseCell(source);
	if (!parsed.ok) throw new Error(`cell ${source} cannot be read at ${parsed.at}`);
	return parsed.test;
};
const oneOf = (...values: readonly string[]): FactValue => ({ kind: 'one-of', values });
const between = (low: number, high: number): FactValue => ({ kind: 'number', low, high });

describe('a cell', () => {
	it.each(['>= 0', '< 3', 'not(>= 3)', '"a"', 'not("a")', 'true', '[0..9]'])(
		'%s is unknown of an open fact',
		(source) => {
			expect(evaluateCell(cell(source), unknownFact)).toBe('unknown');
		},
	);

	it.each(['>= 0', '< 3', 'not(>= 3)', '"a"', 'not("a")', 'not(true)'])(
		'%s is false of what does not apply',
		(source) => {
			expect(evaluateCell(cell(source), { kind: 'not-applicable' })).toBe('false');
		},
	);

	it('- holds of everything, known or not', () => {
		expect(evaluateCell(cell('-'), unknownFact)).toBe('true');
	});

	it.each<[string, FactValue, Truth]>([
		['>= 3', exactly(3), 'true'],
		['> 3', exactly(3), 'false'],
		['[1..3]', exactly(3), 'true'],
		['[1..3)', exactly(3), 'false'],
		['(1..3]', exactly(1), 'false'],
		['>= 3', between(2, 4), 'unknown'],
		['>= 3', between(3, 4), 'true'],
		['< 3', between(3, 4), 'false'],
		['2', between(2, 3), 'unknown'],
		['"small","medium"', oneOf('small', 'medium'), 'true'],
		['"small"', oneOf('small', 'medium'), 'unknown'],
		['not("large")', oneOf('small', 'medium'), 'true'],
		['"large"', oneOf('small', 'medium'), 'false'],
		['"design"', { kind: 'set', values: ['design', 'supply'] }, 'true'],
		['not("design")', { kind: 'set', values: [] }, 'true'],
		['true', { kind: 'yes-no', value: false }, 'false'],
		['not(true)', { kind: 'yes-no', value: false }, 'true'],
	])('%s of %j is %s', (source, value, expected) => {
		expect(evaluateCell(cell(source), value)).toBe(expected);
	});
});

const row = (cells: Readonly<Record<string, string>>) =>
	Object.entries(cells).map(([fact, source]): Cell => ({ fact, test: cell(source), source }));
const factsOf =
	(known: Readonly<Record<string, FactValue>>): Facts =>
	(id) =>
		known[id] ?? unknownFact;

describe('a table', () => {
	it('without rows sets no condition', () => {
		expect(evaluateTable([], factsOf({})).truth).toBe('true');
	});

	it('holds by one row, and keeps the cells that decided', () => {
		const table = [row({ a: '>= 2', b: 'true' }), row({ c: '"x"' })];
		const verdict = evaluateTable(table, factsOf({ c: oneOf('x') }));
		expect(verdict).toMatchObject({ truth: 'true', open: [] });
		expect(verdict.deciding.map(({ fact }) => fact)).toEqual(['c']);
	});

	it('fails by the cells that failed, not by those still open', () => {
		const verdict = evaluateTable([row({ a: '>= 2', b: 'true' })], factsOf({ a: exactly(1) }));
		expect(verdict.truth).toBe('false');
		expect(verdict.deciding.map(({ fact }) => fact)).toEqual(['a']);
	});

	it('names the open facts, each once, of the rows that could still hold', () => {
		const table = [row({ a: '>= 2', b: 'true' }), row({ b: 'false', c: '1' }), row({ d: '1', e: '1' })];
		expect(evaluateTable(table, factsOf({ a: exactly(2), e: exactly(0) }))).toMatchObject({
			truth: 'unknown',
			open: ['b', 'c'],
		});
	});

	const tables = fc.array(
		fc.array(
			fc
				.tuple(
					fc.constantFrom('a', 'b', 'c'),
					fc.constantFrom('>= 1', '<= 1', '[1..2]', '(0..2)', 'not(1)', '0,2', 'not([1..2])', '-', '>= 2'),
				)
				.map(([fact, source]): Cell => ({ fact, test: cell(source), source })),
			{ minLength: 1, maxLength: 3 },
		),
		{ maxLength: 3 },
	);
	const range = fc
		.tuple(fc.nat(3), fc.nat(3))
		.map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
	const value = fc.oneof(
		fc.constant(unknownFact),
		range.map(({ low, high }) => between(low, high)),
	);

	test.prop(
		[
			tables,
			fc.record({ a: value, b: value, c: value }),
			fc.record({ a: fc.nat(3), b: fc.nat(3), c: fc.nat(3) }),
		],
		{
			numRuns: 400,
		},
	)('never flips a decided verdict when an open fact becomes known', (table: Table, open, picks) => {
		const known = Object.fromEntries(
			(['a', 'b', 'c'] as const).map((id) => {
				const fact = open[id];
				const within =
					fact.kind === 'number' ? fact.low + (picks[id] % (fact.high - fact.low + 1)) : picks[id];
				return [id, exactly(within)];
			}),
		);
		const before = evaluateTable(table, factsOf(open)).truth;
		const after = evaluateTable(table, factsOf(known)).truth;
		expect(after).not.toBe('unknown');
		if (before !== 'unknown') expect(after).toBe(before);
	});

	test.prop([tables, fc.record({ a: value, b: value, c: value })])(
		'names open facts exactly when it is unknown',
		(table, open) => {
			const verdict = evaluateTable(table, factsOf(open));
			expect(verdict.open.length > 0).toBe(verdict.truth === 'unknown');
		},
	);
});
