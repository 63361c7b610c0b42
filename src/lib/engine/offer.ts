import type { Day } from './calendar.ts';
import type { Table } from './condition.ts';
import type { Place, PlaceCode } from './place.ts';
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
	/** Reaches every firm whose place code starts with it. `*` reaches everyone. */
	readonly region: PlaceCode;
	readonly eligible: Table;
	/** What to look at instead, for a firm that cannot have it. */
	readonly instead: readonly OfferId[];
	readonly effort: { readonly days: number; readonly cost: CostBand };
	readonly money: OfferMoney;
	readonly validity: Validity;
	readonly source: OfferSource;
	readonly checked: Checked;
}

/** By us, against the source, on a day. */
export interface Checked {
	readonly by: 'yes' | 'partly' | 'no';
	readonly asOf: Day;
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
	/** By language: what the title says, for those who do not read it. */
	readonly titles?: Readonly<Record<string, string>>;
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
	/** The source gives the most that is paid, not the share. */
	| { readonly kind: 'capped'; readonly cap: number }
	| GrantTerms
	| {
			readonly kind: 'interest-subsidy';
			readonly rateBp: number;
			/** Left out where the source does not say how long. */
			readonly years?: number;
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
	/** The items whose options are place codes, from the finest to the coarsest. */
	readonly placeItems: readonly ItemId[];
	/** The amount item with the spend planned for the next twelve months, in 10,000 CNY without VAT. */
	readonly plannedSpendItem: ItemId;
	/** The `base` of those grants that the planned spend counts for. */
	readonly plannedSpendBase: string;
	readonly officialScale: ScaleId;
	readonly chainScale: ScaleId;
	/** Up to how many person-days of its own people a firm takes an offer up this month, or this quarter. */
	readonly horizonDays: { readonly month: number; readonly quarter: number };
	/** How many days before its end an offer counts as closing soon. */
	readonly closingDays: number;
}

/** Something public that a firm cannot apply for and is better off knowing: a programme, a budget, a rule replaced. */
export interface ContextNote {
	readonly id: string;
	readonly region: PlaceCode;
	readonly when: Table;
	readonly validity: Validity;
	readonly source: OfferSource;
	readonly checked: Checked;
}

/** What every region calls by its own name and reaches in its own way. */
export const serviceKinds = ['doctor', 'supermarket'] as const;

/** The region's own expert visit or provider matching: its label is in the texts, under the offer's id. */
export interface RegionService {
	readonly kind: (typeof serviceKinds)[number];
	readonly offer: OfferId;
	readonly contact: ServiceContact;
}

export type ServiceContact =
	/** Nothing is published: the bureau of industry of the firm's county passes it on. */
	| { readonly kind: 'county-bureau' }
	| { readonly kind: 'published'; readonly phone?: string; readonly url?: string };

export interface RulesFile {
	readonly settings: AdviceSettings;
	readonly places: readonly Place[];
	readonly services: readonly RegionService[];
	readonly offers: readonly Offer[];
	readonly rules: readonly Rule[];
	readonly notes: readonly ContextNote[];
}
