import type { Recommendation } from './advice.ts';
import type { Cell } from './condition.ts';
import type { FactId, FactValue } from './fact.ts';
import { grantOn, yuanToFen, type Fen, type GrantShare } from './money.ts';
import type { AdviceSettings, GrantTerms, Offer, OfferId } from './offer.ts';
import type { LevelId } from './scale.ts';

/** What a climb of the official level is worth in one offer whose grant hangs on that level. */
export interface RouteWorth {
	readonly offer: OfferId;
	readonly worth: Worth;
}

export type Worth =
	/** On the spend that the firm plans; `more` is the difference, in fen. Never a promise: the offer says until when. */
	| { readonly kind: 'known'; readonly now: GrantShare; readonly after: GrantShare; readonly more: Fen }
	/** Which facts to tell first; none where the offer itself was not checked or is not open. */
	| { readonly kind: 'unknown'; readonly tellUs: readonly FactId[] }
	| { readonly kind: 'not-eligible'; readonly because: readonly Cell[] };

export interface WorthInput {
	readonly offers: readonly Offer[];
	readonly settings: AdviceSettings;
	/** The offers that are advised to the firm, with their status. */
	readonly recommendations: readonly Recommendation[];
	/** The planned spend, in 10,000 CNY without VAT. */
	readonly planned: FactValue;
	/** The official level that is certain now, and the one after the route. */
	readonly now: LevelId;
	readonly after: LevelId;
}

/** Source: diagnosis.md, sections 6 and 7. */
export function worthOfRoute(input: WorthInput): readonly RouteWorth[] {
	return input.offers.flatMap(({ id, money }) => {
		const advised = input.recommendations.find(({ offer }) => offer === id);
		if (money.kind !== 'grant' || money.capByLevelAfter === undefined) return [];
		if (advised === undefined || advised.reach === 'false') return [];
		if (money.base !== input.settings.plannedSpendBase) return [];
		return [{ offer: id, worth: worthOf(money, advised.status, input) }];
	});
}

function worthOf(
	terms: GrantTerms,
	status: Recommendation['status'],
	{ planned, settings, now, after }: WorthInput,
): Worth {
	const untold = planned.kind === 'number' && planned.low === planned.high ? [] : [settings.plannedSpendItem];
	switch (status.kind) {
		case 'not-eligible':
			return { kind: 'not-eligible', because: status.because };
		case 'possibly-eligible':
			return { kind: 'unknown', tellUs: [...status.tellUs, ...untold] };
		case 'expired':
		case 'not-checked':
		case 'not-open-yet':
		case 'between-calls':
			return { kind: 'unknown', tellUs: [] };
		case 'eligible':
		case 'closing-soon': {
			if (planned.kind !== 'number' || untold.length > 0) return { kind: 'unknown', tellUs: untold };
			const spend = yuanToFen(planned.low * 10_000);
			const [shareNow, shareAfter] = [grantOn(terms, spend, now), grantOn(terms, spend, after)];
			return { kind: 'known', now: shareNow, after: shareAfter, more: shareAfter.grant - shareNow.grant };
		}
	}
}
