import type { AnswerRecord, Answers, Respondent } from '../engine/answer.ts';
import type { ItemId } from '../engine/questionnaire.ts';
import type { Result } from '../engine/result.ts';

/** One filling-in of a questionnaire by one firm. Times are milliseconds since 1970 by the device's clock. */
export interface Assessment {
	readonly id: string;
	readonly name: string;
	readonly questionnaire: string;
	/** The version it was begun under; later answers may be to a newer one. */
	readonly version: number;
	/** The firm it is of, where that is not told by what it follows: see `firmByAssessment`. */
	readonly firm?: string;
	/** What one respondent answers alone, to be heard beside the answers of this assessment. */
	readonly voiceOf?: string;
	/** Who that respondent is, where it was said when it was begun. */
	readonly voiceBy?: Respondent;
	/** The earlier assessment of the same firm that this one is to be compared with; it may be gone. */
	readonly follows?: string;
	readonly createdAt: number;
	readonly updatedAt: number;
	/** In the bin since then; the rows stay until it is erased. */
	readonly deletedAt?: number;
	/** The screen the respondent stood on. */
	readonly bookmark?: string;
	/** The furthest progress shown, 0-1; it never falls. */
	readonly reached: number;
}

/** One thing said about one item. Entries are only ever added, so history, undo and merging keep everything. */
export interface Entry {
	/** The order of saying; given by the database, unlike the device's clock it never runs backwards. */
	readonly seq: number;
	readonly assessment: string;
	readonly item: ItemId;
	/** null: withdrawn, the item counts as not answered. */
	readonly record: AnswerRecord | null;
	/** The version of the questionnaire that was asked; without it that of the assessment, as in rows of the first release. */
	readonly version?: number;
}

/** What one save adds and updates; what is left out stays as it is. */
export interface Change {
	readonly entries: readonly Omit<Entry, 'seq' | 'assessment'>[];
	readonly bookmark?: string;
	readonly reached?: number;
	readonly name?: string;
	readonly at: number;
}

export type StoredAssessment =
	| {
			readonly kind: 'readable';
			readonly assessment: Assessment;
			/** How many items have an answer now. */
			readonly answered: number;
	  }
	| UnreadableAssessment;

/** The check-up itself, where somebody answered: one begun and left empty is counted nowhere. */
export const begunAssessment = (stored: StoredAssessment): Assessment | undefined =>
	stored.kind === 'readable' && stored.answered > 0 ? stored.assessment : undefined;

/** A row of it does not fit the schema. `raw` has all rows of it as they are, for an export. */
export interface UnreadableAssessment {
	readonly kind: 'unreadable';
	readonly id: string;
	readonly raw: unknown;
}

/** A promise of the device: kept, or refused with the reason. */
export type Stored<Value> = Promise<Result<Value, StorageProblem>>;

/** What the device refuses. `detail` is for a report to the makers, not for the respondent. */
export type StorageProblem =
	| { readonly kind: 'unavailable'; readonly detail: string }
	/** The part of the app that stores is not on this device yet, and there is no network. */
	| { readonly kind: 'not-fetched' }
	| { readonly kind: 'full' }
	| { readonly kind: 'refused'; readonly detail: string }
	/** The same where something had been stored: most likely its files are damaged. */
	| { readonly kind: 'damaged'; readonly detail: string }
	/** This device has a lock, and nobody was there to open it. */
	| { readonly kind: 'locked' }
	/** The database was written by a newer release; versions are those of the schema. */
	| { readonly kind: 'newer-schema'; readonly found: number; readonly known: number }
	| ClosedProblem
	| { readonly kind: 'missing'; readonly id: string }
	| UnreadableAssessment;

/** The connection is lost, or was given up for another tab that upgrades the database. */
export interface ClosedProblem {
	readonly kind: 'closed';
	readonly detail: string;
}

/** The last entry of an item by `seq` wins; a withdrawn answer is none. */
export function answersFromEntries(entries: readonly Entry[]): Answers {
	const answers = new Map<ItemId, AnswerRecord>();
	for (const { item, record } of [...entries].sort((a, b) => a.seq - b.seq)) {
		if (record === null) answers.delete(item);
		else answers.set(item, record);
	}
	return answers;
}
