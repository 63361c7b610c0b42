import type { GivenAnswer } from './answer.ts';
import { supposing, tellingAnswers, type Prospect } from './prospect.ts';
import type { Item, ItemId } from './questionnaire.ts';
import { distance, distances, type Requirement } from './requirement.ts';
import type { Scale } from './scale.ts';

/** What must become certain in every way that the firm may still turn out to be: a requirement per prospect. */
export interface Goal {
	/** Items whose answers are taken for given here; they count among the fewest. */
	readonly assumed: readonly ItemId[];
	readonly prospects: readonly Prospect[];
	readonly requirements: readonly Requirement[];
}

export interface Fewest {
	readonly items: readonly ItemId[];
	/** Proven to be the fewest. */
	readonly exact: boolean;
}

interface SearchInput {
	readonly scale: Scale;
	readonly items: readonly Item[];
	/** How many supposed answers may be measured before the search settles for a good find instead of the best. */
	readonly patience: number;
}

/**
 * The fewest items that some answers to can meet one of the goals; empty where nothing can.
 * Iterative deepening under a bound that never overestimates, so that the first find is the smallest.
 * Source: R. E. Korf, "Depth-first iterative-deepening", Artificial Intelligence 27, 1985.
 */
export function fewestAnswers(goals: readonly Goal[], { scale, items, patience }: SearchInput): Fewest {
	const tried = { left: patience };
	const options = items.map((item) => ({ item, answers: tellingAnswers(scale, item) }));
	const paths = goals
		.map((goal) => ({ goal, start: startOf(goal) }))
		.filter(({ start }) => start.distance < Infinity)
		.sort((a, b) => boundOf(a) - boundOf(b));
	for (let size = 0; paths.length > 0 && size <= items.length; size++)
		for (const { goal, start } of paths.filter((path) => Math.ceil(boundOf(path) - rounding) <= size)) {
			const found = trailOf(goal, options, tried).dive(start, size - goal.assumed.length, new Set());
			if (found) return { items: [...goal.assumed, ...found], exact: true };
			if (tried.left <= 0) return { items: shortestDescent(paths, options), exact: false };
		}
	return { items: [], exact: true };
}

interface Path {
	readonly goal: Goal;
	readonly start: Step;
}

const boundOf = ({ goal, start }: Path) => goal.assumed.length + start.distance;

/** A way the answers may go on from here, and at least how many more the goal takes. */
interface Step {
	readonly prospects: readonly Prospect[];
	readonly distance: number;
}

interface Supposed extends Step {
	readonly item: ItemId;
	readonly answer: GivenAnswer;
}

interface Option {
	readonly item: Item;
	readonly answers: readonly GivenAnswer[];
}

const startOf = ({ requirements, prospects }: Goal): Step => ({
	prospects,
	distance: Math.max(
		...prospects.map((prospect, index) => {
			const requirement = requirements[index];
			return requirement ? distance(requirement, prospect) : 0;
		}),
	),
});

