import type { CellTest } from '../engine/condition.ts';

export type CellParse =
	| { readonly ok: true; readonly test: CellTest }
	/** `at` is the rest of the cell, from where it could not be read any more. */
	| { readonly ok: false; readonly at: string };

/**
 * Reads one decision-table cell: a DMN S-FEEL unary test. `-`, `>= 3`, `[1..3]`, `(10..20]`, `"a","b"`, `not("a")`,
 * numbers, `true`, `false`. Source: OMG DMN 1.3, S-FEEL simple unary tests.
 */
export function parseCell(source: string): CellParse {
	const text = source.trim();
	if (text === '-') return { ok: true, test: { kind: 'anything' } };
	const negated = /^not\s*\((.*)\)$/s.exec(text);
	if (negated === null) return parseTests(text);
	const inner = parseTests(negated[1] ?? '');
	return inner.ok ? { ok: true, test: { kind: 'not', test: inner.test } } : inner;
}

function parseTests(text: string): CellParse {
	const tests: CellTest[] = [];
	let rest = text.trim();
	for (;;) {
		const next = parseOne(rest);
		if (next === undefined) return { ok: false, at: rest };
		tests.push(next.test);
		rest = next.rest.trim();
		if (rest === '') break;
		if (!rest.startsWith(',')) return { ok: false, at: rest };
		rest = rest.slice(1).trim();
	}
	const [only] = tests;
	return { ok: true, test: tests.length === 1 && only ? only : { kind: 'one-of', tests } };
}

const number = String.raw`(-?\d+(?:\.\d+)?)`;
const readers: readonly { pattern: RegExp; read: (match: RegExpExecArray) => CellTest }[] = [
	{
		pattern: new RegExp(String.raw`^(<=|>=|<|>)\s*${number}`),
		read: ([, operator, value]) => ({
			kind: 'compare',
			operator: operator as '<' | '<=' | '>' | '>=',
			value: Number(value),
		}),
	},
	{
		pattern: new RegExp(String.raw`^([[(\]])\s*${number}\s*\.\.\s*${number}\s*([\])[])`),
		read: ([, open, low, high, close]) => ({
			kind: 'interval',
			low: { value: Number(low), included: open === '[' },
			high: { value: Number(high), included: close === ']' },
		}),
	},
	{ pattern: /^"([^"]*)"/, read: ([, value = '']) => ({ kind: 'text', value }) },
	{ pattern: /^(true|false)\b/, read: ([, value]) => ({ kind: 'yes-no', value: value === 'true' }) },
	{
		pattern: new RegExp(`^${number}(?![\\d.])`),
		read: ([, value]) => ({ kind: 'number', value: Number(value) }),
	},
];

function parseOne(text: string): { test: CellTest; rest: string } | undefined {
	for (const { pattern, read } of readers) {
		const match = pattern.exec(text);
		if (match) return { test: read(match), rest: text.slice(match[0].length) };
	}
	return undefined;
}
