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

export const spendKinds = ['software', 'devices', 'equipment', 'rd_equipment', 'services'] as const;
/** Software and cloud; what collects and sends data; production equipment; R&D equipment; training and consulting. */
export type SpendKind = (typeof spendKinds)[number];
/** Who in the firm does it, or whom it fetches. */
export const doers = ['owner', 'workshop-head', 'accountant', 'buyer', 'sales', 'outside'] as const;
export type Doer = (typeof doers)[number];

/** What advice can be for where it mends no link and no scene. None has the name of a kind of offer. */
export const generalNeeds = [
	'people',
	'codes',
	'clean-figures',
	'figures',
	'spot-check',
	'batches',
	'trial',
	'contract',
	'example',
	'openness',
	'secrets',
	'outage',
	'suppliers',
	'growth',
	'grant',
	'credit',
	'tax-relief',
	'diagnosis',
	'schooling',
	'providers',
	'tool',
	'habit',
	'waiting',
] as const;
export type GeneralNeed = (typeof generalNeeds)[number];

/** What an offer is advised for: a link or scene of the firm, or a general need. */
export type NeedId = ItemId | GeneralNeed;

/** Something a firm can take up. */
export interface Offer {
	readonly id: OfferId;
	readonly kind: OfferKind;
	/** Reaches every firm whose place code starts with it. `*` reaches everyone. */
	readonly region: PlaceCode;
	readonly eligible: Table;
	/** What to look at instead, for a firm that cannot have it. */
	readonly instead: readonly OfferId[];
	readonly who: Doer;
	/** Offers to be taken up first by a firm that has not done so. */
	readonly after: readonly OfferId[];
	/** Says that a firm has this already, for those that come after it; without rows it never says so. */
	readonly held: Table;
	/** What "not now" speaks against: ids of offers, kinds of offers, needs. No two of these share a name. */
	readonly against: readonly string[];
	readonly effort: { readonly days: number; readonly cost: CostBand };
	readonly money: OfferMoney;
	/** Of every amount in `money`. Sums in another currency than the firm's are never converted and never counted. */
	readonly currency: Currency;
	/** Offers that the source allows on the same money. Where it says nothing, nothing stands here: ask first. */
	readonly stacksWith: readonly OfferId[];
	readonly validity: Validity;
	readonly source: OfferSource;
	readonly checked: Checked;
}

/** By us, against the source, on a day. */
export interface Checked {
	readonly by: 'yes' | 'partly' | 'no';
	readonly asOf: Day;
}

/** An ISO 4217 code. */
export type Currency = string;

/** Before any subsidy, in CNY: low below 20,000, middle below 100,000, high above. */
export const costBands = ['free', 'low', 'middle', 'high', 'unknown'] as const;
export type CostBand = (typeof costBands)[number];

export interface Validity {
	readonly from?: Day;
	/** Stated by the source. */
	readonly to?: Day;
	/** Our own inference: never shown as a promise. */
	readonly inferredTo?: Day;
	/** Opened anew every year: the last call that is known. Nobody knows the next one before it is published. */
	readonly calls?: { readonly kind: 'annual'; readonly last: { readonly from: Day; readonly to?: Day } };
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
	/** Of some the source gives no more than the least that has to be spent. */
	| { readonly kind: 'unknown'; readonly minSpend?: number }
	| { readonly kind: 'free'; readonly licenceOnly: boolean }
	| { readonly kind: 'price'; readonly from: number; readonly to: number; readonly per: 'year' | 'once' }
	| { readonly kind: 'award'; readonly amount: number }
	/** The source gives the most that is paid, not the share. */
	| { readonly kind: 'capped'; readonly cap: number }
	| GrantTerms
	| InterestSubsidyTerms
	| { readonly kind: 'loan'; readonly interestBp: number }
	| TaxCreditTerms
	| TaxDeductionTerms;

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
	/** What the source counts. Left out where it does not say: then the kinds of the base are assumed. */
	readonly kinds?: readonly SpendKind[];
	/** A firm takes one offer of a group. */
	readonly stackingGroup?: string;
}

/** So many points of interest a year, for so many years, on a principal up to a cap, up to a cap in all. */
export interface InterestSubsidyTerms {
	readonly kind: 'interest-subsidy';
	readonly rateBp: number;
	/** Left out where the source does not say how long. */
	readonly years?: number;
	readonly principalCap?: number;
	readonly cap?: number;
	readonly stackingGroup?: string;
}

/** Off income tax: a share of the spend, counted up to a share of the equipment's tax basis; the rest carries forward. */
export interface TaxCreditTerms {
	readonly kind: 'tax-credit';
	readonly rateBp: number;
	readonly spendCapBpOfBasis: number;
	readonly carryYears: number;
}

/** So much of an expense is deducted once more before income tax is worked out. */
export interface TaxDeductionTerms {
	readonly kind: 'tax-deduction';
	readonly rateBp: number;
}

/** Says when an offer is worth advising. Whether a firm may have it is the offer's own condition. */
export interface Rule {
	readonly id: RuleId;
	readonly offer: OfferId;
	readonly when: Table;
	/** Link or scene items that this repairs. */
	readonly mends: readonly ItemId[];
	/** Of all that it is good for, the one thing it is advised for; left out, `servedNeed` works it out. */
	readonly need?: NeedId;
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
	/** After how many days a check of an offer of these kinds is to be repeated. */
	readonly staleDays: number;
	readonly staleKinds: readonly OfferKind[];
	/** Which kinds of spend count for a base whose offer does not say: our reading, shown as an assumption. */
	readonly kindsByBase: Readonly<Record<string, readonly SpendKind[]>>;
	/** VAT on an invoice of a general taxpayer, in basis points. */
	readonly vatBpByKind: Readonly<Record<SpendKind, number>>;
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
