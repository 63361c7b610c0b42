import type { GeneralNeed, NeedId, OfferKind, Rule } from './offer.ts';
import type { ItemId } from './questionnaire.ts';

interface Fired {
	readonly kind: OfferKind;
	/** The rules that advise the offer, in the order of the file. */
	readonly rules: readonly Rule[];
	readonly brokenLink?: ItemId | undefined;
}

/**
 * The one need that an offer is advised for: what the author says, else the first break where it mends that, else the
 * first thing that its weightiest rule mends, else what offers of its kind are for. One need each, so that of all
 * offers for one thing a single one stands in front. Source: issue 4, point 4.
 */
export function servedNeed({ kind, rules, brokenLink }: Fired): NeedId {
	const [weightiest] = [...rules].sort((a, b) => b.priority - a.priority);
	const named = weightiest?.need;
	if (named !== undefined) return named;
	const mends = rules.flatMap((rule) => rule.mends);
	if (brokenLink !== undefined && mends.includes(brokenLink)) return brokenLink;
	return weightiest?.mends[0] ?? mends[0] ?? usualNeed[kind];
}

const usualNeed: Readonly<Record<OfferKind, GeneralNeed>> = {
	process: 'habit',
	saas: 'tool',
	doctor: 'diagnosis',
	training: 'schooling',
	platform: 'providers',
	subsidy: 'grant',
	loan: 'credit',
	tax: 'tax-relief',
	'not-now': 'waiting',
};
