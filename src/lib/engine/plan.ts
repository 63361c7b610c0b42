import { isAdvised, isAtHand, isReachable, isStop, type Horizon, type Recommendation } from './advice.ts';
import type { Offer, OfferId } from './offer.ts';

/** The order in which a firm takes up what it is advised. Every recommendation stands in it exactly once. */
export interface Plan {
	/** "Not now" that holds for the firm, each with what it holds back. */
	readonly stops: readonly Stop[];
	readonly parts: readonly PlanPart[];
	/** What is for other places unless the firm is there: no steps before it said where it is. */
	readonly waiting: readonly Recommendation[];
	/** What the firm cannot have. */
	readonly refused: readonly Recommendation[];
}

export interface Stop {
	readonly recommendation: Recommendation;
	/** Each under the first stop that speaks against it. */
	readonly heldBack: readonly Recommendation[];
}

export interface PlanPart {
	readonly horizon: Horizon;
	/** At most `shownFirst` steps stand open; the rest is folded away. */
	readonly first: readonly PlanStep[];
	readonly more: readonly PlanStep[];
}

/** One need met. */
export interface PlanStep {
	readonly recommendation: Recommendation;
	/** Other offers for the same need, in order; whoever takes the first may forget them. */
	readonly alternatives: readonly Recommendation[];
	readonly horizon: Horizon;
	/** The offers of the steps that come before this one because it builds on them. */
	readonly after: readonly OfferId[];
}

const horizons: readonly Horizon[] = ['month', 'quarter', 'year'];
const shownFirst = 3;

/**
 * From recommendations in the order of `advise` to steps in the order of doing: one step a need, what a step builds on
 * before it and never later than it, then by horizon. Source: issue 4, point 4.
 */
export function planOf(offers: readonly Offer[], recommendations: readonly Recommendation[]): Plan {
	const stopIds = new Set(offers.filter(isStop).map(({ id }) => id));
	const reachable = recommendations.filter(isReachable);
	const atHand = reachable.filter(isAtHand);
	const stopping = atHand.filter(({ offer }) => stopIds.has(offer));
	const advised = atHand.filter(
		(recommendation) => isAdvised(recommendation) && !stopIds.has(recommendation.offer),
	);
	const steps = inOrderOfDoing(oneStepANeed(advised));
	return {
		stops: stopping.map((recommendation) => ({
			recommendation,
			heldBack: atHand.filter(
				({ offer, heldBackBy }) =>
					!stopIds.has(offer) && stopping.find((stop) => heldBackBy.includes(stop.offer)) === recommendation,
			),
		})),
		parts: horizons.flatMap((horizon): PlanPart[] => {
			const inTime = steps.filter((step) => step.horizon === horizon);
			return inTime.length === 0
				? []
				: [{ horizon, first: inTime.slice(0, shownFirst), more: inTime.slice(shownFirst) }];
		}),
		waiting: reachable.filter((recommendation) => !isAtHand(recommendation)),
		refused: recommendations.filter((recommendation) => !isReachable(recommendation)),
	};
}

/** Every step in the order of doing. */
export const stepsOf = ({ parts }: Plan): readonly PlanStep[] =>
	parts.flatMap(({ first, more }) => [...first, ...more]);

/** The first so many steps that stand open, in the order of doing: the same on the screen, on paper and in a message. */
export const leadingSteps = ({ parts }: Plan, count = shownFirst): readonly PlanStep[] =>
	parts.flatMap(({ first }) => first).slice(0, count);

interface Choice {
	readonly top: Recommendation;
	readonly alternatives: readonly Recommendation[];
}

/** The best-ranked offer for a need stands in front, unless it builds on another one for the same need. */
function oneStepANeed(advised: readonly Recommendation[]): readonly Choice[] {
	return [...new Set(advised.map(({ need }) => need))].flatMap((need): Choice[] => {
		const same = advised.filter((recommendation) => recommendation.need === need);
		const offers = same.map(({ offer }) => offer);
		const top = same.find(({ after }) => !after.some((first) => offers.includes(first))) ?? same[0];
		return top === undefined ? [] : [{ top, alternatives: same.filter((other) => other !== top) }];
	});
}

/** In the order of rank, but each after what it builds on; then by horizon, which never goes back along that way. */
function inOrderOfDoing(choices: readonly Choice[]): readonly PlanStep[] {
	const choiceByOffer = new Map(
		choices.flatMap((choice) =>
			[choice.top, ...choice.alternatives].map(({ offer }) => [offer, choice] as const),
		),
	);
	const placed = new Map<Choice, PlanStep>();
	const onTheWay = new Set<Choice>();
	for (const choice of choices) place(choice);
	return horizons.flatMap((horizon) => [...placed.values()].filter((step) => step.horizon === horizon));

	function place(choice: Choice): void {
		// The checker keeps offers free of cycles; two needs can still wait for each other's second best.
		if (placed.has(choice) || onTheWay.has(choice)) return;
		onTheWay.add(choice);
		const { top, alternatives } = choice;
		const builtOnThese = new Set(top.after.map((offer) => choiceByOffer.get(offer)));
		const before = choices.filter((earlier) => builtOnThese.has(earlier));
		for (const earlier of before) place(earlier);
		const steps = before.flatMap((earlier) => placed.get(earlier) ?? []);
		placed.set(choice, {
			recommendation: top,
			alternatives,
			horizon: latest([top.horizon, ...steps.map((step) => step.horizon)]),
			after: steps.map((step) => step.recommendation.offer),
		});
		onTheWay.delete(choice);
	}
}

const latest = (of: readonly Horizon[]): Horizon =>
	horizons.findLast((horizon) => of.includes(horizon)) ?? 'month';