function trailOf(
	{ assumed, requirements, prospects: first }: Goal,
	options: readonly Option[],
	tried: { left: number },
) {
	const roles = rolesIn(requirements, first);
	const usable = options.filter(({ item }) => roles.has(item.id));

	/** Per item what each of its answers leads to, the most promising first; of items with the same role one is enough. */
	function* onwards({ prospects }: Step, barred: ReadonlySet<string>): Generator<readonly Supposed[]> {
		const known = requirements.map((requirement, index) => {
			const prospect = prospects[index];
			return prospect ? distances(requirement, prospect) : new Map<Requirement, number>();
		});
		const seen = new Set(barred);
		for (const { item, answers } of usable) {
			const role = roles.get(item.id);
			if (role === undefined || seen.has(role) || !prospects.some(({ isOpen }) => isOpen(item.id))) continue;
			seen.add(role);
			tried.left -= answers.length * prospects.length;
			const each = answers.map((answer): Supposed => {
				const next = prospects.map((prospect) => supposing(prospect, item, answer));
				const ends = requirements.map((requirement, index) => {
					const prospect = next[index];
					const unless = (part: Requirement) =>
						part.items.has(item.id) ? undefined : known[index]?.get(part);
					return prospect ? distance(requirement, prospect, unless) : 0;
				});
				return { item: item.id, answer, prospects: next, distance: Math.max(...ends) };
			});
			yield each.sort(byDistance);
		}
	}

	function dive(step: Step, depth: number, barred: ReadonlySet<string>): readonly ItemId[] | undefined {
		if (step.distance === 0) return [];
		if (atLeast(step) > depth || tried.left <= 0) return undefined;
		const failed = new Set(barred);
		for (const answers of onwards(step, barred)) {
			for (const next of answers) {
				const rest = atLeast(next) < depth ? dive(next, depth - 1, failed) : undefined;
				if (rest) return [next.item, ...rest];
			}
			// What this item cannot settle, one that plays the same role cannot either.
			const role = roles.get(answers[0]?.item ?? '');
			if (role !== undefined) failed.add(role);
		}
		return undefined;
	}

	/** The nearest answer again and again, then without those that were not needed after all. */
	function descend(start: Step): readonly ItemId[] | undefined {
		const taken: Supposed[] = [];
		for (let step = start; step.distance > 0;) {
			const nearest = [...onwards(step, new Set())].flat().sort(byDistance)[0];
			if (nearest === undefined || nearest.distance === Infinity) return undefined;
			taken.push(nearest);
			step = nearest;
		}
		return taken
			.reduce<readonly Supposed[]>((kept, { item }) => {
				const without = kept.filter((other) => other.item !== item);
				return startOf({ assumed, requirements, prospects: afterAll(without) }).distance === 0
					? without
					: kept;
			}, taken)
			.map(({ item }) => item);
	}

	const afterAll = (answered: readonly Supposed[]) =>
		answered.reduce((prospects, { item, answer }) => {
			const asked = usable.find((option) => option.item.id === item)?.item;
			return asked ? prospects.map((prospect) => supposing(prospect, asked, answer)) : prospects;
		}, first);

	return { dive, descend };
}

const byDistance = (a: Step, b: Step) => (a.distance === b.distance ? 0 : a.distance - b.distance);

/** What floating point adds to a sum of parts. */
const rounding = 1e-9;

/** Distances count a last answer by its used part; whole answers are needed. */
const atLeast = ({ distance: parts }: Step) => Math.ceil(parts - rounding);

/** Of the most promising goals only: a descent costs as much as a good part of the search. */
function shortestDescent(paths: readonly Path[], options: readonly Option[]): readonly ItemId[] {
	return paths
		.slice(0, 3)
		.flatMap(({ goal, start }) => {
			const rest = trailOf(goal, options, { left: Infinity }).descend(start);
			return rest ? [[...goal.assumed, ...rest]] : [];
		})
		.reduce<readonly ItemId[]>(
			(best, found) => (best.length > 0 && best.length <= found.length ? best : found),
			[],
		);
}

/** Items with the same role in the same places can change places, and nothing changes. */
function rolesIn(
	requirements: readonly Requirement[],
	prospects: readonly Prospect[],
): ReadonlyMap<ItemId, string> {
	const roles = new Map<ItemId, string[]>();
	const note = (item: ItemId, role: string) => roles.set(item, [...(roles.get(item) ?? []), role]);
	const walk = (requirement: Requirement, place: string) => {
		switch (requirement.kind) {
			case 'option':
				return void note(requirement.item, `${place}:${requirement.from}-${requirement.below}`);
			case 'points':
				for (const { item, byOption } of requirement.table) note(item, `${place}:${byOption.join()}`);
				return;
			case 'parts':
				requirement.parts.forEach((part, index) => {
					walk(part, part.kind === 'option' ? place : `${place}.${index}`);
				});
		}
	};
	requirements.forEach((requirement, index) => {
		walk(requirement, String(index));
	});
	return new Map(
		[...roles].map(([item, places]) => {
			const reaches = prospects.map(({ isOpen, reachOf }) =>
				isOpen(item) ? JSON.stringify(reachOf(item)) : '-',
			);
			return [item, [...places.sort(), ...reaches].join(' ')] as const;
		}),
	);
}
