import { valueAtMost, type Measure } from './measure.ts';
import type { Demand, Need } from './need.ts';

/** Demands that together meet a need. */
export type Way = readonly Demand[];

/**
 * Every way to meet a need that asks for no more than another one; none where it cannot be met.
 * "Any two of four nodes" are six ways; "six of sixteen scenes" is one demand, and one way.
 */
export function waysToMeet(need: Need): readonly Way[] {
	const ways = waysOf(need).map(withoutImplied);
	return withoutHarder(ways);
}

function waysOf(need: Need): readonly Way[] {
	if (need.kind === 'at-least') return valueAtMost(need.measure) < need.atLeast ? [] : [[need]];
	return waysToMeetSome(need.needs, need.atLeast);
}

function waysToMeetSome(needs: readonly Need[], atLeast: number): readonly Way[] {
	if (atLeast <= 0) return [[]];
	const [first, ...rest] = needs;
	if (first === undefined || atLeast > needs.length) return [];
	const own = waysOf(first);
	const others = own.length === 0 ? [] : waysToMeetSome(rest, atLeast - 1);
	const withFirst = own.flatMap((way) => others.map((other) => joined(way, other)));
	return withoutHarder([...withFirst, ...waysToMeetSome(rest, atLeast)]);
}

function joined(a: Way, b: Way): Way {
	const demands = new Map(a.map((demand) => [demand.measure.key, demand]));
	for (const demand of b)
		if ((demands.get(demand.measure.key)?.atLeast ?? -Infinity) < demand.atLeast)
			demands.set(demand.measure.key, demand);
	return [...demands.values()];
}

/** A way that asks for all that another one asks, and perhaps more, is never the better one. */
function withoutHarder(ways: readonly Way[]): readonly Way[] {
	const isHarder = (way: Way, than: Way) => than.every((demand) => asksFor(way, demand));
	return ways.filter(
		(way, index) =>
			!ways.some(
				(other, position) =>
					position !== index && isHarder(way, other) && (position < index || !isHarder(other, way)),
			),
	);
}

const asksFor = (way: Way, { measure, atLeast }: Demand): boolean =>
	way.some((demand) => demand.measure.key === measure.key && demand.atLeast >= atLeast);

/** Eight scenes at level 3 are eight at level 2 as well: the lower count need not be watched. */
function withoutImplied(way: Way): Way {
	return way.reduce<Way>(
		(kept, demand) =>
			kept.some((other) => other !== demand && implies(other, demand))
				? kept.filter((other) => other !== demand)
				: kept,
		way,
	);
}

const implies = (given: Demand, demand: Demand): boolean =>
	given.atLeast + leastLead(demand.measure, given.measure) >= demand.atLeast;

/** By how much the first measure is above the second one at least, whatever is raised. */
function leastLead(first: Measure, second: Measure): number {
	const levers = new Set([...first.gives.keys(), ...second.gives.keys()]);
	return [...levers].reduce((lead, lever) => {
		const [own, other] = [first.gives.get(lever), second.gives.get(lever)];
		const leads = (own ?? other ?? []).map((_, raise) => (own?.[raise] ?? 0) - (other?.[raise] ?? 0));
		return lead + Math.min(...leads);
	}, first.fixed - second.fixed);
}
