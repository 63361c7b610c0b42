import { isStronglyConnected, linksAmong } from './evaluate.ts';
import { pointsOfItem, reachedOption, sumOf, valueNow, type Ground, type Measure } from './measure.ts';
import type { ItemId } from './questionnaire.ts';
import type { Gate, LinksGate, NetworkLink, NodeId, Scale } from './scale.ts';

/** What a gate still asks of a firm. Parts that hold already are left out. */
export type Need = Demand | NeedOfSome;

/** A measure that is below what is asked. */
export interface Demand {
	readonly kind: 'at-least';
	readonly measure: Measure;
	readonly atLeast: number;
}

/** So many of these; of none where nothing is needed any more. */
interface NeedOfSome {
	readonly kind: 'some';
	readonly needs: readonly Need[];
	readonly atLeast: number;
}

export const isMet = (need: Need): boolean => need.kind === 'some' && need.atLeast <= 0;

export const allOf = (needs: readonly Need[]): Need => someOf(needs, needs.length);

/** Every measure that is still below what is asked somewhere in a need. */
export const demandsOf = (need: Need): readonly Demand[] =>
	need.kind === 'at-least' ? [need] : isMet(need) ? [] : need.needs.flatMap(demandsOf);

/** The gates of a scale as needs of a firm; the meaning of each gate is that of `evaluateScale`. */
export function needsOf(scale: Scale, ground: Ground): (gate: Gate) => Need {
	const { absentNodes } = ground.standing;
	const nodes = (scale.network?.nodes ?? []).filter((node) => !absentNodes.has(node.id));
	const links = (scale.network?.links ?? []).filter(
		(link) => !absentNodes.has(link.from) && !absentNodes.has(link.to),
	);
	const reaches = (item: ItemId, atOption: number) => demand(reachedOption(ground, item, atOption), 1);
	const digital = (id: NodeId) =>
		allOf(nodes.filter((node) => node.id === id).map((node) => needOf(node.digital)));

	function needOf(gate: Gate): Need {
		switch (gate.kind) {
			case 'all':
				return allOf(gate.gates.map(needOf));
			case 'any':
				return someOf(gate.gates.map(needOf), 1);
			case 'points':
				return pointsNeed(scale, ground, gate);
			case 'option':
				return reaches(gate.item, gate.atOption);
			case 'count':
				return someOf(
					(scale.sets[gate.set] ?? []).map((item) => reaches(item, gate.atOption)),
					gate.atLeast,
				);
			case 'nodes-digital':
				return someOf(
					nodes.map((node) => needOf(node.digital)),
					gate.atLeast === 'all' ? nodes.length : gate.atLeast,
				);
			case 'links':
				return linksNeed(gate);
			case 'connected':
				return someOf(
					connections(gate).map((items) => allOf(items.map((item) => reaches(item, gate.atOption)))),
					1,
				);
		}
	}

	function linksNeed(gate: LinksGate): Need {
		const among = linksAmong(gate, links);
		const needs = among.map(({ item, from, to }) =>
			allOf([reaches(item, gate.atOption), ...(gate.betweenDigital ? [digital(from), digital(to)] : [])]),
		);
		return someOf(needs, gate.atLeast === 'all' ? Math.max(1, among.length) : gate.atLeast);
	}

	/** The smallest sets of links that, once raised, join all nodes both ways together with the links that flow already. */
	function connections(gate: Extract<Gate, { kind: 'connected' }>): readonly (readonly ItemId[])[] {
		const flowing = links.filter(({ item }) => isMet(reaches(item, gate.atOption)));
		const missing = [...new Set(links.filter((link) => !flowing.includes(link)).map(({ item }) => item))];
		const joins = (raised: readonly ItemId[]) => {
			const joined = links.filter((link) => flowing.includes(link) || raised.includes(link.item));
			return (
				gate.including.every((item) => hasLink(joined, item)) &&
				isStronglyConnected(
					nodes.map(({ id }) => id),
					joined,
				)
			);
		};
		return smallestSubsets(missing, joins);
	}

	return needOf;
}

const hasLink = (links: readonly NetworkLink[], item: ItemId) => links.some((link) => link.item === item);

const demand = (measure: Measure, atLeast: number): Need =>
	valueNow(measure) >= atLeast
		? { kind: 'some', needs: [], atLeast: 0 }
		: { kind: 'at-least', measure, atLeast };

function someOf(needs: readonly Need[], atLeast: number): Need {
	const unmet = needs.filter((need) => !isMet(need));
	const missing = atLeast - (needs.length - unmet.length);
	if (missing <= 0) return { kind: 'some', needs: [], atLeast: 0 };
	const [only] = unmet;
	if (only !== undefined && unmet.length === 1 && missing === 1) return only;
	const singles = unmet.flatMap((need) =>
		need.kind === 'at-least' && need.measure.single ? [need.measure] : [],
	);
	// Six of sixteen scenes are one count, not eight thousand ways to choose six.
	if (missing < unmet.length && singles.length === unmet.length) return demand(sumOf(singles), missing);
	return { kind: 'some', needs: unmet, atLeast: missing };
}

function pointsNeed(scale: Scale, ground: Ground, { of, atLeast }: Extract<Gate, { kind: 'points' }>): Need {
	const dimensions = scale.dimensions.filter(({ id }) => of === 'total' || id === of);
	const measures = dimensions.flatMap(({ points }) =>
		Object.entries(points).map(([item, byOption]) => pointsOfItem(ground, item, byOption)),
	);
	// A mean that is rounded down reaches a whole number exactly when the sum reaches that number times as much.
	const parts = of === 'total' && scale.total === 'mean' ? Math.max(1, dimensions.length) : 1;
	return demand(sumOf(measures), atLeast * parts);
}

function smallestSubsets<T>(
	list: readonly T[],
	isEnough: (subset: readonly T[]) => boolean,
): readonly (readonly T[])[] {
	const subsets = list
		.reduce<readonly (readonly T[])[]>(
			(found, element) => [...found, ...found.map((subset) => [...subset, element])],
			[[]],
		)
		.slice()
		.sort((a, b) => a.length - b.length);
	return subsets.reduce<readonly (readonly T[])[]>(
		(found, subset) =>
			found.some((smaller) => smaller.every((element) => subset.includes(element))) || !isEnough(subset)
				? found
				: [...found, subset],
		[],
	);
}
