import { valueNow, type Measure } from './measure.ts';
import type { Way } from './ways.ts';

/** How many steps each lever is raised, by its index, and what that costs altogether. */
export interface Raises {
	readonly price: number;
	readonly byLever: ReadonlyMap<number, number>;
}

/** Per lever, what raising it by 0, 1, 2... steps costs: whole numbers that rise with every step. */
export type Prices = readonly (readonly number[])[];

/** Levers that are left alone, by their index. */
export type Barred = ReadonlySet<number>;

/** Finds the cheapest raises that meet all demands of a way without some levers; undefined where none cost at most the ceiling. */
export type LeastRaises = (way: Way, barred: Barred, ceiling: number) => Raises | undefined;

const none: Barred = new Set();

/**
 * Exact: a shortest path over the levers in their order, whose places are what is still missing of each demand.
 * Among equally cheap raises it finds those that raise the earlier levers more.
 * Demands that share no lever are searched apart, and what was searched before is remembered.
 */
export function leastRaises(prices: Prices): LeastRaises {
	const partsByWay = new Map<Way, readonly Part[]>();
	const partByKey = new Map<string, Part>();
	const searchedByKey = new Map<string, { readonly raises: Raises | undefined; readonly ceiling: number }>();

	function partsOf(way: Way): readonly Part[] {
		const known = partsByWay.get(way);
		if (known) return known;
		const parts = independentWays(way).map((own) => {
			const key = own.map(({ measure, atLeast }) => `${measure.key} >= ${atLeast}`).join('; ');
			const part = partByKey.get(key) ?? partOf(own, prices, `${partByKey.size}`);
			partByKey.set(key, part);
			return part;
		});
		partsByWay.set(way, parts);
		return parts;
	}

	function solved(part: Part, barred: Barred, ceiling: number): Raises | undefined {
		const own = new Set(part.levers.flatMap(({ lever }) => (barred.has(lever) ? [lever] : [])));
		const key = `${part.id}|${[...own].join(',')}`;
		const searched = searchedByKey.get(key);
		if (searched && (searched.raises || searched.ceiling >= ceiling)) return searched.raises;
		// Leaving levers alone never makes it cheaper.
		const floor = own.size === 0 ? 0 : (solved(part, none, Infinity)?.price ?? Infinity);
		const raises = cheapestOf(part, own, { floor, ceiling });
		searchedByKey.set(key, { raises, ceiling });
		return raises;
	}

	return (way, barred, ceiling) => {
		const parts = partsOf(way);
		const unbarred = parts.map((part) => solved(part, none, Infinity)?.price ?? Infinity);
		const spare = ceiling - unbarred.reduce((sum, price) => sum + price, 0);
		const raises = parts.flatMap((part, index) => solved(part, barred, (unbarred[index] ?? 0) + spare) ?? []);
		if (raises.length < parts.length) return undefined;
		return {
			price: raises.reduce((sum, { price }) => sum + price, 0),
			byLever: new Map(raises.flatMap(({ byLever }) => [...byLever])),
		};
	};
}

/** Demands grouped so that no lever serves two groups. */
function independentWays(way: Way): readonly Way[] {
	return way.reduce<readonly Way[]>((groups, demand) => {
		const isJoined = (group: Way) => group.some(({ measure }) => sharesLever(measure, demand.measure));
		return [...groups.filter((group) => !isJoined(group)), [...groups.filter(isJoined).flat(), demand]];
	}, []);
}

const sharesLever = (a: Measure, b: Measure) => [...a.gives.keys()].some((lever) => b.gives.has(lever));

/** A group of demands made ready for the search. */
interface Part {
	readonly id: string;
	/** What is missing of each demand before any step. */
	readonly missing: readonly number[];
	readonly levers: readonly PartLever[];
	/** Per demand and lever position: what it costs at least to make up for what is missing, from this lever on. */
	readonly floors: readonly (readonly Floor[])[];
}

interface PartLever {
	readonly lever: number;
	/** The raises that bring more than any smaller one, from the greatest. */
	readonly raises: readonly Raise[];
}

interface Raise {
	readonly steps: number;
	readonly price: number;
	/** Per demand. */
	readonly gains: readonly number[];
}

/** The cheapest ways to gain so much of one demand, both rising. */
type Floor = readonly { readonly gain: number; readonly price: number }[];

function partOf(way: Way, prices: Prices, id: string): Part {
	const missing = way.map(({ measure, atLeast }) => atLeast - valueNow(measure));
	const indices = [...new Set(way.flatMap(({ measure }) => [...measure.gives.keys()]))].sort((a, b) => a - b);
	const levers = indices.map((lever) => ({ lever, raises: raisesOf(lever, way, prices[lever] ?? []) }));
	return { id, missing, levers, floors: missing.map((asked, demand) => floorsOf(levers, demand, asked)) };
}

