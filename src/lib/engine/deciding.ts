import type { Answer, Answers } from './answer.ts';
import type { Bounds } from './bounds.ts';
import { fewestAnswers, type Fewest } from './fewest-answers.ts';
import { assumptionsFor, steeringItems, withAssumed } from './outcome.ts';
import { prospectsOf, tellingAnswers, type Prospect } from './prospect.ts';
import { itemById, type Item, type ItemId, type Questionnaire } from './questionnaire.ts';
import { readAnswers } from './reading.ts';
import { allOf, levelBounds, levelRequirements, type Requirement } from './requirement.ts';
import type { Scale } from './scale.ts';

export type Deciding =
	/** The level (index into the scale's levels) is certain. */
	| { readonly kind: 'settled'; readonly level: number }
	| {
			readonly kind: 'open';
			readonly possible: Bounds;
			/** In the order of the questionnaire; empty where no answers can settle the level. */
			readonly deciding: readonly DecidingItem[];
			/** Proven to be the fewest. Otherwise the fewest that were found. */
			readonly exact: boolean;
	  };

export interface DecidingItem {
	readonly item: ItemId;
	/** The level's bounds once this answer alone is given: each option of a ladder, the ways to tick that give other points. */
	readonly could: readonly { readonly answer: Answer; readonly level: Bounds }[];
}

/**
 * The fewest items without a known answer that can still settle a scale's level: some answers to just these make its
 * two bounds meet. "Don't know" counts as open. Source: diagnosis.md, section 3.
 */
export function decidingItems(questionnaire: Questionnaire, scale: Scale, answers: Answers): Deciding {
	const possible = levelBounds(scale, prospectsOf(questionnaire, scale, answers));
	if (possible.low === possible.high) return { kind: 'settled', level: possible.low };
	const { items, exact } = fewest(questionnaire, scale, answers);
	const byId = itemById(questionnaire);
	const steering = new Set(steeringItems(questionnaire, scale).map(({ id }) => id));
	const couldOf = (item: Item) =>
		(steering.has(item.id) ? waysOf(item) : tellingAnswers(scale, item)).map((answer) => ({
			answer,
			level: levelBounds(
				scale,
				prospectsOf(questionnaire, scale, withAssumed(answers, new Map([[item.id, answer]]))),
			),
		}));
	return {
		kind: 'open',
		possible,
		deciding: questionnaire.items
			.filter(({ id }) => items.includes(id))
			.flatMap(({ id }) => byId.get(id) ?? [])
			.map((item) => ({ item: item.id, could: couldOf(item) })),
		exact,
	};
}

const waysOf = (item: Item): readonly Answer[] =>
	assumptionsFor([item]).flatMap((assumed) => [...assumed.values()]);

/** Supposed answers that one search may measure; more of them prove more, and take longer. */
const patience = 600;

/** What the firm does and does not do may be asked as well: then each way it may answer is a start of its own. */
function fewest(questionnaire: Questionnaire, scale: Scale, answers: Answers): Fewest {
	const readings = readAnswers(questionnaire, answers);
	const open = steeringItems(questionnaire, scale).filter(({ id }) =>
		['open', 'dont-know'].includes(readings.of(id).kind),
	);
	const goals = subsetsOf(open)
		.flatMap(assumptionsFor)
		.flatMap((assumed) => {
			const prospects = prospectsOf(questionnaire, scale, withAssumed(answers, assumed));
			return goalsOf(scale, prospects).map((requirements) => ({
				assumed: [...assumed.keys()],
				prospects,
				requirements,
			}));
		});
	return fewestAnswers(goals, { scale, items: questionnaire.items, patience });
}

const subsetsOf = <T>(list: readonly T[]): readonly (readonly T[])[] =>
	list.reduce<readonly (readonly T[])[]>(
		(subsets, element) => [...subsets, ...subsets.map((subset) => [...subset, element])],
		[[]],
	);

/**
 * One goal for each level and each way to refute the next: all gates up to the level are proven, the next is refuted.
 * A requirement per prospect.
 */
function goalsOf(scale: Scale, prospects: readonly Prospect[]): readonly (readonly Requirement[])[] {
	const levels = prospects.map((prospect) => levelRequirements(scale, prospect.absentNodes));
	return scale.levels.flatMap((_, level) => {
		const settling = levels.map((own) => {
			const proofs = own.slice(0, level + 1).map(({ proof }) => proof);
			const above = own[level + 1]?.refutation;
			return above === undefined ? [allOf(proofs)] : waysToMeet(above).map((way) => allOf([...proofs, way]));
		});
		const [only] = settling;
		if (settling.length === 1 && only) return only.map((requirement) => [requirement]);
		// Several prospects may be refuted in different ways: "any of the ways" is a weaker bound, but no way is lost.
		return [
			levels.map((own) => {
				const above = own[level + 1]?.refutation;
				return allOf([...own.slice(0, level + 1).map(({ proof }) => proof), ...(above ? [above] : [])]);
			}),
		];
	});
}

/** Apart, the ways to meet "one of these" give a truer bound than together. */
const waysToMeet = (requirement: Requirement): readonly Requirement[] =>
	requirement.kind === 'parts' && requirement.atLeast === 1 ? requirement.parts : [requirement];
