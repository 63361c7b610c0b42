import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import {
	all,
	allNodesDigital,
	answersOf,
	certain,
	chainOf,
	doesNotApply,
	links,
	makeBestFirm,
	makeFirm,
	officialOf,
	orderToDelivery,
	scenes,
	type AuthoredAnswers,
} from '../../support/firm.ts';

const everyLink = Object.values(links);
const rungOf = (told: AuthoredAnswers) => certain(chainOf(makeFirm(told)).level);

describe('the gate of each rung', () => {
	it('leaves a firm of paper and spoken words at R0', () => {
		expect(rungOf({ ...all(scenes, 1), ...all(everyLink, 1) })).toBe(0);
	});

	it('lifts to R1 with one scene run in a system', () => {
		expect(rungOf({ quality: 2 })).toBe(1);
	});

	it('lifts to R1 with more than 10% of the machines digital, not with exactly 10%', () => {
		expect(rungOf({ machines: 100, machines_digital: 10 })).toBe(0);
		expect(rungOf({ machines: 100, machines_digital: 11 })).toBe(1);
	});

	it('never lifts above R1 by machines alone', () => {
		expect(rungOf({ ...all(['Q2', 'Q3'], 4), ...all(everyLink, 4), joined_decision: true })).toBe(1);
	});

	it('asks of R2 a second digital node', () => {
		const file = { [links.stockToPlanning]: 2 };
		expect(rungOf({ ...file, quality: 2, production_control: 4 })).toBe(1);
		expect(rungOf({ ...file, quality: 2, marketing: 2 })).toBe(2);
	});

	it('asks of R2 one link that carries a file', () => {
		const islands = { quality: 2, marketing: 2 };
		expect(rungOf({ ...islands, ...all(everyLink, 1) })).toBe(1);
		expect(rungOf({ ...islands, [links.returnsToDesign]: 2 })).toBe(2);
	});

	it('asks of R3 a link from system to system whose two ends are digital', () => {
		const islands = { quality: 2, marketing: 2 };
		expect(rungOf({ ...islands, [links.ordersToWorkshop]: 2 })).toBe(2);
		expect(rungOf({ ...islands, [links.shortageToBuyer]: 3 })).toBe(2);
		expect(rungOf({ ...islands, [links.ordersToWorkshop]: 3 })).toBe(3);
	});

	it.each(orderToDelivery)('asks of R4 that %s is 3 as well', (link) => {
		const joined = { ...allNodesDigital, ...all(orderToDelivery, 3) };
		expect(rungOf({ ...joined, [link]: 2 })).toBe(3);
		expect(rungOf(joined)).toBe(4);
	});

	it('lifts to R5 with every node digital, a joined chain and a joined decision', () => {
		expect(rungOf({ ...allNodesDigital, ...all(everyLink, 3), joined_decision: true })).toBe(5);
	});

	it.each([
		['a node that only keeps spreadsheets', { product_design: 1 }],
		['no joined decision', { joined_decision: false }],
		['drawings carried by hand', { [links.drawingToLine]: 2 }],
		['returns that never reach design', { [links.returnsToDesign]: 2 }],
	])('holds a firm at R4 with %s', (_, told) => {
		expect(rungOf({ ...allNodesDigital, ...all(everyLink, 3), joined_decision: true, ...told })).toBe(4);
	});
});

describe('two results, never merged', () => {
	it('shows an automated island: official level 3, data that stop at the workshop door', () => {
		const inside = ['production_control', 'quality', 'equipment', 'safety', 'energy', 'planning_scheduling'];
		const island = makeBestFirm({
			...all(scenes, 0),
			...all([...inside, 'process_design', 'finance'], 3),
			...all(everyLink, 1),
			joined_decision: false,
		});
		expect(certain(officialOf(island).level)).toBeGreaterThanOrEqual(3);
		expect(certain(chainOf(island).level)).toBeLessThanOrEqual(2);
	});

	it('finds a full-process firm that the official scale puts at level 0', () => {
		const firm = makeFirm({ ...allNodesDigital, ...all(everyLink, 3), joined_decision: true });
		expect([certain(officialOf(firm).level), certain(chainOf(firm).level)]).toEqual([0, 5]);
	});
});

describe('a node that does not apply leaves the chain with its links', () => {
	it('lets a workshop without design reach R5 without the links of design', () => {
		const workshop = { ...allNodesDigital, ...all(orderToDelivery, 3), joined_decision: true };
		expect(rungOf({ ...workshop, does_itself: ['supply'] })).toBe(5);
		expect(rungOf({ ...workshop, does_itself: ['design', 'supply'] })).toBe(4);
	});

	it('does not count what the firm answered about a node it does not have', () => {
		const { nodes, links: states } = chainOf(makeBestFirm({ does_itself: ['supply'] }));
		expect(nodes.get('design')).toMatchObject({ applies: 'false', digital: 'false' });
		expect([...states.keys()]).toEqual(orderToDelivery);
	});

	it('keeps a node whose scenes do not apply while the firm says that it does that work', () => {
		const noSupply = all(['procurement', 'warehouse_logistics'], doesNotApply);
		const applies = (firm: Answers) => chainOf(firm).nodes.get('supply')?.applies;
		expect(applies(makeBestFirm({ ...noSupply, does_itself: ['design', 'supply'] }))).toBe('true');
		expect(applies(makeBestFirm({ ...noSupply, does_itself: 'dont-know' }))).toBe('unknown');
	});

	it('tries a chain with and without design while the firm has not said whether it designs', () => {
		const firm = makeFirm({
			...allNodesDigital,
			...all(orderToDelivery, 3),
			joined_decision: true,
			does_itself: 'dont-know',
		});
		expect(chainOf(firm).nodes.get('design')?.applies).toBe('unknown');
		expect(chainOf(firm).level.high).toBe(5);
		expect(chainOf(firm).level.low).toBeLessThan(5);
	});
});

