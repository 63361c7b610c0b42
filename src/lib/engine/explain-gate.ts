import type { Ground } from './changed-answers.ts';
import type { NodeResult } from './diagnosis.ts';
import {
	isStronglyConnected,
	itemPoints,
	linksAmong,
	mostPoints,
	type Evaluation,
	type GateMeasure,
} from './evaluate.ts';
import { gateTruth, measureGate, type Evaluated } from './evaluated.ts';
import type { Change, Explanation, ItemStanding, LevelClaim, PartClaim } from './explanation.ts';
import type { Item, ItemId } from './questionnaire.ts';
import type { Reading } from './reading.ts';
import type { Gate, NetworkLink, NodeId } from './scale.ts';
import type { Question, SingleChanges } from './single-changes.ts';
import { optionIndexRange, standingAt, type Extreme } from './standing.ts';
import { conjunction, type Truth } from './truth.ts';

export interface GateGround extends Ground {
	readonly evaluated: Evaluated;
	readonly nodes: ReadonlyMap<NodeId, NodeResult>;
	readonly changes: SingleChanges;
	/** `explainGate`, once for each gate: a node stands at the end of several links. */
	readonly explain: (gate: Gate) => Explanation<PartClaim>;
}

/** A gate as a tree: its parts down to the items that count, each measured by the gate meter of `evaluateScale`. */
export function explainGate(gate: Gate, ground: GateGround): Explanation<PartClaim> {
	const because = becauseOf(gate, ground);
	const { truth, has, needs } = measureGate(gate, ground.evaluated);
	const question: Question = { items: itemsIn(because), missingIn: missingOf(gate, ground), nearer: true };
	const missing = ground.changes.missing(question);
	return {
		claim: { kind: 'part', gate, has, needs, missing },
		truth,
		because,
		changes: changesFor(question, truth, ground),
	};
}

export const changesFor = (question: Question, truth: Truth, { changes }: GateGround): readonly Change[] =>
	truth === 'true' ? changes.losing(question) : changes.making(question);

/** Every item that a tree comes down to. */
export const itemsIn = (tree: readonly Explanation[]): ReadonlySet<ItemId> =>
	new Set(
		tree.flatMap(({ claim, because }) => [...('item' in claim ? [claim.item] : []), ...itemsIn(because)]),
	);

function becauseOf(gate: Gate, ground: GateGround): readonly Explanation[] {
	const { scale } = ground;
	const { nodes = [], links = [] } = scale.network ?? {};
	switch (gate.kind) {
		case 'all':
		case 'any':
			return gate.gates.map(ground.explain);
		case 'points':
			return explainPoints(gate, ground);
		case 'option':
			return [explainItem(gate.item, gate.atOption, ground)];
		case 'count':
			return (scale.sets[gate.set] ?? []).map((item) => explainItem(item, gate.atOption, ground));
		case 'nodes-digital':
			return nodes.map(({ id }) => explainNode(id, ground));
		case 'links':
			return linksAmong(gate, links).map((link) => explainLink(link, gate, ground));
		case 'connected':
			return links.map((link) =>
				explainLink(link, { atOption: gate.atOption, betweenDigital: false }, ground),
			);
	}
}

function explainItem(item: ItemId, atOption: number, ground: GateGround): Explanation<LevelClaim> {
	return {
		claim: { kind: 'item', item, stands: standingOf(item, ground), atOption },
		truth: gateTruth({ kind: 'option', item, atOption }, ground.evaluated),
		because: [],
		changes: [],
	};
}

function explainNode(id: NodeId, ground: GateGround): Explanation<LevelClaim> {
	const { applies = 'false', digital = 'false' } = ground.nodes.get(id) ?? {};
	const gate = ground.scale.network?.nodes.find((node) => node.id === id)?.digital;
	return {
		claim: { kind: 'node', node: id, applies },
		truth: digital,
		because: gate ? [ground.explain(gate)] : [],
		changes: [],
	};
}

