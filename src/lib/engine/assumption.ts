import type { Day } from './calendar.ts';
import type { FactId } from './fact.ts';
import type { OfferId, SpendKind } from './offer.ts';
import type { LevelId } from './scale.ts';

/** What a sum rests on and nobody has promised; every one is shown beside the sum. */
export type Assumption =
	/** Which kinds of spend count: as the source states, or as we read a source that does not say. */
	| { readonly kind: 'kinds-counted'; readonly kinds: readonly SpendKind[]; readonly stated: boolean }
	| { readonly kind: 'level-on-site'; readonly level: LevelId }
	/** The source says "at most": it may be less, down to nothing. */
	| { readonly kind: 'at-most' }
	/** No down payment told, so that nobody can say what comes early. */
	| { readonly kind: 'down-payment-untold' }
	| { readonly kind: 'bank-decides' }
	/** A loan above the spend pays for something else: that part is not subsidised. */
	| { readonly kind: 'loan-up-to-spend' }
	| { readonly kind: 'tax-office-decides' }
	| { readonly kind: 'same-tax-each-year'; readonly years: number }
	| { readonly kind: 'end-inferred'; readonly day: Day }
	| { readonly kind: 'check-stale'; readonly day: Day }
	| { readonly kind: 'partly-checked'; readonly day: Day }
	/** The firm may have it, if these answers turn out right. */
	| { readonly kind: 'if-eligible'; readonly tellUs: readonly FactId[] }
	/** No source says whether these go together. */
	| { readonly kind: 'combining-unstated'; readonly with: readonly OfferId[] };
