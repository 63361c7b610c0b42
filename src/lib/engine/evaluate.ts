import type { ItemId } from './questionnaire.ts';
import type {
	Dimension,
	DimensionId,
	Gate,
	LevelId,
	LinksGate,
	NetworkLink,
	NodeId,
	Scale,
	Thousandths,
} from './scale.ts';
import type { Standing } from './standing.ts';

/** A scale evaluated for one certain standing: no bounds in here. */
export interface Evaluation {
	readonly points: Thousandths;
	readonly pointsByDimension: ReadonlyMap<DimensionId, Thousandths>;
	/** Index into the scale's levels. */
	readonly level: number;
	readonly nodes: ReadonlyMap<NodeId, { readonly applies: boolean; readonly digital: boolean }>;
	/** State 0-4 of every link that is part of the firm's chain. */
	readonly linkStates: ReadonlyMap<ItemId, number>;
	readonly badges: readonly LevelId[];
	readonly meter: (gate: Gate) => GateMeasure;
}

/** What a gate asks for and what this standing has of it; `all` and `any` count their parts. */
export interface GateMeasure {
	readonly has: number;
	readonly needs: number;
	readonly held: boolean;
}

const none: ReadonlySet<ItemId> = new Set();

/** `leaving` are the items whose points are spread over the rest of their dimension: the adjusted result. */
export function evaluateScale(
	scale: Scale,
	standing: Standing,
	leaving: ReadonlySet<ItemId> = none,
): Evaluation {
	const pointsByDimension = new Map(
		scale.dimensions.map((dimension) => [dimension.id, pointsOf(dimension, standing, leaving)]),
	);
	const sum = [...pointsByDimension.values()].reduce((total, value) => total + value, 0);
	const points = scale.total === 'mean' ? Math.floor(sum / Math.max(1, pointsByDimension.size)) : sum;
	const meter = gateMeter(scale, standing, (of) =>
		of === 'total' ? points : (pointsByDimension.get(of) ?? 0),
	);
	const network = scale.network;
	return {
		points,
		pointsByDimension,
		level: highestLevel(scale, meter),
		nodes: new Map(
			(network?.nodes ?? []).map((node) => {
				const applies = !standing.absentNodes.has(node.id);
				return [node.id, { applies, digital: applies && meter(node.digital).held }];
			}),
		),
		linkStates: new Map(
			presentLinks(scale, standing).map((link) => [link.item, standing.optionOf(link.item)]),
		),
		badges: scale.badges.filter((badge) => badge.gate && meter(badge.gate).held).map((badge) => badge.id),
		meter,
	};
}

function pointsOf(
	{ points, max, unfed = 0 }: Dimension,
	standing: Standing,
	leaving: ReadonlySet<ItemId>,
): Thousandths {
	const staying = Object.entries(points).filter(([item]) => !leaving.has(item));
	const reached = staying.reduce(
		(sum, [item, byOption]) => sum + itemPoints(byOption, item, standing),
		standing.unfed === 'all' ? unfed : 0,
	);
	const left = [...leaving].reduce((sum, item) => sum + mostPoints(points[item] ?? [], item, standing), 0);
	// Where everything left there is nothing to spread its weight over.
	return left === 0 || left >= max ? reached : Math.floor((reached * max) / (max - left));
}

/** A ladder has the points of its option, a multi item those of all that is ticked. */
export function itemPoints(byOption: readonly Thousandths[], item: ItemId, standing: Standing): Thousandths {
	const indices = standing.tickedOf(item) ?? [standing.optionOf(item)];
	return indices.reduce((sum, index) => sum + (byOption[index] ?? 0), 0);
}

export function mostPoints(byOption: readonly Thousandths[], item: ItemId, standing: Standing): Thousandths {
	return standing.tickedOf(item) === undefined
		? Math.max(0, ...byOption)
		: byOption.reduce((sum, value) => sum + value, 0);
}

