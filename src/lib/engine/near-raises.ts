import { leastRaises, type Limits, type Prices, type Raises } from './least-raises.ts';
import type { Way } from './ways.ts';

/**
 * The cheapest raises that go one of the ways, then the next cheapest that do without some step of each found before,
 * up to `count`. Each is the least of its kind, so no step of it can be spared.
 */
export function nearestRaises(ways: readonly Way[], prices: Prices, count: number): readonly Raises[] {
	const search = cheapestWay(ways, prices);
	const found: Raises[] = [];
	const branches: Branch[] = [];
	const tried = new Set<string>();
	const branchOff = (limits: Limits) => {
		const known = branches.map(({ raises }) => raises);
		const key = keyOf(limits);
		const raises = tried.has(key) ? undefined : search(limits, ceilingOf([...found, ...known], count));
		tried.add(key);
		if (raises) branches.push({ limits, raises });
	};
	branchOff(new Map());
	while (found.length < count) {
		const next = takeLeast(branches);
		if (next === undefined) break;
		const { limits, raises } = next;
		if (!found.some((other) => compareRaises(other, raises) === 0)) found.push(raises);
		// Doing without some step of a climb is doing without its last one.
		for (const [lever, steps] of raises.byLever) branchOff(new Map(limits).set(lever, steps - 1));
	}
	return found;
}

interface Branch {
	readonly limits: Limits;
	readonly raises: Raises;
}

const keyOf = (limits: Limits): string =>
	[...limits]
		.sort(([a], [b]) => a - b)
		.map((limit) => limit.join(':'))
		.join(' ');

/** Once so many different raises are known, dearer ones need not be looked for. */
function ceilingOf(known: readonly Raises[], count: number): number {
	const sorted = [...known].sort(compareRaises);
	const different = sorted.filter((raises, index) => {
		const before = sorted[index - 1];
		return before === undefined || compareRaises(before, raises) !== 0;
	});
	return different[count - 1]?.price ?? Infinity;
}

function takeLeast(branches: Branch[]): Branch | undefined {
	const least = branches.reduce<Branch | undefined>(
		(best, branch) => (best && compareRaises(best.raises, branch.raises) <= 0 ? best : branch),
		undefined,
	);
	if (least) branches.splice(branches.indexOf(least), 1);
	return least;
}

type Search = (limits: Limits, ceiling: number) => Raises | undefined;

function cheapestWay(ways: readonly Way[], prices: Prices): Search {
	const find = leastRaises(prices);
	// Limits only make a way dearer, so one that is dearer without them need not be searched again.
	const unlimited = ways
		.map((way) => ({ way, price: find(way, new Map(), Infinity)?.price ?? Infinity }))
		.sort((a, b) => a.price - b.price);
	return (limits, ceiling) =>
		unlimited.reduce<Raises | undefined>((best, { way, price }) => {
			if (price > (best?.price ?? ceiling)) return best;
			const raises = find(way, limits, ceiling);
			return raises && (best === undefined || compareRaises(raises, best) < 0) ? raises : best;
		}, undefined);
}

/** The cheaper one first; among equals the one that raises the earlier levers more. */
function compareRaises(a: Raises, b: Raises): number {
	if (a.price !== b.price) return a.price - b.price;
	const levers = [...new Set([...a.byLever.keys(), ...b.byLever.keys()])].sort((x, y) => x - y);
	const differing = levers.find((lever) => a.byLever.get(lever) !== b.byLever.get(lever));
	return differing === undefined ? 0 : (b.byLever.get(differing) ?? 0) - (a.byLever.get(differing) ?? 0);
}
