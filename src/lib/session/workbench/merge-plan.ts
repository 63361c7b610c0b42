import type { AnswersOfFile, CaptureOfFile } from '../../content/answers-file.ts';
import { keyOf } from '../../content/said-in-file.ts';
import { grouped } from '../../engine/grouped.ts';
import type { Questionnaire } from '../../engine/questionnaire.ts';
import { itemNow } from '../../engine/version-steps.ts';
import { firmByAssessment, type Firm } from '../../storage/firm.ts';
import type { Journal } from '../../storage/journals.ts';
import { mergeCards, type CardMerge } from './merge-cards.ts';
import { mergeStatements, type ItemMerge, type Said } from './merge-statements.ts';

/** What taking a file in would do, firm by firm, in the order of the file. Nothing is done by it. */
export interface MergePlan {
	readonly firms: readonly FirmPlan[];
}

export interface FirmPlan {
	readonly firm: string;
	/** As the last of its check-ups calls it; empty where none does. */
	readonly name: string;
	readonly checkUps: readonly CheckUpPlan[];
	/** What becomes of the card of the firm; undefined where nothing does. */
	readonly card: CardMerge | undefined;
}

export type CheckUpPlan =
	| {
			readonly kind: 'new';
			/** Undefined where the file names none: it gets one when it is written. */
			readonly id: string | undefined;
			readonly told: AnswersOfFile;
	  }
	| HerePlan
	/** It is here, but its rows are damaged; nothing is added to what can not be read. */
	| { readonly kind: 'unreadable'; readonly id: string; readonly told: AnswersOfFile };

/** It is here too. */
export interface HerePlan {
	readonly kind: 'here';
	readonly told: AnswersOfFile;
	readonly journal: Journal;
	readonly items: readonly ItemMerge[];
	/** Captures that are not here. */
	readonly captures: readonly CaptureOfFile[];
	/** It lies in the bin here, and comes out of it. */
	readonly fromBin: boolean;
	/** Something was said here that the file does not know. */
	readonly isNewerHere: boolean;
}

interface Device {
	readonly questionnaire: Questionnaire;
	/** Of the check-ups that the file names, as far as they are here; and all, where it has some without an id. */
	readonly journals: readonly Journal[];
	readonly unreadable: readonly string[];
	readonly cards: readonly Firm[];
}

export function planMerge(checkUps: readonly AnswersOfFile[], device: Device): MergePlan {
	const journalById = new Map(device.journals.map((journal) => [journal.assessment.id, journal]));
	const cardById = new Map(device.cards.map((card) => [card.id, card]));
	const nameless = withoutIdHere(device);
	const plans = checkUps.map((told): CheckUpPlan => {
		const id = told.checkUp?.id;
		if (id !== undefined && device.unreadable.includes(id)) return { kind: 'unreadable', id, told };
		const journal = id === undefined ? nameless(told) : journalById.get(id);
		return journal === undefined ? { kind: 'new', id, told } : planHere(told, journal, device);
	});
	const firmOf = firmsOf(plans, device);
	const groups = grouped(plans, (plan) => firmOf(plan));
	return {
		firms: [...groups].map(([firm, all]) => {
			const cards = all.flatMap(({ told }) => (told.firm ? [told.firm] : []));
			const newest = cards.sort((a, b) => a.updatedAt - b.updatedAt).at(-1);
			const card = newest && mergeCards(cardById.get(firm), { ...newest, id: firm });
			return { firm, name: nameOf(all, device.questionnaire), checkUps: all, card };
		}),
	};
}

function planHere(told: AnswersOfFile, journal: Journal, { questionnaire }: Device): HerePlan {
	const here = saidHere(journal);
	const known = new Set(told.journal.map(keyOf));
	const caught = new Set(journal.captures.map(({ id }) => id));
	return {
		kind: 'here',
		told,
		journal,
		items: mergeStatements(here, told.journal, (said) => itemNow(questionnaire, said.version, said.item)),
		captures: wholeCaptures(told).filter(({ id }) => !caught.has(id)),
		fromBin: journal.assessment.deletedAt !== undefined,
		isNewerHere: here.some((said) => !known.has(keyOf(said))),
	};
}

/** A photo without its picture is none. */
export const wholeCaptures = ({ captures }: AnswersOfFile): readonly CaptureOfFile[] =>
	captures.filter(({ kind, data }) => kind === 'text' || data !== undefined);

const saidHere = ({ assessment, entries }: Journal): readonly Said[] =>
	[...entries]
		.sort((a, b) => a.seq - b.seq)
		.map(({ item, record, version = assessment.version }) => ({ item, record, version }));

/**
 * A file of the first releases names no check-up. It belongs to the one in which all was said that it says, the name of
 * the firm included: then it was taken in before, or saved from it.
 */
function withoutIdHere({ journals, questionnaire }: Device): (told: AnswersOfFile) => Journal | undefined {
	let known: readonly { readonly journal: Journal; readonly keys: ReadonlySet<string> }[] | undefined;
	return (told) => {
		// Worked out once, and only for such files: there may be thousands on either side.
		known ??= journals.map((journal) => ({ journal, keys: keysOf(saidHere(journal)) }));
		const own = keysOf(told.journal);
		const isNamed = told.journal.some(({ item }) => item === questionnaire.nameItem);
		// Without a name a few answers may be those of another firm: then it has to be the very same ones.
		return known.find(
			({ keys }) =>
				own.size > 0 && (isNamed || own.size === keys.size) && [...own].every((key) => keys.has(key)),
		)?.journal;
	};
}

const keysOf = (said: readonly Said[]): ReadonlySet<string> => new Set(said.map(keyOf));

/** As the file says, else as the check-ups here and in the file follow each other. */
function firmsOf(plans: readonly CheckUpPlan[], { journals }: Device): (plan: CheckUpPlan) => string {
	const here = firmByAssessment(journals.map(({ assessment }) => assessment));
	return (plan) => {
		switch (plan.kind) {
			case 'here':
				return here.get(plan.journal.assessment.id) ?? plan.journal.assessment.id;
			case 'new':
			case 'unreadable':
				return plan.told.firm?.id ?? plan.told.checkUp?.follows ?? plan.id ?? `new-${plans.indexOf(plan)}`;
		}
	};
}

function nameOf(plans: readonly CheckUpPlan[], { nameItem }: Questionnaire): string {
	const names = plans.map(({ told }) => told.answers.get(nameItem)?.answer);
	const last = names.filter((answer) => answer?.kind === 'text').at(-1);
	return last?.kind === 'text' ? last.value.trim() : '';
}