function explainLink(
	{ item, from, to }: NetworkLink,
	{ atOption, betweenDigital }: { readonly atOption: number; readonly betweenDigital: boolean },
	ground: GateGround,
): Explanation<LevelClaim> {
	const alone: Gate = { kind: 'links', among: [item], atOption, atLeast: 1, betweenDigital };
	const ends = betweenDigital ? [explainNode(from, ground), explainNode(to, ground)] : [];
	const present = conjunction([from, to].map((id) => ground.nodes.get(id)?.applies ?? 'false'));
	return {
		claim: { kind: 'link', item, atOption, betweenDigital, present },
		truth: gateTruth(alone, ground.evaluated),
		because: [explainItem(item, atOption, ground), ...ends],
		changes: [],
	};
}

function explainPoints(
	{ of }: Extract<Gate, { kind: 'points' }>,
	ground: GateGround,
): readonly Explanation<LevelClaim>[] {
	const { scale, items, outcomes } = ground;
	const counted = scale.dimensions.filter(({ id }) => of === 'total' || of === id);
	const standings = (extreme: Extreme) =>
		outcomes.map((outcome) => standingAt(extreme, { items, ...outcome }));
	const [least, best] = [standings('least'), standings('best')];
	return [...new Set(counted.flatMap(({ points }) => Object.keys(points)))].map((item) => {
		const tables = counted.flatMap(({ points }) => (points[item] ? [points[item]] : []));
		const sum = (own: (table: readonly number[]) => number) =>
			tables.reduce((total, table) => total + own(table), 0);
		const low = Math.min(...least.map((standing) => sum((table) => itemPoints(table, item, standing))));
		const high = Math.max(...best.map((standing) => sum((table) => itemPoints(table, item, standing))));
		const most = Math.max(...least.map((standing) => sum((table) => mostPoints(table, item, standing))));
		const truth = low === most ? 'true' : high < most ? 'false' : 'unknown';
		const stands = standingOf(item, ground);
		return {
			claim: { kind: 'item-points', item, stands, has: { low, high }, most },
			truth,
			because: [],
			changes: [],
		};
	});
}

function standingOf(id: ItemId, { items, told }: GateGround): ItemStanding {
	const reading: Reading = told.readings.of(id);
	switch (reading.kind) {
		case 'irrelevant':
			return { kind: 'hidden' };
		case 'open':
		case 'dont-know':
		case 'not-applicable':
			return { kind: reading.kind };
		case 'given': {
			const item = items.get(id);
			return item === undefined ? { kind: 'hidden' } : standingOfGiven(item, reading);
		}
	}
}

function standingOfGiven(item: Item, reading: Extract<Reading, { kind: 'given' }>): ItemStanding {
	const { answer } = reading;
	return item.kind === 'multi' && answer.kind === 'several'
		? { kind: 'ticked', options: answer.options.map((option) => item.options.indexOf(option)) }
		: { kind: 'at', option: optionIndexRange(item, reading)[0] };
}

const shortOf = ({ needs, has }: GateMeasure): number => Math.max(0, needs - has);

/** Being connected is all or nothing for the meter; what is missing of it are the links still to be raised. */
function missingOf(gate: Gate, { scale }: GateGround): (evaluation: Evaluation) => number {
	if (gate.kind !== 'connected') return ({ meter }) => shortOf(meter(gate));
	return ({ meter, nodes, linkStates }) => {
		if (meter(gate).held) return 0;
		const present = (scale.network?.links ?? []).filter(({ item }) => linkStates.has(item));
		const ids = [...nodes].filter(([, { applies }]) => applies).map(([id]) => id);
		const flows = ({ item }: NetworkLink) => (linkStates.get(item) ?? 0) >= gate.atOption;
		const joins = (raised: readonly NetworkLink[]) => {
			const flowing = present.filter((link) => flows(link) || raised.includes(link));
			const includes = (item: ItemId) => flowing.some((link) => link.item === item);
			return gate.including.every(includes) && isStronglyConnected(ids, flowing);
		};
		return (
			fewestThat(
				present.filter((link) => !flows(link)),
				joins,
			) ?? present.length + 1
		);
	};
}

/** The size of the smallest choice that is enough. A firm's network has a handful of links. */
function fewestThat<T>(list: readonly T[], isEnough: (chosen: readonly T[]) => boolean): number | undefined {
	const choices = list.reduce<readonly (readonly T[])[]>(
		(found, element) => [...found, ...found.map((chosen) => [...chosen, element])],
		[[]],
	);
	const sizes = choices.filter(isEnough).map((chosen) => chosen.length);
	return sizes.length === 0 ? undefined : Math.min(...sizes);
}
