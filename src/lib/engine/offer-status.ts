import type { AssessedAnswers } from './diagnosis.ts';
import { evaluateTable, type Cell, type Verdict } from './condition.ts';
import type { Day } from './calendar.ts';
import type { FactId, FactValue, Facts } from './fact.ts';
import { timingOf, type OfferTiming } from './offer-timing.ts';
import type { AdviceSettings, Offer } from './offer.ts';
import { truthOf, type Truth } from './truth.ts';

/** Whether one firm may have an offer on one day. */
export interface OfferStanding {
	readonly status: OfferStatus;
	readonly timing: OfferTiming;
	readonly eligibility: Verdict;
}

export type OfferStatus =
	| { readonly kind: 'eligible' }
	| { readonly kind: 'possibly-eligible'; readonly tellUs: readonly FactId[] }
	| { readonly kind: 'not-eligible'; readonly because: readonly Cell[]; readonly outOfReach: boolean }
	| { readonly kind: 'closing-soon'; readonly day: Day; readonly inferred: boolean }
	| { readonly kind: 'not-open-yet'; readonly day: Day }
	| { readonly kind: 'between-calls'; readonly last: Day }
	| { readonly kind: 'expired'; readonly day: Day }
	| { readonly kind: 'not-checked' };

export interface StandingInput {
	readonly settings: AdviceSettings;
	/** Answers and results, as conditions ask for them. */
	readonly facts: Facts;
	readonly openBehind: AssessedAnswers['readings']['openBehind'];
	readonly today: Day;
}

/** An offer and how it stands for one firm on one day. */
export interface StandingOffer {
	readonly offer: Offer;
	readonly standing: OfferStanding;
}

/** Every offer, in the order of the packs. */
export const standingsOf = (offers: readonly Offer[], input: StandingInput): readonly StandingOffer[] =>
	offers.map((offer) => ({ offer, standing: standingOf(offer, input) }));

/** Unknown is never no, and never yes. Source: diagnosis.md, section 7. */
export function standingOf(offer: Offer, input: StandingInput): OfferStanding {
	const eligibility = evaluateTable(offer.eligible, input.facts);
	const timing = timingOf(offer, input.settings, input.today);
	return { status: statusOf(offer, { ...input, eligibility, timing }), timing, eligibility };
}

function statusOf(
	offer: Offer,
	{ eligibility, timing, facts, openBehind, settings }: StandingInput & Omit<OfferStanding, 'status'>,
): OfferStatus {
	const { phase, check } = timing;
	if (phase.kind === 'expired') return phase;
	const reach = reachOf(offer.region, facts(settings.placeItem));
	if (reach === 'false') return { kind: 'not-eligible', because: [], outOfReach: true };
	if (eligibility.truth === 'false')
		return { kind: 'not-eligible', because: eligibility.deciding, outOfReach: false };
	const open = [...(reach === 'unknown' ? [settings.placeItem] : []), ...eligibility.open];
	const tellUs = [...new Set(open.flatMap(openBehind))];
	if (tellUs.length > 0) return { kind: 'possibly-eligible', tellUs };
	if (phase.kind === 'not-open-yet' || phase.kind === 'between-calls') return phase;
	// A stated end binds; an inferred one only warns, and once it is past nobody has checked whether the offer goes on.
	if (check.kind === 'never' || phase.kind === 'past-inferred-end') return { kind: 'not-checked' };
	return phase.kind === 'open' ? { kind: 'eligible' } : phase;
}

/** Whether a place code lies within a region: `CN-FJ-QZ` reaches every code that starts with it, `*` everyone. */
export function reachOf(region: string, place: FactValue): Truth {
	if (region === '*') return 'true';
	if (place.kind !== 'one-of') return 'unknown';
	return truthOf(place.values.every((code) => code === region || code.startsWith(`${region}-`)));
}
