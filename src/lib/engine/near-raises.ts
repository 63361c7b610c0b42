import { leastRaises, type Barred, type Prices, type Raises } from './least-raises.ts';
import type { Way } from './ways.ts';

interface NearestInput {
	readonly prices: Prices;
	/** Per lever, the item that it raises: a multi item has a lever for each of its options. */
	readonly items: readonly string[];
	readonly count: number;
}

/**
 * The cheapest raises that go one of the ways, then the next cheapest that leave a whole item of each found before
 * alone, up to `count`: another box of the same item is no other way. Each is the least of its kind, so no step of it
 * can be spared. Source of the branching: K. G. Murty, "An algorithm for ranking all the assignments in order of
 * increasing cost", Operations Research 16, 1968.
 */
export function nearestRaises(
	ways: readonly Way[],
	{ prices, items, count }: NearestInput,
): readonly Raises[] {
	const search = cheapestWay(ways, prices);
	const found: Raises[] = [];
	const branches: Branch[] = [];
	const tried = new Set<string>();
	const branchOff = (without: readonly string[]) => {
		const known = branches.map(({ raises }) => raises);
		const key = [...without].sort().join();
		const barred = new Set(items.flatMap((item, lever) => (without.includes(item) ? [lever] : [])));
		const raises = tried.has(key) ? undefined : search(barred, ceilingOf([...found, ...known], count));
		tried.add(key);
		if (raises) branches.push({ without, raises });
	};
	branchOff([]);
	while (found.length < count) {
		const next = takeLeast(branches);
		if (next === undefined) break;
		const { without, raises } = next;
		if (!found.some((other) => compareRaises(other, raises) === 0)) found.push(raises);
		const touched = new Set([...raises.byLever.keys()].flatMap((lever) => items[lever] ?? []));
		for (const item of touched) branchOff([...without, item]);
	}
	return found;
}

interface Branch {
	/** The items left alone. */
	readonly without: readonly string[];
	readonly raises: Raises;
}

/** Once so many different raises are known, dearer ones need not be looked for. */
function ceilingOf(known: readonly Raises[], count: number): number {
	if (known.length < count) return Infinity;
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

type Search = (barred: Barred, ceiling: number) => Raises | undefined;

function cheapestWay(ways: readonly Way[], prices: Prices): Search {
	const find = leastRaises(prices);
	// Leaving items alone only makes a way dearer, so one that is dearer with all of them need not be searched again.
	const unbarred = ways
		.map((way) => ({ way, price: find(way, new Set(), Infinity)?.price ?? Infinity }))
		.sort((a, b) => a.price - b.price);
	return (barred, ceiling) =>
		unbarred.reduce<Raises | undefined>((best, { way, price }) => {
			if (price > (best?.price ?? ceiling)) return best;
			const raises = find(way, barred, ceiling);
			return raises && (best === undefined || compareRaises(raises, best) < 0) ? raises : best;
		}, undefined);
}

/** The cheaper one first; among equals the one that raises the earlier levers more. */
function compareRaises(a: Raises, b: Raises): number {
	if (a.price !== b.price) return a.price - b.price;
	const levers = [...a.byLever.keys(), ...b.byLever.keys()];
	const differing = levers.filter((lever) => a.byLever.get(lever) !== b.byLever.get(lever));
	if (differing.length === 0) return 0;
	const first = Math.min(...differing);
	return (b.byLever.get(first) ?? 0) - (a.byLever.get(first) ?? 0);
}
