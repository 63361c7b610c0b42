import type { Bounds } from './bounds.ts';
import { isStronglyConnected, linksAmong } from './evaluate.ts';
import type { PointsTable, Prospect } from './prospect.ts';
import type { ItemId } from './questionnaire.ts';
import type { Gate, LinksGate, NetworkLink, NodeId, Scale, Thousandths } from './scale.ts';

/**
 * What must become certain before a gate is proven, or before it is refuted: the same tree of thresholds either way,
 * for "at least k of n hold" is refuted by n - k + 1 that do not.
 */
export type Requirement = OptionRequirement | PointsRequirement | PartsRequirement;

/** The item's option is at least `from` and below `below`, for certain. */
interface OptionRequirement {
	readonly kind: 'option';
	readonly item: ItemId;
	readonly from: number;
	readonly below: number;
	readonly items: ReadonlySet<ItemId>;
}

/** The points are at least `needs` for certain (`proven`), or below it for certain. */
interface PointsRequirement {
	readonly kind: 'points';
	readonly table: PointsTable;
	readonly needs: Thousandths;
	readonly proven: boolean;
	/** Points that no item feeds: they never count for a proof, and always stand against a refutation. */
	readonly unfed: Thousandths;
	readonly items: ReadonlySet<ItemId>;
}

interface PartsRequirement {
	readonly kind: 'parts';
	readonly atLeast: number;
	readonly parts: readonly Requirement[];
	/** The parts, those together that share an item: one answer may serve all of a group. */
	readonly groups: readonly (readonly Requirement[])[];
	readonly items: ReadonlySet<ItemId>;
}

/** Per level, what proves and what refutes its own gate; the lowest level needs nothing and is never refuted. */
export interface LevelRequirement {
	readonly proof: Requirement;
	readonly refutation: Requirement;
}

export function levelRequirements(
	scale: Scale,
	absentNodes: ReadonlySet<NodeId>,
): readonly LevelRequirement[] {
	return levelProofs(scale, absentNodes).map((proof) => ({ proof, refutation: refutationOf(proof) }));
}

function levelProofs(scale: Scale, absentNodes: ReadonlySet<NodeId>): readonly Requirement[] {
	const proof = proofOfGate(scale, absentNodes);
	return scale.levels.map(({ gate }) => (gate === undefined ? allOf([]) : proof(gate)));
}

/** Mirrors the gate meter of evaluate.ts, part for part. */
function proofOfGate(scale: Scale, absentNodes: ReadonlySet<NodeId>): (gate: Gate) => Requirement {
	const nodes = (scale.network?.nodes ?? []).filter((node) => !absentNodes.has(node.id));
	const links = (scale.network?.links ?? []).filter(
		(link) => !absentNodes.has(link.from) && !absentNodes.has(link.to),
	);
	const pointsProof = proofsOfPoints(scale);
	const digital = (id: NodeId) =>
		anyOf(nodes.filter((node) => node.id === id).map((node) => proof(node.digital)));

	function proof(gate: Gate): Requirement {
		switch (gate.kind) {
			case 'all':
				return allOf(gate.gates.map(proof));
			case 'any':
				return anyOf(gate.gates.map(proof));
			case 'points':
				return pointsProof(gate.of, gate.atLeast);
			case 'option':
				return optionOf(gate.item, gate.atOption, Infinity);
			case 'count': {
				const items = scale.sets[gate.set] ?? [];
				return someOf(
					gate.atLeast,
					items.map((item) => optionOf(item, gate.atOption, Infinity)),
				);
			}
			case 'nodes-digital': {
				const atLeast = gate.atLeast === 'all' ? nodes.length : gate.atLeast;
				return someOf(
					atLeast,
					nodes.map((node) => proof(node.digital)),
				);
			}
			case 'links':
				return linksProof(gate);
			case 'connected': {
				const circuits = linkSetsThat(links, (flowing) => {
					const included = gate.including.every((item) => flowing.some((link) => link.item === item));
					const ids = nodes.map((node) => node.id);
					return included && isStronglyConnected(ids, flowing);
				});
				return anyOf(
					circuits.map((circuit) =>
						allOf(circuit.map(({ item }) => optionOf(item, gate.atOption, Infinity))),
					),
				);
			}
		}
	}

	function linksProof({ among, atOption, atLeast, betweenDigital, kind }: LinksGate): Requirement {
		const named = linksAmong({ among, atOption, atLeast, betweenDigital, kind }, links);
		const flows = named.map((link) => {
			const state = optionOf(link.item, atOption, Infinity);
			return betweenDigital ? allOf([state, digital(link.from), digital(link.to)]) : state;
		});
		return someOf(atLeast === 'all' ? Math.max(1, flows.length) : atLeast, flows);
	}

	return proof;
}

