import type { Answers, GivenAnswer } from './answer.ts';
import type { Bounds } from './bounds.ts';
import { feedingItems, possibleOutcomes, tellAnswers } from './outcome.ts';
import { itemById, type Item, type ItemId, type Questionnaire } from './questionnaire.ts';
import type { NodeId, Scale, Thousandths } from './scale.ts';
import { optionIndexRange, standingAt } from './standing.ts';

/** What an item may still turn out to be worth; it is fixed where both ends meet. */
export interface Reach {
	/** Option indices, as in `Standing`; 0 for multi items, whose options only give points. */
	readonly option: Bounds;
	/** Ticked option indices of a multi item. Undefined for other kinds. */
	readonly ticked?: { readonly least: readonly number[]; readonly best: readonly number[] };
}

export type PointsTable = readonly { readonly item: ItemId; readonly byOption: readonly Thousandths[] }[];

/** Points that are certain and that are possible, and what each open item can still add, the most first. */
export interface PointsReach extends Bounds {
	readonly gains: readonly Thousandths[];
}

/** One outcome of what the firm does and does not do, with the reach of every item that feeds the scale. */
export interface Prospect {
	/** Undefined for items that do not feed the scale. */
	readonly reachOf: (id: ItemId) => Reach | undefined;
	/** The item's answer would count in this outcome and is not known yet. */
	readonly isOpen: (id: ItemId) => boolean;
	readonly pointsIn: (table: PointsTable) => PointsReach;
	readonly absentNodes: ReadonlySet<NodeId>;
}

export function prospectsOf(
	questionnaire: Questionnaire,
	scale: Scale,
	answers: Answers,
): readonly Prospect[] {
	const items = itemById(questionnaire);
	const feeding = [...feedingItems(scale)].flatMap((id) => items.get(id) ?? []);
	return possibleOutcomes(questionnaire, scale, tellAnswers(questionnaire, answers)).map(
		({ readings, absentNodes }) => {
			const least = standingAt('least', { items, readings, absentNodes });
			const best = standingAt('best', { items, readings, absentNodes });
			const reachOf = (item: Item): Reach => {
				const [low, high] = optionIndexRange(item, readings.of(item.id));
				const [fewest, most] = [least.tickedOf(item.id), best.tickedOf(item.id)];
				const option = { low, high };
				return fewest && most ? { option, ticked: { least: fewest, best: most } } : { option };
			};
			const reachByItem = new Map(feeding.map((item) => [item.id, reachOf(item)]));
			return {
				...reaching((id) => reachByItem.get(id)),
				isOpen: (id) => reachByItem.has(id) && ['open', 'dont-know'].includes(readings.of(id).kind),
				absentNodes,
			};
		},
	);
}

/** The prospect once an open item is answered; unchanged where the answer would not count. */
export function supposing(prospect: Prospect, item: Item, answer: GivenAnswer): Prospect {
	const reach = prospect.isOpen(item.id) ? reachOfGiven(item, answer) : undefined;
	if (reach === undefined) return prospect;
	return {
		reachOf: (id) => (id === item.id ? reach : prospect.reachOf(id)),
		pointsIn: once((table) => pointsOnceKnown(prospect, { item: item.id, reach, table })),
		absentNodes: prospect.absentNodes,
		isOpen: (id) => id !== item.id && prospect.isOpen(id),
	};
}

/** Undefined where an answer feeds no scale. */
function reachOfGiven(item: Item, answer: GivenAnswer): Reach | undefined {
	if (item.kind === 'ladder' && answer.kind === 'chosen') return fixedAt(item.options.indexOf(answer.option));
	if (item.kind === 'yes-no' && answer.kind === 'yes-no') return fixedAt(answer.value ? 1 : 0);
	if (item.kind !== 'multi' || answer.kind !== 'several') return undefined;
	const ticked = answer.options.map((option) => item.options.indexOf(option));
	return { ...fixedAt(0), ticked: { least: ticked, best: ticked } };
}

const fixedAt = (index: number): Reach => ({ option: { low: index, high: index } });

