import * as v from 'valibot';
import { evidenceGrades, respondents, type Answer, type AnswerRecord } from '../engine/answer.ts';
import type { Assessment, Change, Entry } from './assessment.ts';

// The same schemas read rows and copy what is to be written: the copy has the known fields only and no proxy in it.

// JSON, the form of a pending save, turns the infinite into null.
const finite = v.pipe(v.number(), v.finite());

const answer: v.GenericSchema<unknown, Answer> = v.variant('kind', [
	v.object({ kind: v.literal('chosen'), option: v.string() }),
	v.object({ kind: v.literal('several'), options: v.array(v.string()) }),
	v.object({ kind: v.literal('amount'), value: finite }),
	v.object({ kind: v.literal('yes-no'), value: v.boolean() }),
	v.object({ kind: v.literal('text'), value: v.string() }),
	v.object({ kind: v.literal('dont-know') }),
	v.object({ kind: v.literal('not-applicable'), reason: v.string() }),
]);

const record: v.GenericSchema<unknown, AnswerRecord> = v.object({
	answer,
	by: v.picklist(respondents),
	at: finite,
	evidence: v.picklist(evidenceGrades),
	note: v.exactOptional(v.string()),
});

export const assessmentSchema: v.GenericSchema<unknown, Assessment> = v.object({
	id: v.string(),
	name: v.string(),
	questionnaire: v.string(),
	version: finite,
	firm: v.exactOptional(v.string()),
	voiceOf: v.exactOptional(v.string()),
	voiceBy: v.exactOptional(v.picklist(respondents)),
	follows: v.exactOptional(v.string()),
	createdAt: finite,
	updatedAt: finite,
	deletedAt: v.exactOptional(finite),
	bookmark: v.exactOptional(v.string()),
	reached: finite,
});

const said = { item: v.string(), record: v.nullable(record), version: v.exactOptional(finite) };

export const entrySchema: v.GenericSchema<unknown, Entry> = v.object({
	seq: finite,
	assessment: v.string(),
	...said,
});

export const changeSchema: v.GenericSchema<unknown, Change> = v.object({
	entries: v.array(v.object(said)),
	bookmark: v.exactOptional(v.string()),
	reached: v.exactOptional(finite),
	name: v.exactOptional(v.string()),
	at: finite,
});

/** An entry as it is written: which save brought it, and when. */
export interface NewEntryRow extends Omit<Entry, 'seq'> {
	readonly save: string;
	readonly savedAt: number;
}

/** What a replay has to know of an entry; a row too damaged to say it does not outrank anything. */
export const savedItemSchema = v.object({ item: v.string(), savedAt: finite });
