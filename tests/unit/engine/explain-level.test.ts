import { describe, expect, it } from 'vitest';
import { explainLevel } from '../../../src/lib/engine/explain-level.ts';
import type { Explanation, PartClaim } from '../../../src/lib/engine/explanation.ts';
import { chainScale, officialScale, realQuestionnaire } from '../../support/content.ts';
import { partsIn } from '../../support/explained.ts';
import {
	all,
	allNodesDigital,
	answersOf,
	links,
	makeBestFirm,
	makeFirm,
	orderToDelivery,
	scenes,
	type AuthoredAnswers,
} from '../../support/firm.ts';

const explain = (scale: typeof chainScale, told: AuthoredAnswers, level: number) =>
	explainLevel({ questionnaire: realQuestionnaire, scale, answers: makeFirm(told) }, level);
const rung = (told: AuthoredAnswers, level: number) => explain(chainScale, told, level);
const official = (told: AuthoredAnswers, level: number) => explain(officialScale, told, level);

/** The parts of a level's own gate. */
function ownParts(tree: Explanation): readonly (Explanation & { readonly claim: PartClaim })[] {
	return (tree.because.at(-1)?.because ?? []).flatMap((node) =>
		node.claim.kind === 'part' ? [{ ...node, claim: node.claim }] : [],
	);
}
const ownPart = (tree: Explanation, kind: string) => {
	const part = ownParts(tree).find(({ claim }) => claim.gate.kind === kind);
	if (part === undefined) throw new Error(`no part ${kind}`);
	return part;
};
const raise = (item: string, from: number, to: number) => ({
	kind: 'raise',
	step: { kind: 'option', item, from, to },
	open: false,
	brings: undefined,
});

describe('why not R3', () => {
	const islands = { product_design: 2, warehouse_logistics: 2, [links.shortageToBuyer]: 2, quality: 2 };

	it('is that no link between two nodes with a system is passed on by the systems; one more step of one link is enough', () => {
		const tree = rung(islands, 3);
		expect(tree.truth).toBe('false');
		const part = ownPart(tree, 'links');
		expect(part.claim).toMatchObject({ has: { low: 0, high: 0 }, needs: 1, missing: 1 });
		// The nearest is the link that is a file today; the others between nodes with a system begin at nothing.
		expect(part.changes).toEqual([
			raise(links.shortageToBuyer, 2, 3),
			raise(links.stockToPlanning, 0, 3),
			raise(links.drawingToLine, 0, 3),
		]);
		expect(tree.changes).toEqual(part.changes);
	});

	it('names at each link its own state and the ends that have no system', () => {
		const part = ownPart(rung(islands, 3), 'links');
		const order = part.because.find(
			({ claim }) => claim.kind === 'link' && claim.item === links.ordersToWorkshop,
		);
		expect(order?.because.map(({ claim, truth }) => [claim.kind, truth])).toEqual([
			['item', 'false'],
			['node', 'false'],
			['node', 'true'],
		]);
	});

	it('stands as open where the links were not answered, each with that', () => {
		const answers = answersOf({ ...all(scenes, 2), does_itself: ['design', 'supply'] });
		const tree = explainLevel({ questionnaire: realQuestionnaire, scale: chainScale, answers }, 3);
		expect(tree.truth).toBe('unknown');
		const part = ownPart(tree, 'links');
		expect(new Set(part.because.map(({ truth }) => truth))).toEqual(new Set(['unknown']));
		expect(part.changes).toHaveLength(6);
		expect(part.changes.every((change) => change.kind === 'raise' && change.open)).toBe(true);
	});
});

describe('why R2', () => {
	it('rests on the one link that is passed on as a file, on both systems where there are just two, and on what the firm says it does', () => {
		const tree = rung({ product_design: 2, warehouse_logistics: 2, [links.shortageToBuyer]: 2 }, 2);
		expect(tree.truth).toBe('true');
		expect(tree.changes).toEqual([
			{ kind: 'fall', item: links.shortageToBuyer, from: 2, to: 1 },
			{ kind: 'fall', item: 'product_design', from: 2, to: 1 },
			{ kind: 'fall', item: 'warehouse_logistics', from: 2, to: 1 },
			{ kind: 'unproven', item: 'does_itself' },
		]);
	});

	it('rests on nothing single where everything is there twice', () => {
		const told = { ...all(scenes, 2), ...all(orderToDelivery, 2) };
		expect(rung(told, 2).changes).toEqual([]);
	});
});

describe('why not R5', () => {
	it('counts the links that still keep a node from being reached', () => {
		const told = { ...allNodesDigital, ...all(orderToDelivery, 3), joined_decision: true };
		const connected = ownPart(rung(told, 5), 'connected');
		// Design reaches nobody and is reached by nobody: both of its links are missing.
		expect(connected.claim).toMatchObject({ missing: 2 });
		expect(connected.changes).toEqual([
			{ ...raise(links.drawingToLine, 0, 3), brings: 1 },
			{ ...raise(links.returnsToDesign, 0, 3), brings: 1 },
		]);
	});

	it('shows a node that the firm does not do, and its links, as no part of it', () => {
		const told = {
			...allNodesDigital,
			...all(orderToDelivery, 3),
			joined_decision: true,
			does_itself: ['supply'],
		};
		const tree = rung(told, 5);
		expect(tree.truth).toBe('true');
		const node = ownPart(tree, 'nodes-digital').because[0];
		expect(node?.claim).toMatchObject({ kind: 'node', node: 'design', applies: 'false' });
		const scene = node?.because.flatMap(partsIn)[0]?.because[0]?.because[0];
		expect(scene?.claim).toMatchObject({ kind: 'item', item: 'product_design', stands: { kind: 'hidden' } });
		expect(
			ownPart(tree, 'connected').because.map(({ claim }) => claim.kind === 'link' && claim.present),
		).toEqual(['true', 'true', 'true', 'true', 'false', 'false']);
	});
});

describe('why not the next official level', () => {
	it('counts the scenes that are short and names the nearest first', () => {
		const part = ownPart(official({ quality: 1, finance: 1, hr: 1, energy: 1, marketing: 1 }, 1), 'count');
		expect(part.claim).toMatchObject({ has: { low: 5, high: 5 }, needs: 6, missing: 1 });
		expect(part.changes).toHaveLength(scenes.length - 5);
		expect(part.changes[0]).toEqual(raise('product_design', 0, 1));
	});

	it('says of missing points how many, and what brings the most of them', () => {
		const part = ownPart(official({}, 1), 'points');
		expect(part.claim).toMatchObject({ has: { low: 0, high: 0 }, needs: 20_000, missing: 20_000 });
		const [first] = part.changes;
		// Q5 at its best brings 10 points, more than any other single answer.
		expect(first).toEqual({ ...raise('Q5', 0, 4), brings: 10_000 });
	});

	it('shows what does not apply as such, and offers no step on it', () => {
		const part = ownPart(official({ process_design: { notApplicable: 'not_done_here' } }, 1), 'count');
		const item = part.because.find(({ claim }) => claim.kind === 'item' && claim.item === 'process_design');
		expect(item).toMatchObject({ truth: 'false', claim: { stands: { kind: 'not-applicable' } } });
		expect(
			part.changes.some((change) => change.kind === 'raise' && change.step.item === 'process_design'),
		).toBe(false);
	});
});

it('says of a firm at the top that no single answer can take it away', () => {
	const answers = makeBestFirm();
	const tree = explainLevel({ questionnaire: realQuestionnaire, scale: officialScale, answers }, 4);
	expect(tree).toMatchObject({ truth: 'true', changes: [] });
});
