import type { Table } from './condition.ts';
import type { FactId } from './fact.ts';

export type ItemId = string;
export type OptionId = string;
export type ReasonId = string;

/** What is asked, in which order and when. Words are elsewhere, under the same ids. */
export interface Questionnaire {
	readonly id: string;
	readonly version: number;
	readonly languages: readonly string[];
	/** The text item that names the firm in lists and reports. */
	readonly nameItem: ItemId;
	readonly reasons: readonly ReasonId[];
	/** Seconds that reading and answering one item of a kind takes; without them every item takes as long as another. */
	readonly seconds?: SecondsByKind;
	/** The quick check ends after so many scored screens, of which the `first` ones open it; without it there is none. */
	readonly quick?: { readonly items: number; readonly first: readonly string[] };
	readonly sections: readonly Section[];
	readonly facts: readonly WorkedOutFact[];
	readonly items: readonly Item[];
	/** How answers of older versions move to this one. */
	readonly history?: readonly VersionStep[];
}

/** How the answers of one version move to the next: what that one calls them, and what it no longer asks. */
export interface VersionStep {
	/** The version whose answers it moves. */
	readonly version: number;
	readonly renamed: Readonly<Record<ItemId, ItemId>>;
	/** By the item's id in that version. */
	readonly options: Readonly<Record<ItemId, Readonly<Record<OptionId, OptionId>>>>;
	readonly removed: Readonly<Record<ItemId, RemovalReason>>;
}

/** Why an item is no longer asked; the words are in the texts. */
export type RemovalReason = string;

/** `context` answers describe the firm and are never unproven claims; `scored` ones feed a scale; the others stand beside. */
export const sectionPurposes = ['context', 'scored', 'profile', 'baseline', 'barrier'] as const;
export type SectionPurpose = (typeof sectionPurposes)[number];

export interface Section {
	readonly id: string;
	readonly purpose: SectionPurpose;
	readonly screens: readonly Screen[];
}

/**
 * What is asked at once on a phone. Who cannot give the amounts of `items` may give the `bands` instead.
 */
export interface Screen {
	readonly id: string;
	readonly items: readonly ItemId[];
	readonly bands: readonly ItemId[];
}

interface ItemBase {
	readonly id: ItemId;
	/** The item is asked where the table holds or is still open. */
	readonly relevant: Table;
	readonly mayNotApply: boolean;
}

export interface LadderItem extends ItemBase {
	readonly kind: 'ladder';
	/** From the least to the best; scales refer to an option by its index. */
	readonly options: readonly OptionId[];
	readonly share?: Share;
}

/** A band derived from two amounts: 100 x part / whole, in percent; `upTo` are the included upper ends. */
export interface Share {
	readonly part: ItemId;
	readonly whole: ItemId;
	readonly upTo: readonly number[];
}

export interface MultiItem extends ItemBase {
	readonly kind: 'multi';
	/** Independent of each other; choosing none of them is an answer too. */
	readonly options: readonly OptionId[];
}

export interface ChoiceItem extends ItemBase {
	readonly kind: 'choice';
	readonly options: readonly ChoiceOption[];
	/** The choice item whose answer says which options are offered. */
	readonly optionsBy?: ItemId;
}

export interface ChoiceOption {
	readonly id: OptionId;
	/** Offered only where `optionsBy` has one of these; always, where empty. */
	readonly for: readonly OptionId[];
}

export interface AmountItem extends ItemBase {
	readonly kind: 'amount';
	readonly unit: UnitId;
	readonly min: number;
	readonly max: number;
	readonly whole: boolean;
	/** Another amount that this one cannot exceed. */
	readonly atMost?: ItemId;
}

/** `cny_10k` is ten thousand yuan (万元), the unit in which Chinese owners speak of money. */
export type UnitId = 'people' | 'machines' | 'year' | 'cny_10k' | 'days' | 'percent';

export interface YesNoItem extends ItemBase {
	readonly kind: 'yes-no';
}

export interface TextItem extends ItemBase {
	readonly kind: 'text';
}

export type Item = LadderItem | MultiItem | ChoiceItem | AmountItem | YesNoItem | TextItem;

export type SecondsByKind = Readonly<Record<Item['kind'], number>>;

/** The first row that holds gives the value; while an earlier row is open, several values stay possible. */
export interface WorkedOutFact {
	readonly id: FactId;
	readonly values: readonly string[];
	readonly rows: readonly { readonly value: string; readonly when: Table }[];
}

/** The items asked for one purpose, in the order of asking. */
export function itemsFor(questionnaire: Questionnaire, purpose: SectionPurpose): readonly ItemId[] {
	return questionnaire.sections
		.filter((section) => section.purpose === purpose)
		.flatMap((section) => section.screens.flatMap((screen) => screen.items));
}

export function itemById(questionnaire: Questionnaire): ReadonlyMap<ItemId, Item> {
	return new Map(questionnaire.items.map((item) => [item.id, item]));
}

/** Seconds that answering these items takes, from the questionnaire's seconds per kind; 0 where it states none. */
export function secondsToAnswer(questionnaire: Questionnaire, asked: readonly ItemId[]): number {
	const items = itemById(questionnaire);
	return asked.reduce((sum, id) => sum + (questionnaire.seconds?.[items.get(id)?.kind ?? 'text'] ?? 0), 0);
}

/** The sections that describe the firm before anything is scored. */
export function profileSections({ sections }: Questionnaire): ReadonlySet<string> {
	const scored = sections.findIndex(({ purpose }) => purpose === 'scored');
	const before = scored === -1 ? sections : sections.slice(0, scored);
	return new Set(before.filter(({ purpose }) => purpose === 'context').map(({ id }) => id));
}
