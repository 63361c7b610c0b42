import { evaluateTable, type Cell, type Verdict } from './condition.ts';
import type { Day } from './calendar.ts';
import type { FactId, Facts } from './fact.ts';
import { timingOf, type OfferTiming } from './offer-timing.ts';
import type { AdviceSettings, Offer, RulesFile } from './offer.ts';
import { reachOf, whereaboutsOf, type Whereabouts } from './place.ts';
import type { Readings } from './reading.ts';
import type { Truth } from './truth.ts';

/** Whether one firm may have an offer on one day. */
export interface OfferStanding {
	readonly status: OfferStatus;
	/** Whether it is meant for the firm's place; unknown while the place is open. */
	readonly reach: Truth;
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
	readonly whereabouts: Whereabouts;
	readonly openBehind: Readings['openBehind'];
	readonly today: Day;
}

/** An offer and how it stands for one firm on one day. */
export interface StandingOffer {
	readonly offer: Offer;
	readonly standing: OfferStanding;
}

interface FirmToday {
	readonly facts: Facts;
	readonly readings: Readings;
	readonly today: Day;
}

/** Every offer, in the order of the packs. */
export function standingsOf(
	{ settings, places, offers }: Pick<RulesFile, 'settings' | 'places' | 'offers'>,
	{ facts, readings, today }: FirmToday,
): readonly StandingOffer[] {
	const whereabouts = whereaboutsOf({ placeItems: settings.placeItems, places }, readings);
	const input = { settings, facts, whereabouts, openBehind: readings.openBehind, today };
	return offers.map((offer) => ({ offer, standing: standingOf(offer, input) }));
}

/** Unknown is never no, and never yes. Source: diagnosis.md, section 7. */
export function standingOf(offer: Offer, input: StandingInput): OfferStanding {
	const eligibility = evaluateTable(offer.eligible, input.facts);
	const timing = timingOf(offer, input.settings, input.today);
	const reach = reachOf(offer.region, input.whereabouts);
	return { status: statusOf({ ...input, eligibility, timing, reach }), reach, timing, eligibility };
}

function statusOf({
	eligibility,
	timing: { phase, check },
	reach,
	whereabouts,
	openBehind,
}: StandingInput & Omit<OfferStanding, 'status'>): OfferStatus {
	if (reach === 'false') return { kind: 'not-eligible', because: [], outOfReach: true };
	if (phase.kind === 'expired') return phase;
	if (eligibility.truth === 'false')
		return { kind: 'not-eligible', because: eligibility.deciding, outOfReach: false };
	const place = reach === 'unknown' && whereabouts.ask !== undefined ? [whereabouts.ask] : [];
	const tellUs = [...new Set([...place, ...eligibility.open].flatMap(openBehind))];
	if (reach === 'unknown' || tellUs.length > 0) return { kind: 'possibly-eligible', tellUs };
	if (phase.kind === 'not-open-yet' || phase.kind === 'between-calls') return phase;
	// A stated end binds; an inferred one only warns, and once it is past nobody has checked whether the offer goes on.
	if (check.kind === 'never' || phase.kind === 'past-inferred-end') return { kind: 'not-checked' };
	return phase.kind === 'open' ? { kind: 'eligible' } : phase;
}