function raisesOf(lever: number, way: Way, prices: readonly number[]): readonly Raise[] {
	const raises = prices.map((price, steps) => ({
		steps,
		price,
		gains: way.map(({ measure }) => {
			const values = measure.gives.get(lever);
			return values === undefined ? 0 : (values[steps] ?? 0) - (values[0] ?? 0);
		}),
	}));
	const bringsMore = ({ gains }: Raise, steps: number) =>
		gains.some((gain, demand) => gain > (raises[steps - 1]?.gains[demand] ?? 0));
	return raises.filter((raise, steps) => steps > 0 && bringsMore(raise, steps)).reverse();
}

function floorsOf(levers: readonly PartLever[], demand: number, asked: number): readonly Floor[] {
	return levers.reduceRight<readonly Floor[]>(
		(floors, { raises }) => {
			const [next = []] = floors;
			const raised = raises.flatMap(({ price, gains }) =>
				next.map((point) => ({
					gain: Math.min(asked, point.gain + (gains[demand] ?? 0)),
					price: point.price + price,
				})),
			);
			return [undominated([...next, ...raised]), ...floors];
		},
		[[{ gain: 0, price: 0 }]],
	);
}

function undominated(points: Floor): Floor {
	const byPrice = [...points].sort((a, b) => a.price - b.price || b.gain - a.gain);
	let most = -1;
	return byPrice.filter(({ gain }) => {
		if (gain <= most) return false;
		most = gain;
		return true;
	});
}

function floorPrice(floor: Floor, missing: number): number {
	let [low, high] = [0, floor.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((floor[middle]?.gain ?? 0) < missing) low = middle + 1;
		else high = middle;
	}
	return floor[low]?.price ?? Infinity;
}

/** A place on the path: the levers so far are settled. */
interface Place {
	readonly missing: readonly number[];
	readonly price: number;
	readonly previous: Place | undefined;
	readonly raised: readonly [lever: number, steps: number] | undefined;
}

/** Tries with a budget that rises until the path is found within it; so only places near the best path are visited. */
function cheapestOf(
	part: Part,
	barred: Barred,
	{ floor, ceiling }: { readonly floor: number; readonly ceiling: number },
): Raises | undefined {
	if (!isReachable(part, barred)) return undefined;
	const start: Place = { missing: part.missing, price: 0, previous: undefined, raised: undefined };
	let budget = Math.max(floor, floorOf(part, 0, part.missing));
	for (let slack = budget / 512; budget <= ceiling && budget < Infinity; slack *= 2) {
		const { place, beyond } = pathWithin(budget, start, part, barred);
		if (place) return { price: place.price, byLever: raisesUpTo(place) };
		if (beyond > ceiling) return undefined;
		budget = Math.min(ceiling, Math.max(beyond, budget + slack));
	}
	return undefined;
}

/** Raising every lever that is left to its top meets every demand, or nothing does. */
function isReachable({ missing, levers }: Part, barred: Barred): boolean {
	const left = levers.filter(({ lever }) => !barred.has(lever));
	return missing.every(
		(asked, demand) => left.reduce((sum, { raises }) => sum + (raises[0]?.gains[demand] ?? 0), 0) >= asked,
	);
}

/** `beyond` is the least price that a path left aside could still have. */
function pathWithin(
	budget: number,
	start: Place,
	part: Part,
	barred: Barred,
): { readonly place: Place | undefined; readonly beyond: number } {
	let beyond = Infinity;
	let places = new Map([[keyOf(start.missing, part), start]]);
	part.levers.forEach(({ lever, raises }, position) => {
		const next = new Map<number, Place>();
		const visit = (place: Place) => {
			const floor = place.price + floorOf(part, position + 1, place.missing);
			if (floor > budget) {
				beyond = Math.min(beyond, floor);
				return;
			}
			const key = keyOf(place.missing, part);
			if (place.price >= (next.get(key)?.price ?? Infinity)) return;
			// Taken out first: places stay in the order in which a tie is settled.
			next.delete(key);
			next.set(key, place);
		};
		const allowed = barred.has(lever) ? [] : raises;
		for (const place of places.values()) {
			for (const { steps, price, gains } of allowed) {
				if (!gains.some((gain, demand) => gain > 0 && (place.missing[demand] ?? 0) > 0)) continue;
				const missing = place.missing.map((asked, demand) => Math.max(0, asked - (gains[demand] ?? 0)));
				visit({ missing, price: place.price + price, previous: place, raised: [lever, steps] });
			}
			visit(place);
		}
		places = next;
	});
	return { place: places.get(0), beyond };
}

const floorOf = ({ floors }: Part, position: number, missing: readonly number[]): number =>
	missing.reduce(
		(most, asked, demand) => Math.max(most, floorPrice(floors[demand]?.[position] ?? [], asked)),
		0,
	);

const keyOf = (missing: readonly number[], part: Part): number =>
	missing.reduce((key, asked, demand) => key * ((part.missing[demand] ?? 0) + 1) + asked, 0);

function raisesUpTo(place: Place): ReadonlyMap<number, number> {
	const raised: (readonly [number, number])[] = [];
	for (let at: Place | undefined = place; at; at = at.previous) if (at.raised) raised.push(at.raised);
	return new Map(raised.reverse());
}
