import type { Bounds } from './bounds.ts';
import { linksAmong, type Evaluation } from './evaluate.ts';
import type { ItemId } from './questionnaire.ts';
import type { Readings } from './reading.ts';
import type { Gate, NetworkLink, NodeId, Scale } from './scale.ts';
import type { Truth } from './truth.ts';

/**
 * Where the chain first stops: the weakest link on the way to the next rung. Only where no link is missing any more,
 * a node that is not digital, or an item (the joined decision) that is not met.
 * `known` is false where nobody has answered that: then it cannot be said to be broken.
 * `alternatives` are open links that may turn out to be the weakest instead.
 */
export type FirstBreak =
	| {
			readonly kind: 'link';
			readonly item: ItemId;
			readonly state: Bounds;
			readonly known: boolean;
			readonly alternatives: readonly ItemId[];
	  }
	| { readonly kind: 'node'; readonly node: NodeId; readonly known: boolean }
	| { readonly kind: 'item'; readonly item: ItemId; readonly known: boolean };

/** Items whose answers can still show the break to be elsewhere, or to be none: itself while it is open comes first. */
export function itemsThatMove(found: FirstBreak, { network }: Scale): readonly ItemId[] {
	switch (found.kind) {
		case 'link':
			return found.known ? found.alternatives : [found.item, ...found.alternatives];
		case 'node':
			return found.known ? [] : (network?.nodes.find(({ id }) => id === found.node)?.scenes ?? []);
		case 'item':
			return found.known ? [] : [found.item];
	}
}

interface BreakInput {
	readonly scale: Scale;
	/** The rung that is certain. */
	readonly level: number;
	readonly links: ReadonlyMap<ItemId, Bounds>;
	/** The evaluation that the certain rung stands on. */
	readonly least: Evaluation | undefined;
	readonly digital: (node: NodeId) => Truth;
	readonly readings: Readings;
}

export function firstBreak(input: BreakInput): FirstBreak | undefined {
	const { scale, level, links, least, readings } = input;
	const { network } = scale;
	if (network === undefined || least === undefined) return undefined;
	const gatesAbove = scale.levels.slice(level + 1).flatMap(({ gate }) => (gate ? [gate] : []));
	// A link that has left the chain in the evaluation the rung stands on cannot be what holds it.
	const present = network.links.filter((link) => least.linkStates.has(link.item));
	const missing = gatesAbove
		.map((gate) => missingLinks(gate, present, least))
		.find((candidates) => candidates.length > 0);
	if (missing !== undefined) return linkBreak(missing, links, readings);
	return gatesAbove
		.map((gate) => missingElsewhere(gate, least, input))
		.find((candidate) => candidate !== undefined);
}

/** The links whose rise can bring an unmet gate nearer. */
function missingLinks(gate: Gate, links: readonly NetworkLink[], least: Evaluation): readonly NetworkLink[] {
	if (least.meter(gate).held) return [];
	const below = (among: readonly NetworkLink[], state: number) =>
		among.filter((link) => (least.linkStates.get(link.item) ?? 0) < state);
	switch (gate.kind) {
		case 'all':
		case 'any':
			return [...new Set(gate.gates.flatMap((part) => missingLinks(part, links, least)))];
		case 'links': {
			const among = linksAmong(gate, links);
			const betweenDigital = among.filter(({ from, to }) => isDigital(least, from) && isDigital(least, to));
			// A link between nodes that are already digital is nearer than one that needs a system first.
			const nearest = gate.betweenDigital && betweenDigital.length > 0 ? betweenDigital : among;
			return below(nearest, gate.atOption);
		}
		case 'connected':
			return below(links, gate.atOption);
		case 'points':
		case 'option':
		case 'count':
		case 'nodes-digital':
			return [];
	}
}

const isDigital = (evaluation: Evaluation, node: NodeId) => evaluation.nodes.get(node)?.digital === true;

/**
 * What was answered comes before what is open, the weaker before the stronger, then the scale's own order. A link that
 * the firm says does not apply comes last: it can still hold the rung, but nobody can mend it.
 */
function linkBreak(
	missing: readonly NetworkLink[],
	links: ReadonlyMap<ItemId, Bounds>,
	readings: Readings,
): FirstBreak | undefined {
	const candidates = missing.flatMap(({ item }) => {
		const state = links.get(item);
		return state === undefined ? [] : [{ item, state, known: isKnown(readings, item) }];
	});
	const isDenied = (item: ItemId) => readings.of(item).kind === 'not-applicable';
	const [weakest] = candidates.sort(
		(a, b) =>
			Number(isDenied(a.item)) - Number(isDenied(b.item)) ||
			a.state.high - b.state.high ||
			a.state.low - b.state.low,
	);
	if (weakest === undefined) return undefined;
	const open = candidates.filter(({ item, known }) => !known && item !== weakest.item);
	return { kind: 'link', ...weakest, alternatives: open.map(({ item }) => item) };
}

function isKnown(readings: Readings, item: ItemId): boolean {
	const { kind } = readings.of(item);
	return kind === 'given' || kind === 'not-applicable';
}

function missingElsewhere(gate: Gate, least: Evaluation, input: BreakInput): FirstBreak | undefined {
	if (least.meter(gate).held) return undefined;
	switch (gate.kind) {
		case 'all':
		case 'any':
			return gate.gates
				.map((part) => missingElsewhere(part, least, input))
				.find((found) => found !== undefined);
		case 'option':
			return { kind: 'item', item: gate.item, known: isKnown(input.readings, gate.item) };
		case 'nodes-digital':
		case 'links': {
			const missing = [...least.nodes].filter(([, { applies, digital }]) => applies && !digital);
			// A node that certainly has no system comes before one that nobody was asked about.
			const [node] = missing.find(([id]) => input.digital(id) === 'false') ?? missing[0] ?? [];
			return node === undefined ? undefined : { kind: 'node', node, known: input.digital(node) === 'false' };
		}
		case 'points':
		case 'count':
		case 'connected':
			return undefined;
	}
}
