import type { Horizon, Recommendation } from '../engine/advice.ts';
import type { ItemId } from '../engine/questionnaire.ts';

const horizons: readonly Horizon[] = ['month', 'quarter', 'year'];

/** How many cards stand open per horizon before the rest is folded away. */
const shownFirst = 3;

export interface PlanPart {
	readonly horizon: Horizon;
	readonly first: readonly Recommendation[];
	readonly more: readonly Recommendation[];
}

export const isReachable = ({ status }: Recommendation): boolean =>
	status.kind !== 'not-eligible' && status.kind !== 'expired';

/** What is for other places unless the firm is there: of no use before it said where it is. */
export const waitingForPlace = (recommendations: readonly Recommendation[]): readonly Recommendation[] =>
	recommendations.filter(({ reach, status }) => reach === 'unknown' && status.kind === 'possibly-eligible');

/** What the firm can have, by when it can start; one offer per need stands in front, so that nobody drowns in tools. */
export function planOf(recommendations: readonly Recommendation[]): readonly PlanPart[] {
	return horizons
		.map((horizon) => {
			const inTime = recommendations.filter(
				(recommendation) =>
					recommendation.horizon === horizon &&
					recommendation.reach === 'true' &&
					isReachable(recommendation),
			);
			const first = onePerNeed(inTime).slice(0, shownFirst);
			return { horizon, first, more: inTime.filter((recommendation) => !first.includes(recommendation)) };
		})
		.filter(({ first }) => first.length > 0);
}

/** The order is the engine's ranking; an offer that mends only what an earlier one mends waits behind it. */
function onePerNeed(recommendations: readonly Recommendation[]): readonly Recommendation[] {
	const met = new Set<ItemId>();
	return recommendations.filter(({ mends }) => {
		const isNew = mends.length === 0 || mends.some((item) => !met.has(item));
		for (const item of mends) met.add(item);
		return isNew;
	});
}

/**
 * The steps of the report, in the order of doing: what mends the first break, then the best of each horizon, filled up
 * with the next best. Only what repairs something of this firm is a step; what merely exists is not.
 */
export function nextSteps(
	recommendations: readonly Recommendation[],
	count: number,
): readonly Recommendation[] {
	const repairing = recommendations.filter(({ mends, liftsChain }) => mends.length > 0 || liftsChain);
	const plan = planOf(repairing);
	const mending = repairing.filter((step) => step.mendsFirstBreak && isReachable(step)).slice(0, 1);
	const leading = plan.flatMap(({ first }) => first.slice(0, 1));
	const rest = plan.flatMap(({ first }) => first.slice(1));
	const chosen = [...new Set([...mending, ...leading, ...rest])].slice(0, count);
	return chosen.sort((a, b) => horizons.indexOf(a.horizon) - horizons.indexOf(b.horizon));
}
