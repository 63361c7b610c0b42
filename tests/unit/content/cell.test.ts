import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseCell } from '../../../src/lib/content/cell.ts';
import { evaluateCell, type CellTest } from '../../../src/lib/engine/condition.ts';
import { exactly } from '../../../src/lib/engine/fact.ts';

const testOf = (source: string): CellTest => {
	const parsed = parseCell(source);
	if (!parsed.ok) throw new Error(`${source} cannot be read at ${parsed.at}`);
	return parsed.test;
};

describe('a cell of a decision table', () => {
	it.each<[string, CellTest]>([
		['-', { kind: 'anything' }],
		[' >= 3 ', { kind: 'compare', operator: '>=', value: 3 }],
		['<-1.5', { kind: 'compare', operator: '<', value: -1.5 }],
		['[1..3]', interval(1, true, 3, true)],
		['(10..20]', interval(10, false, 20, true)],
		[']10..20[', interval(10, false, 20, false)],
		['7', { kind: 'number', value: 7 }],
		['-2', { kind: 'number', value: -2 }],
		['true', { kind: 'yes-no', value: true }],
		['"a"', { kind: 'text', value: 'a' }],
		['"a, (b)"', { kind: 'text', value: 'a, (b)' }],
		[
			'"a","b"',
			{
				kind: 'one-of',
				tests: [
					{ kind: 'text', value: 'a' },
					{ kind: 'text', value: 'b' },
				],
			},
		],
		['not("a")', { kind: 'not', test: { kind: 'text', value: 'a' } }],
		[
			'not([1..2], 5)',
			{
				kind: 'not',
				test: { kind: 'one-of', tests: [interval(1, true, 2, true), { kind: 'number', value: 5 }] },
			},
		],
	])('reads %s', (source, expected) => {
		expect(testOf(source)).toEqual(expected);
	});

	it.each([
		['', ''],
		['>=', '>='],
		['= 3', '= 3'],
		['a', 'a'],
		["'a'", "'a'"],
		['"a', '"a'],
		['1..3', '1..3'],
		['[1..3', '[1..3'],
		['1,', ''],
		['1 2', '2'],
		['truely', 'truely'],
		['>= 3 and < 5', 'and < 5'],
		['not(not("a"))', 'not("a")'],
		['not()', ''],
		['1.2.3', '1.2.3'],
		['- , 1', '- , 1'],
	])('refuses %j from %j on', (source, at) => {
		expect(parseCell(source)).toEqual({ ok: false, at });
	});

	test.prop([fc.string()])('either reads or refuses any text, and never throws', (source) => {
		expect(parseCell(source)).toHaveProperty('ok');
	});

	const number = fc.integer({ min: -5, max: 25 }).map((tenth) => tenth / 2);
	const simple = fc.oneof(
		fc
			.tuple(fc.constantFrom('<', '<=', '>', '>='), number)
			.map(([operator, value]) => `${operator} ${value}`),
		fc
			.tuple(fc.constantFrom('[', '('), number, number, fc.constantFrom(']', ')'))
			.map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
		number.map(String),
	);
	const several = fc.array(simple, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(', '));
	const source = fc.oneof(
		several,
		several.map((parts) => `not(${parts})`),
	);

	test.prop([source, number], { numRuns: 500 })(
		'means of a known number what plain arithmetic says',
		(text, value) => {
			expect(evaluateCell(testOf(text), exactly(value))).toBe(String(holds(text, value)));
		},
	);

	test.prop([source])('reads the same with other spacing', (text) => {
		expect(testOf(`  ${text.replaceAll(', ', ' ,')} `)).toEqual(testOf(text));
	});

	test.prop([source])('reads the same after it was written out again', (text) => {
		expect(testOf(written(testOf(text)))).toEqual(testOf(text));
	});
});

function interval(low: number, lowIn: boolean, high: number, highIn: boolean): CellTest {
	return { kind: 'interval', low: { value: low, included: lowIn }, high: { value: high, included: highIn } };
}

/** The oracle: reads the text itself, shares nothing with the parser. */
function holds(text: string, value: number): boolean {
	if (text.startsWith('not(')) return !holds(text.slice(4, -1), value);
	return text.split(', ').some((part) => {
		if (part.includes('..')) {
			const [low = 0, high = 0] = part.slice(1, -1).split('..').map(Number);
			return (
				(part.startsWith('[') ? value >= low : value > low) &&
				(part.endsWith(']') ? value <= high : value < high)
			);
		}
		const [operator, bound] = part.includes(' ') ? part.split(' ') : ['=', part];
		const difference = Math.sign(value - Number(bound));
		return (
			{
				'<': difference < 0,
				'<=': difference <= 0,
				'>': difference > 0,
				'>=': difference >= 0,
				'=': difference === 0,
			}[operator ?? ''] ?? false
		);
	});
}

function written(test: CellTest): string {
	switch (test.kind) {
		case 'anything':
			return '-';
		case 'compare':
			return `${test.operator}${test.value}`;
		case 'interval':
			return `${test.low.included ? '[' : '('}${test.low.value}..${test.high.value}${test.high.included ? ']' : ')'}`;
		case 'number':
		case 'yes-no':
			return String(test.value);
		case 'text':
			return `"${test.value}"`;
		case 'one-of':
			return test.tests.map(written).join(',');
		case 'not':
			return `not(${written(test.test)})`;
	}
}