type ProofOfPoints = (of: string, atLeast: Thousandths) => Requirement;

/** Per dimension and for the total one table, the same for every gate that asks for it. */
function proofsOfPoints(scale: Scale): ProofOfPoints {
	const tables = new Map(
		['total', ...scale.dimensions.map(({ id }) => id)].map((of) => {
			const counted = scale.dimensions.filter(({ id }) => of === 'total' || of === id);
			const points = counted.map((dimension) => dimension.points);
			const table = [...new Set(points.flatMap(Object.keys))].map((item) => ({
				item,
				byOption: points.map((byItem) => byItem[item] ?? []).reduce(addedUp),
			}));
			return [of, { counted, table }] as const;
		}),
	);
	return (of, atLeast) => {
		const { counted, table } = tables.get(of) ?? { counted: [], table: [] };
		return {
			kind: 'points',
			table,
			// A mean rounded down reaches a whole number exactly where the sum reaches that many times it.
			needs: of === 'total' && scale.total === 'mean' ? atLeast * Math.max(1, counted.length) : atLeast,
			proven: true,
			unfed: counted.reduce((sum, { unfed = 0 }) => sum + unfed, 0),
			items: new Set(table.map(({ item }) => item)),
		};
	};
}

const addedUp = (a: readonly number[], b: readonly number[]): readonly number[] =>
	(a.length < b.length ? b : a).map((_, index) => (a[index] ?? 0) + (b[index] ?? 0));

/** The smallest sets of links that fulfil a wish which more links never spoil. A firm's network has a handful of links. */
function linkSetsThat(
	links: readonly NetworkLink[],
	fulfils: (links: readonly NetworkLink[]) => boolean,
): readonly (readonly NetworkLink[])[] {
	const subsets = links
		.reduce<readonly (readonly NetworkLink[])[]>(
			(found, link) => [...found, ...found.map((subset) => [...subset, link])],
			[[]],
		)
		.filter(fulfils);
	return subsets.filter(
		(subset) =>
			!subsets.some((other) => other.length < subset.length && other.every((link) => subset.includes(link))),
	);
}

function refutationOf(proof: Requirement): Requirement {
	switch (proof.kind) {
		case 'option':
			return optionOf(proof.item, 0, proof.from);
		case 'points':
			return { ...proof, proven: false };
		case 'parts':
			return someOf(proof.parts.length - proof.atLeast + 1, proof.parts.map(refutationOf));
	}
}

const optionOf = (item: ItemId, from: number, below: number): Requirement => ({
	kind: 'option',
	item,
	from,
	below,
	items: new Set([item]),
});

const anyOf = (parts: readonly Requirement[]): Requirement => someOf(1, parts);

/** "All of all" is flattened, so that parts which share no item are seen to add up. */
export function allOf(parts: readonly Requirement[]): Requirement {
	const flat = parts.flatMap((part) => (isAll(part) ? part.parts : [part]));
	return someOf(flat.length, flat);
}

const isAll = (part: Requirement): part is PartsRequirement =>
	part.kind === 'parts' && part.atLeast === part.parts.length;

function someOf(atLeast: number, parts: readonly Requirement[]): Requirement {
	const [only] = parts;
	if (parts.length === 1 && atLeast === 1 && only) return only;
	const items = new Set<ItemId>();
	for (const part of parts) for (const item of part.items) items.add(item);
	const counted = parts.reduce((sum, part) => sum + part.items.size, 0);
	const groups = counted === items.size ? parts.map((part) => [part]) : groupsOf(parts);
	return { kind: 'parts', atLeast, parts, groups, items };
}

