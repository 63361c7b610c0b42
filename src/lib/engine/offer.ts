import type { Day } from './calendar.ts';
import type { Table } from './condition.ts';
import type { ItemId } from './questionnaire.ts';
import type { LevelId, ScaleId } from './scale.ts';

export type OfferId = string;
export type RuleId = string;

export const offerKinds = [
	'process',
	'saas',
	'doctor',
	'training',
	'platform',
	'subsidy',
	'loan',
	'tax',
	'not-now',
] as const;
export type OfferKind = (typeof offerKinds)[number];

/** Something a firm can take up. */
export interface Offer {
	readonly id: OfferId;
	readonly kind: OfferKind;
	/** Place code; reaches every firm whose county code starts with it. `*` reaches everyone. */
	readonly region: string;
	readonly eligible: Table;
	/** What to look at instead, for a firm that cannot have it. */
	readonly instead: readonly OfferId[];
	readonly effort: { readonly days: number; readonly cost: CostBand };
	readonly money: OfferMoney;
	readonly validity: Validity;
	/** Reached through the county bureau, because no hotline of its own is published. */
	readonly viaCountyBureau: boolean;
	readonly source: OfferSource;
	readonly checked: { readonly by: 'yes' | 'partly' | 'no'; readonly asOf: Day };
}

/** Before any subsidy, in CNY: low below 20,000, middle below 100,000, high above. */
export const costBands = ['free', 'low', 'middle', 'high', 'unknown'] as const;
export type CostBand = (typeof costBands)[number];

export interface Validity {
	readonly from?: Day;
	/** Stated by the source. */
	readonly to?: Day;
	/** Our own inference: never shown as a promise. */
	readonly inferredTo?: Day;
}

export interface OfferSource {
	readonly title: string;
	readonly date?: string;
	readonly kind: string;
	readonly url?: string;
	readonly link: 'clickable' | 'text-only';
}

/** Whole yuan (CNY) and basis points (1/100 of a percent). `unknown` where the source gives no figure. */
export type OfferMoney =
	| { readonly kind: 'unknown' }
	| { readonly kind: 'free'; readonly licenceOnly: boolean }
	| { readonly kind: 'price'; readonly from: number; readonly to: number; readonly per: 'year' | 'once' }
	| { readonly kind: 'award'; readonly amount: number }
	| GrantTerms
	| {
			readonly kind: 'interest-subsidy';
			readonly rateBp: number;
			readonly years: number;
			readonly principalCap?: number;
			readonly cap?: number;
			readonly stackingGroup?: string;
	  }
	| { readonly kind: 'loan'; readonly interestBp: number }
	| {
			readonly kind: 'tax-credit';
			readonly rateBp: number;
			readonly spendCapBpOfBasis: number;
			readonly carryYears: number;
	  }
	| { readonly kind: 'tax-deduction'; readonly rateBp: number };

/** min(rate x base, cap); the cap may hang on the official level after the work. Below `minSpend` nothing is paid. */
export interface GrantTerms {
	readonly kind: 'grant';
	readonly rateBp: number;
	readonly base: string;
	readonly atMost: boolean;
	readonly cap?: number;
	readonly capByLevelAfter?: Readonly<Record<LevelId, number>>;
	readonly minSpend?: number;
	readonly firstInstalment?: { readonly rateBp: number; readonly of: string; readonly cap: number };
}

/** Says when an offer is worth advising. Whether a firm may have it is the offer's own condition. */
export interface Rule {
	readonly id: RuleId;
	readonly offer: OfferId;
	readonly when: Table;
	/** Link or scene items that this repairs. */
	readonly mends: readonly ItemId[];
	readonly lifts: 'chain' | 'grade' | 'both' | 'none';
	/** 0-100, higher first among equals; our judgement. */
	readonly priority: number;
}

/** Which items and scales advice reads, so that no id stands in code. */
export interface AdviceSettings {
	/** The item whose option is a place code. */
	readonly placeItem: ItemId;
	/** The amount item with the spend planned for the next twelve months, in 10,000 CNY without VAT. */
	readonly plannedSpendItem: ItemId;
	/** The `base` of those grants that the planned spend counts for. */
	readonly plannedSpendBase: string;
	readonly officialScale: ScaleId;
	readonly chainScale: ScaleId;
	/** Up to how many person-days of its own people a firm takes an offer up this month, or this quarter. */
	readonly horizonDays: { readonly month: number; readonly quarter: number };
	/** Priorities at which a new tier of advice begins, falling: whatever else suits a firm, no tier overtakes another. */
	readonly tiers: readonly number[];
	/** How many days before its end an offer counts as closing soon. */
	readonly closingDays: number;
}

export interface RulesFile {
	readonly settings: AdviceSettings;
	readonly offers: readonly Offer[];
	readonly rules: readonly Rule[];
}