/** A gate outranks the points: one failed gate holds the firm at the level below. */
function highestLevel(scale: Scale, meter: (gate: Gate) => GateMeasure): number {
	const failed = scale.levels.findIndex((level) => level.gate !== undefined && !meter(level.gate).held);
	return failed === -1 ? scale.levels.length - 1 : Math.max(0, failed - 1);
}

function presentLinks(scale: Scale, standing: Standing): readonly NetworkLink[] {
	return (scale.network?.links ?? []).filter(
		(link) => !standing.absentNodes.has(link.from) && !standing.absentNodes.has(link.to),
	);
}

function gateMeter(scale: Scale, standing: Standing, pointsIn: (of: string) => Thousandths) {
	const presentNodes = (scale.network?.nodes ?? []).filter((node) => !standing.absentNodes.has(node.id));
	const links = presentLinks(scale, standing);
	const isDigital = (id: NodeId) => presentNodes.some((node) => node.id === id && measure(node.digital).held);
	const stateOf = (link: NetworkLink) => standing.optionOf(link.item);

	function measure(gate: Gate): GateMeasure {
		switch (gate.kind) {
			case 'all':
			case 'any': {
				const has = gate.gates.filter((part) => measure(part).held).length;
				return atLeast(has, gate.kind === 'all' ? gate.gates.length : 1);
			}
			case 'points':
				return atLeast(pointsIn(gate.of), gate.atLeast);
			case 'option':
				return atLeast(standing.optionOf(gate.item), gate.atOption);
			case 'count': {
				const items = scale.sets[gate.set] ?? [];
				return atLeast(items.filter((item) => standing.optionOf(item) >= gate.atOption).length, gate.atLeast);
			}
			case 'nodes-digital': {
				const has = presentNodes.filter((node) => isDigital(node.id)).length;
				return atLeast(has, gate.atLeast === 'all' ? presentNodes.length : gate.atLeast);
			}
			case 'links':
				return measureLinks(gate);
			case 'connected': {
				const flowing = links.filter((link) => stateOf(link) >= gate.atOption);
				const included = gate.including.every((item) => flowing.some((link) => link.item === item));
				const ids = presentNodes.map((node) => node.id);
				return atLeast(included && isStronglyConnected(ids, flowing) ? 1 : 0, 1);
			}
		}
	}

	function measureLinks(gate: LinksGate): GateMeasure {
		const among = linksAmong(gate, links);
		const has = among.filter(
			(link) =>
				stateOf(link) >= gate.atOption &&
				(!gate.betweenDigital || (isDigital(link.from) && isDigital(link.to))),
		).length;
		// Where every named link left the chain there is nothing to hold: the gate is not met by emptiness.
		return atLeast(has, gate.atLeast === 'all' ? Math.max(1, among.length) : gate.atLeast);
	}

	return measure;
}

const atLeast = (has: number, needs: number): GateMeasure => ({ has, needs, held: has >= needs });

export function linksAmong(gate: LinksGate, links: readonly NetworkLink[]): readonly NetworkLink[] {
	const { among } = gate;
	return among === 'any' ? links : links.filter((link) => among.includes(link.item));
}

/** Every node reaches every other along the links' direction: from the first, and to the first. */
export function isStronglyConnected(nodes: readonly NodeId[], links: readonly NetworkLink[]): boolean {
	const [start] = nodes;
	if (start === undefined) return false;
	const forward = reachable(start, (node) =>
		links.filter((link) => link.from === node).map((link) => link.to),
	);
	const backward = reachable(start, (node) =>
		links.filter((link) => link.to === node).map((link) => link.from),
	);
	return nodes.every((node) => forward.has(node) && backward.has(node));
}

function reachable(start: NodeId, next: (node: NodeId) => readonly NodeId[]): ReadonlySet<NodeId> {
	const seen = new Set([start]);
	const frontier = [start];
	for (let node = frontier.pop(); node !== undefined; node = frontier.pop())
		for (const neighbour of next(node).filter((candidate) => !seen.has(candidate))) {
			seen.add(neighbour);
			frontier.push(neighbour);
		}
	return seen;
}