function groupsOf(parts: readonly Requirement[]): readonly (readonly Requirement[])[] {
	const groupByItem = new Map<ItemId, Set<Requirement>>();
	for (const part of parts) {
		const group = new Set([part]);
		for (const item of part.items) for (const other of groupByItem.get(item) ?? []) group.add(other);
		for (const member of group) for (const item of member.items) groupByItem.set(item, group);
	}
	const without = parts.filter((part) => part.items.size === 0).map((part) => [part]);
	return [...without, ...[...new Set(groupByItem.values())].map((group) => [...group])];
}

/**
 * A number of further answers without which the requirement cannot be met: never more than are needed, 0 exactly where
 * it is met, infinite exactly where it no longer can be (as far as its parts can tell one by one).
 * The last answer that points need is counted by the part of it that is used.
 * `known` may give the distance of a part that has been measured before.
 */
export function distance(
	requirement: Requirement,
	prospect: Prospect,
	known: (part: Requirement) => number | undefined = () => undefined,
): number {
	const before = known(requirement);
	if (before !== undefined) return before;
	switch (requirement.kind) {
		case 'option':
			return optionDistance(requirement, prospect.reachOf(requirement.item)?.option);
		case 'points':
			return pointsDistance(requirement, prospect);
		case 'parts':
			return partsDistance(requirement, (part) => distance(part, prospect, known));
	}
}

/** The distance of every part of a requirement, to be handed back as `known` where an answer leaves a part untouched. */
export function distances(requirement: Requirement, prospect: Prospect): ReadonlyMap<Requirement, number> {
	const found = new Map<Requirement, number>();
	const measure = (part: Requirement) => {
		if (part.kind === 'parts') part.parts.forEach(measure);
		found.set(
			part,
			distance(part, prospect, (inner) => found.get(inner)),
		);
	};
	measure(requirement);
	return found;
}

function optionDistance({ from, below }: OptionRequirement, option: Bounds = { low: 0, high: 0 }): number {
	if (option.low >= from && option.high < below) return 0;
	return option.high >= from && option.low < below ? 1 : Infinity;
}

function pointsDistance({ table, needs, proven, unfed }: PointsRequirement, { pointsIn }: Prospect): number {
	const { low, high, gains } = pointsIn(table);
	let left = proven ? needs - low : high + unfed - needs + 1;
	if (left <= 0) return 0;
	for (const [index, gain] of gains.entries()) {
		if (left <= gain) return index + left / gain;
		left -= gain;
	}
	return Infinity;
}

function partsDistance(
	{ atLeast, parts, groups }: PartsRequirement,
	distanceOf: (part: Requirement) => number,
): number {
	if (atLeast <= 0) return 0;
	if (atLeast > parts.length) return Infinity;
	if (atLeast === parts.length)
		return groups.reduce(
			(sum, group) => sum + group.reduce((most, part) => Math.max(most, distanceOf(part)), 0),
			0,
		);
	const distances = parts.map(distanceOf);
	if (atLeast === 1) return Math.min(...distances);
	const nearest = distances.sort((a, b) => a - b).slice(0, atLeast);
	// Parts that share items may be served by the same answers, so they do not add up.
	return groups.length === parts.length
		? nearest.reduce((sum, value) => sum + value, 0)
		: (nearest.at(-1) ?? 0);
}

/**
 * Index of the level that is certain and of the level that is still possible, over every way the firm may turn out
 * to be: what `assessScale` gives as `level`, at a fraction of its cost.
 */
export function levelBounds(scale: Scale, prospects: readonly Prospect[]): Bounds {
	const ends = prospects.map((prospect) => {
		const proofs = levelProofs(scale, prospect.absentNodes);
		const left = proofs.map((proof) => distance(proof, prospect));
		const below = (index: number) => (index === -1 ? proofs.length : index) - 1;
		const unproven = left.findIndex((answers) => answers > 0);
		// What no item feeds can keep a level from ever being proven, and yet possible.
		const refuted = proofs.findIndex(
			(proof, index) => left[index] === Infinity && distance(refutationOf(proof), prospect) === 0,
		);
		return { low: below(unproven), high: below(refuted) };
	});
	return { low: Math.min(...ends.map(({ low }) => low)), high: Math.max(...ends.map(({ high }) => high)) };
}
