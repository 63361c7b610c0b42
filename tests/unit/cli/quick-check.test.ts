import { describe, expect, it } from 'vitest';
import { quickCheckReport } from '../../../src/cli/quick-check.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { scaleNamed } from '../../../src/lib/engine/scale.ts';
import { readAfter } from '../../support/small-content.ts';

/** Two links in a ring, each asked on a screen of its own; the quick check is one of the two questions. */
const { questionnaire, scales } = readAfter((content) => {
	content.questionnaire.sections = [
		{
			id: 'only',
			purpose: 'scored',
			screens: [
				{ id: 'first', items: ['orders'] },
				{ id: 'second', items: ['stock'] },
				{ id: 'third', items: ['place', 'spend', 'ready', 'ticks'] },
			],
		},
	];
	for (const item of content.questionnaire.items) delete item['relevant'];
	content.chain.network.links = [
		{ item: 'orders', from: 'sales', to: 'store' },
		{ item: 'stock', from: 'store', to: 'sales' },
	];
	content.chain.levels = [
		{ id: 'R0' },
		{ id: 'R1', gate: { links: ['orders', 'stock'], atOption: 2, atLeast: 2 } },
	];
});
const [chain, official] = [scaleNamed(scales, 'chain'), scaleNamed(scales, 'grades')];
const beginningWith = (screen: string) => ({
	questionnaire: { ...questionnaire, quick: { items: 1, first: [screen] } },
	chain,
	official,
});

const firm = (orders: string, stock: string): Answers =>
	new Map(
		Object.entries({ orders, stock }).map(([item, option]) => [
			item,
			{ answer: { kind: 'chosen', option }, by: 'owner', at: 0, evidence: 'E0' },
		]),
	);
const shareOf = (screen: string, ...firms: readonly Answers[]) =>
	quickCheckReport(beginningWith(screen), firms).breakIsFinal;

describe('what the quick check is worth', () => {
	it('is the share of firms whose break it names as all answers do', () => {
		const [ordersWorse, stockWorse] = [firm('none', 'file'), firm('file', 'none')];
		expect(shareOf('first', ordersWorse)).toBe(1);
		expect(shareOf('first', stockWorse)).toBe(0);
		expect(shareOf('second', stockWorse)).toBe(1);
		expect(shareOf('first', ordersWorse, stockWorse, ordersWorse, ordersWorse)).toBe(0.75);
	});

	it('counts no break as named while the weakest link is one that nobody was asked about', () => {
		expect(shareOf('first', firm('system', 'none'))).toBe(0);
	});

	it('counts it as a finding that a whole chain breaks nowhere, once all of it was asked', () => {
		const whole = firm('system', 'system');
		expect(shareOf('first', whole)).toBe(0);
		const { questionnaire: asked, ...judged } = beginningWith('first');
		const both = { ...judged, questionnaire: { ...asked, quick: { items: 2, first: ['first', 'second'] } } };
		expect(quickCheckReport(both, [whole]).breakIsFinal).toBe(1);
	});

	it('is how far the official level is narrowed', () => {
		// Level 1 asks for orders and stock by file: no orders rule it out, orders by system leave it open.
		expect(quickCheckReport(beginningWith('first'), [firm('none', 'file')]).levelsOpen).toBe(0);
		expect(
			quickCheckReport(beginningWith('first'), [firm('system', 'file'), firm('none', 'file')]).levelsOpen,
		).toBe(0.5);
	});
});