function reaching(reachOf: Prospect['reachOf']): Pick<Prospect, 'reachOf' | 'pointsIn'> {
	const pointsIn = once((table) => {
		const each = table.map(({ item, byOption }) => pointsWithin(byOption, reachOf(item)));
		return {
			low: each.reduce((sum, { low }) => sum + low, 0),
			high: each.reduce((sum, { high }) => sum + high, 0),
			gains: each
				.map(({ low, high }) => high - low)
				.filter((gain) => gain > 0)
				.sort((a, b) => b - a),
		};
	});
	return { reachOf, pointsIn };
}

/** Several levels ask for points from the same table: they are added up once. */
function once(pointsIn: Prospect['pointsIn']): Prospect['pointsIn'] {
	const known = new Map<PointsTable, PointsReach>();
	return (table) => {
		const before = known.get(table);
		if (before) return before;
		const reach = pointsIn(table);
		known.set(table, reach);
		return reach;
	};
}

interface OnceKnown {
	readonly item: ItemId;
	readonly reach: Reach;
	readonly table: PointsTable;
}

/** Only one item of the table has changed, so only its part is taken out and put in anew. */
function pointsOnceKnown(prospect: Prospect, { item, reach, table }: OnceKnown): PointsReach {
	const points = prospect.pointsIn(table);
	const row = table.find((candidate) => candidate.item === item);
	if (row === undefined) return points;
	const before = pointsWithin(row.byOption, prospect.reachOf(item));
	const after = pointsWithin(row.byOption, reach);
	const spent = points.gains.indexOf(before.high - before.low);
	return {
		low: points.low - before.low + after.low,
		high: points.high - before.high + after.high,
		gains: spent === -1 ? points.gains : points.gains.filter((_, index) => index !== spent),
	};
}

/** Points of one item, in thousandths; they never fall for a better answer, so the ends of its reach are theirs too. */
function pointsWithin(byOption: readonly Thousandths[], reach: Reach | undefined): Bounds {
	if (reach === undefined) return { low: 0, high: 0 };
	const { option, ticked } = reach;
	const sumOf = (indices: readonly number[]): Thousandths =>
		indices.reduce((sum, index) => sum + (byOption[index] ?? 0), 0);
	return ticked
		? { low: sumOf(ticked.least), high: sumOf(ticked.best) }
		: { low: byOption[option.low] ?? 0, high: byOption[option.high] ?? 0 };
}

/**
 * Answers that differ in what they do to the scale, from the least: each option of a ladder, no and yes, and of the
 * many ways to tick a multi item one for every sum of points it can give.
 */
export function tellingAnswers(scale: Scale, item: Item): readonly GivenAnswer[] {
	switch (item.kind) {
		case 'ladder':
			return item.options.map((option) => ({ kind: 'chosen', option }));
		case 'yes-no':
			return [false, true].map((value) => ({ kind: 'yes-no', value }));
		case 'multi': {
			const pointsOf = (index: number) => scale.dimensions.map(({ points }) => points[item.id]?.[index] ?? 0);
			return distinctTicks(item.options.map((_, index) => pointsOf(index))).map((indices) => ({
				kind: 'several',
				options: item.options.filter((_, index) => indices.includes(index)),
			}));
		}
		case 'choice':
		case 'amount':
		case 'text':
			return [];
	}
}

function distinctTicks(pointsByOption: readonly (readonly Thousandths[])[]): readonly (readonly number[])[] {
	const first = { ticked: [] as readonly number[], sums: pointsByOption[0]?.map(() => 0) ?? [] };
	const kinds = pointsByOption.reduce(
		(found, points, index) => {
			const added = [...found.values()].map(({ ticked, sums }) => ({
				ticked: [...ticked, index],
				sums: sums.map((sum, dimension) => sum + (points[dimension] ?? 0)),
			}));
			return new Map([...added.map((kind) => [kind.sums.join(), kind] as const), ...found]);
		},
		new Map([[first.sums.join(), first]]),
	);
	const total = (sums: readonly number[]) => sums.reduce((sum, value) => sum + value, 0);
	return [...kinds.values()].sort((a, b) => total(a.sums) - total(b.sums)).map(({ ticked }) => ticked);
}
