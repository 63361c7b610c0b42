import { describe, expect, it } from 'vitest';
import { evaluateScale } from '../../../src/lib/engine/evaluate.ts';
import type { Gate, LinksGate, Scale } from '../../../src/lib/engine/scale.ts';

/** Three nodes in a ring, a > b > c > a, with a short way back from b to a; each node is digital by an item of its own. */
const ring: Scale = {
	id: 'ring',
	version: 1,
	source: { title: 'made up', date: '2026', link: 'text-only', checked: 'our-model' },
	sets: { digital: ['a', 'b', 'c'] },
	dimensions: [{ id: 'points', max: 300, points: { a: [0, 100], b: [0, 100], c: [0, 100] } }],
	network: {
		nodes: ['a', 'b', 'c'].map((id) => ({
			id,
			digital: { kind: 'option', item: id, atOption: 1 },
			scenes: [id],
			applies: [],
		})),
		links: ['a-b', 'b-c', 'c-a', 'b-a'].map((item) => ({ item, from: item.slice(0, 1), to: item.slice(2) })),
	},
	total: 'sum',
	display: 'tenths',
	levels: [{ id: 'level0' }],
	badges: [],
};

interface Firm {
	readonly states?: Readonly<Record<string, number>>;
	readonly absent?: readonly string[];
}

function holds(gate: Gate, { states = {}, absent = [] }: Firm = {}): boolean {
	const standing = {
		optionOf: (id: string) => states[id] ?? 0,
		tickedOf: () => undefined,
		absentNodes: new Set(absent),
		unfed: 'nothing',
	} as const;
	return evaluateScale(ring, standing).meter(gate).held;
}

const linksGate = (told: Partial<LinksGate>): LinksGate => ({
	kind: 'links',
	among: 'any',
	atOption: 3,
	atLeast: 1,
	betweenDigital: false,
	...told,
});
const wholeRing = { 'a-b': 3, 'b-c': 3, 'c-a': 3 };

describe('the links gate', () => {
	it('asks of "all" each named link, and leaves out those of absent nodes', () => {
		const gate = linksGate({ among: ['a-b', 'b-c'], atLeast: 'all' });
		expect(holds(gate, { states: { 'a-b': 3, 'b-c': 2 } })).toBe(false);
		expect(holds(gate, { states: { 'a-b': 3, 'b-c': 2 }, absent: ['c'] })).toBe(true);
	});

	it('is not held by emptiness where every named link left the chain', () => {
		expect(holds(linksGate({ among: ['b-c'], atLeast: 'all' }), { absent: ['c'] })).toBe(false);
	});

	it('asks that both ends are digital, where it says so', () => {
		const gate = linksGate({ betweenDigital: true });
		expect(holds(gate, { states: { 'a-b': 3, a: 1 } })).toBe(false);
		expect(holds(gate, { states: { 'a-b': 3, a: 1, b: 1 } })).toBe(true);
	});
});

describe('the connected gate', () => {
	const gate: Gate = { kind: 'connected', atOption: 3, including: [] };

	it('holds of a ring, along the direction of its links', () => {
		expect(holds(gate, { states: wholeRing })).toBe(true);
	});

	it.each(Object.keys(wholeRing))('fails when %s is broken', (link) => {
		expect(holds(gate, { states: { ...wholeRing, [link]: 2 } })).toBe(false);
	});

	it('fails where a node is reached but does not answer', () => {
		expect(holds(gate, { states: { 'a-b': 3, 'b-a': 3, 'b-c': 3 } })).toBe(false);
	});

	it('holds of what is left when a node is absent', () => {
		expect(holds(gate, { states: { 'a-b': 3, 'b-a': 3 }, absent: ['c'] })).toBe(true);
	});

	it('asks for the links it names even where others connect everything', () => {
		const naming: Gate = { ...gate, including: ['b-a'] };
		expect(holds(naming, { states: wholeRing })).toBe(false);
		expect(holds(naming, { states: { ...wholeRing, 'b-a': 3 } })).toBe(true);
	});

	it('fails where no node is left', () => {
		expect(holds(gate, { states: wholeRing, absent: ['a', 'b', 'c'] })).toBe(false);
	});
});

describe('the other gates', () => {
	it('count digital nodes among those present; "all" means all present', () => {
		const states = { a: 1, b: 1 };
		expect(holds({ kind: 'nodes-digital', atLeast: 2 }, { states })).toBe(true);
		expect(holds({ kind: 'nodes-digital', atLeast: 2 }, { states, absent: ['b'] })).toBe(false);
		expect(holds({ kind: 'nodes-digital', atLeast: 'all' }, { states })).toBe(false);
		expect(holds({ kind: 'nodes-digital', atLeast: 'all' }, { states, absent: ['c'] })).toBe(true);
	});

	it('join by "all" and "any"', () => {
		const gates: readonly Gate[] = ['a', 'b'].map((item) => ({ kind: 'option', item, atOption: 1 }));
		expect(holds({ kind: 'all', gates }, { states: { a: 1 } })).toBe(false);
		expect(holds({ kind: 'any', gates }, { states: { a: 1 } })).toBe(true);
		expect(holds({ kind: 'any', gates })).toBe(false);
	});

	it('read points of one dimension or the total', () => {
		for (const of of ['points', 'total'])
			expect(
				[200, 201].map((atLeast) => holds({ kind: 'points', of, atLeast }, { states: { a: 1, c: 1 } })),
			).toEqual([true, false]);
	});
});

describe('levels', () => {
	it('are not reached over one that is missed', () => {
		const levels = [{ id: 'level0' }, ...['a', 'b'].map((item) => ({ id: item, gate: optionGate(item) }))];
		const standing = {
			optionOf: (id: string) => (id === 'b' ? 1 : 0),
			tickedOf: () => undefined,
			absentNodes: new Set<string>(),
			unfed: 'nothing',
		} as const;
		expect(evaluateScale({ ...ring, levels }, standing).level).toBe(0);
	});
});

function optionGate(item: string): Gate {
	return { kind: 'option', item, atOption: 1 };
}
