import { isRankedAlike, type Recommendation } from './advice.ts';
import type { BarrierRule } from './barriers.ts';

/**
 * The same recommendations, with what suits a firm's barriers first among equals and what had better wait last among
 * them. Equals are neighbours of one class (`isRankedAlike`): whoever may be had, mends the first break or lifts the
 * chain keeps its place, whatever stands in the way. Nothing is added and nothing dropped.
 */
export function favouredBy(
	barriers: readonly Pick<BarrierRule, 'favours' | 'holds'>[],
	recommendations: readonly Recommendation[],
): readonly Recommendation[] {
	return classesOf(recommendations).flatMap((equals) =>
		[...equals].sort((a, b) => leaningOf(a, barriers) - leaningOf(b, barriers)),
	);
}

/** Runs of neighbours of one class. */
function classesOf(recommendations: readonly Recommendation[]): readonly (readonly Recommendation[])[] {
	return recommendations.reduce<readonly (readonly Recommendation[])[]>((classes, recommendation) => {
		const last = classes.at(-1);
		return last?.[0] !== undefined && isRankedAlike(last[0], recommendation)
			? [...classes.slice(0, -1), [...last, recommendation]]
			: [...classes, [recommendation]];
	}, []);
}

/** What one barrier favours and another holds stays in the middle. */
function leaningOf(
	{ offer }: Recommendation,
	barriers: readonly Pick<BarrierRule, 'favours' | 'holds'>[],
): number {
	const isFavoured = barriers.some(({ favours }) => favours.includes(offer));
	const isHeld = barriers.some(({ holds }) => holds.includes(offer));
	return Number(isHeld) - Number(isFavoured);
}
