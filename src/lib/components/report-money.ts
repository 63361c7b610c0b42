import type { GrantEstimate, Recommendation } from '../engine/advice.ts';
import type { GrantTerms, Offer } from '../engine/offer.ts';

/** The grant of the firm's place whose sum hangs on the official level, and how it stands for this firm. */
export interface LevelGrant {
	readonly offer: Offer;
	readonly terms: GrantTerms;
	readonly recommendation: Recommendation;
	/** Only levels for which something is paid. */
	readonly paid: readonly GrantEstimate[];
}

export function levelGrant(
	recommendations: readonly Recommendation[],
	offers: readonly Offer[],
): LevelGrant | undefined {
	const found = recommendations.flatMap((recommendation) => {
		const offer = offers.find(({ id }) => id === recommendation.offer);
		return offer?.money.kind === 'grant' &&
			offer.money.capByLevelAfter !== undefined &&
			recommendation.reach !== 'false'
			? [
					{
						offer,
						terms: offer.money,
						recommendation,
						paid: recommendation.money.filter(({ grant }) => grant > 0),
					},
				]
			: [];
	});
	return found[0];
}