describe('the first break', () => {
	it('names the weakest link on the way to the next rung', () => {
		const firm = makeFirm({ ...allNodesDigital, ...all(orderToDelivery, 3), [links.drawingToLine]: 1 });
		expect(chainOf(firm).firstBreak).toMatchObject({
			kind: 'link',
			item: links.returnsToDesign,
			known: true,
		});
	});

	it('settles a tie in the order of the scale: orders first', () => {
		expect(chainOf(makeFirm()).firstBreak).toMatchObject({ item: links.ordersToWorkshop });
		const firm = makeFirm({
			...allNodesDigital,
			...all(everyLink, 3),
			...all([links.shortageToBuyer, links.statusToCustomer], 1),
		});
		expect(chainOf(firm).firstBreak).toMatchObject({ item: links.shortageToBuyer });
	});

	it('names an answered link before an open one', () => {
		const firm = makeFirm({
			...allNodesDigital,
			...all(everyLink, 3),
			[links.ordersToWorkshop]: 'dont-know',
			[links.statusToCustomer]: 2,
		});
		expect(chainOf(firm).firstBreak).toMatchObject({ item: links.statusToCustomer, known: true });
	});

	it('does not call an open link broken', () => {
		expect(chainOf(answersOf({})).firstBreak).toMatchObject({ item: links.ordersToWorkshop, known: false });
	});

	it('looks on the way to R3 at links between digital nodes first', () => {
		const firm = makeFirm({
			quality: 2,
			marketing: 2,
			[links.ordersToWorkshop]: 2,
			[links.statusToCustomer]: 1,
		});
		expect(chainOf(firm).firstBreak).toMatchObject({ item: links.statusToCustomer });
	});

	it('passes over links that the next rung does not ask for', () => {
		const firm = makeFirm({
			...allNodesDigital,
			...all(everyLink, 0),
			...all(orderToDelivery, 3),
			[links.shortageToBuyer]: 2,
		});
		expect(chainOf(firm).firstBreak).toMatchObject({
			item: links.shortageToBuyer,
			state: { low: 2, high: 2 },
		});
	});

	it('names no link that has left the chain on which the certain rung stands', () => {
		const told = { production_control: 2, procurement: 2, ...all(everyLink, 1), [links.stockToPlanning]: 3 };
		const firm = makeFirm({ ...told, [links.shortageToBuyer]: 0, does_itself: 'dont-know' });
		expect(chainOf(firm).level.low).toBe(1);
		expect(chainOf(firm).firstBreak).toMatchObject({ item: links.ordersToWorkshop });
	});

	it('names the node where every link flows and one end is no system', () => {
		const firm = makeFirm({
			...allNodesDigital,
			...all(everyLink, 3),
			procurement: 1,
			joined_decision: true,
		});
		expect(chainOf(firm).firstBreak).toEqual({ kind: 'node', node: 'supply', known: true });
	});

	it('names the joined decision where nothing else is missing', () => {
		const firm = makeFirm({ ...allNodesDigital, ...all(everyLink, 3) });
		expect(chainOf(firm).firstBreak).toEqual({ kind: 'item', item: 'joined_decision', known: true });
	});

	it('finds none at R5', () => {
		expect(chainOf(makeBestFirm()).firstBreak).toBeUndefined();
	});
});

describe('badges', () => {
	const badgesOf = (told: AuthoredAnswers) =>
		Object.fromEntries(chainOf(makeFirm(told)).badges.map(({ badge, truth }) => [badge, truth]));

	it('calls a firm intelligent from three scenes at level 4', () => {
		expect(badgesOf({ quality: 4, energy: 4 })).toMatchObject({ intelligent: 'false' });
		expect(badgesOf({ quality: 4, energy: 4, hr: 4 })).toMatchObject({ intelligent: 'true' });
		expect(badgesOf({ quality: 4, energy: 4, hr: 'dont-know' })).toMatchObject({ intelligent: 'unknown' });
	});

	it('calls a firm part of an ecosystem when suppliers and customers or a platform are joined', () => {
		expect(badgesOf({ outside_suppliers: 3, outside_customers: 2, outside_platform: 2 })).toMatchObject({
			ecosystem: 'false',
		});
		expect(badgesOf({ outside_suppliers: 3, outside_platform: 3 })).toMatchObject({ ecosystem: 'true' });
		expect(badgesOf({ outside_customers: 4, outside_platform: 4 })).toMatchObject({ ecosystem: 'false' });
	});
});
