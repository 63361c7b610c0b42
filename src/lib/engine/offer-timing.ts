import { daysBetween, type Day } from './calendar.ts';
import type { AdviceSettings, Offer, Validity } from './offer.ts';

/** Where an offer stands on a day, whoever the firm is; and how old our knowledge of it is. */
export interface OfferTiming {
	readonly phase: OfferPhase;
	readonly check: OfferCheck;
}

export type OfferPhase =
	| { readonly kind: 'not-open-yet'; readonly day: Day }
	| { readonly kind: 'open' }
	| { readonly kind: 'closing-soon'; readonly day: Day; readonly inferred: boolean }
	/** Ended, as its source states. An end that we inferred never makes an offer expire. */
	| { readonly kind: 'expired'; readonly day: Day }
	/** The end that we inferred is past: nobody knows whether it goes on. */
	| { readonly kind: 'past-inferred-end'; readonly day: Day }
	/** Its last known yearly call is over; when the next one comes is not published. */
	| { readonly kind: 'between-calls'; readonly last: Day };

export type OfferCheck =
	| { readonly kind: 'never' }
	| { readonly kind: 'recent'; readonly day: Day }
	/** Older than `staleDays`: to be checked again before anybody relies on it. */
	| { readonly kind: 'stale'; readonly day: Day };

/** Source: diagnosis.md, section 7. `today` comes in; every day has exactly one phase. */
export function timingOf(
	offer: Pick<Offer, 'kind' | 'validity' | 'checked'>,
	settings: AdviceSettings,
	today: Day,
): OfferTiming {
	return {
		phase: phaseOf(offer.validity, settings.closingDays, today),
		check: checkOf(offer, settings, today),
	};
}

function phaseOf(validity: Validity, closingDays: number, today: Day): OfferPhase {
	const { to, inferredTo, calls } = validity;
	if (to !== undefined && to < today) return { kind: 'expired', day: to };
	const from = validity.from ?? calls?.last.from;
	if (from !== undefined && today < from) return { kind: 'not-open-yet', day: from };
	if (calls !== undefined && lastDayOf(calls.last) < today)
		return { kind: 'between-calls', last: calls.last.from };
	const stated = earlier(to, calls?.last.to);
	const day = stated ?? inferredTo;
	if (day === undefined) return { kind: 'open' };
	if (day < today) return { kind: 'past-inferred-end', day };
	return daysBetween(today, day) <= closingDays
		? { kind: 'closing-soon', day, inferred: stated === undefined }
		: { kind: 'open' };
}

/** A yearly call whose end is not known is over at the latest when a year has passed: then it was another one's turn. */
function lastDayOf({ from, to }: { readonly from: Day; readonly to?: Day }): Day {
	return to ?? `${String(Number(from.slice(0, 4)) + 1)}${from.slice(4)}`;
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return a < b ? a : b;
}

function checkOf(
	{ kind, checked }: Pick<Offer, 'kind' | 'checked'>,
	{ staleDays, staleKinds }: AdviceSettings,
	today: Day,
): OfferCheck {
	if (checked.by === 'no') return { kind: 'never' };
	const isStale = staleKinds.includes(kind) && daysBetween(checked.asOf, today) > staleDays;
	return { kind: isStale ? 'stale' : 'recent', day: checked.asOf };
}
