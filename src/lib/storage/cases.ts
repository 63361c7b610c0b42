import * as v from 'valibot';
import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from './assessment.ts';
import { caseSummarySchema, type CaseSummary } from './case-summary.ts';
import type { Database } from './database.ts';
import { firmSchema, type Firm } from './firm.ts';
import { leaveSealed, opened, type SealInUse } from './seal.ts';
import { assessmentSchema, type NewEntryRow } from './stored-row.ts';

type Done<Value = void> = Promise<Result<Value, StorageProblem>>;

/** All firms without their answers: a list of thousands reads nothing else. */
export interface Cases {
	readonly assessments: readonly Assessment[];
	readonly firms: readonly Firm[];
	readonly summaries: readonly CaseSummary[];
	/** Assessments whose own row is damaged; `AssessmentStorage.list` finds those with damaged answers too. */
	readonly unreadable: number;
}

/** Rows are opened when all of them are read: of thousands, one by one would take seconds. */
export async function readCases(database: Database, inUse: SealInUse): Done<Cases> {
	const { assessments, firms, summaries } = database;
	const stored = await database.transaction('r', assessments, firms, summaries, async (transaction) => {
		leaveSealed(transaction);
		return {
			assessments: await assessments.toArray(),
			firms: await firms.toArray(),
			summaries: await summaries.toArray(),
		};
	});
	const readable = fitting(assessmentSchema, await opened(stored.assessments, assessments.name, inUse));
	return success({
		assessments: readable,
		firms: fitting(firmSchema, await opened(stored.firms, firms.name, inUse)),
		summaries: fitting(caseSummarySchema, await opened(stored.summaries, summaries.name, inUse)),
		unreadable: stored.assessments.length - readable.length,
	});
}

/** When a check-up was begun and changed: of what a lock leaves readable, so that nothing is opened for it. */
export type Touched = Pick<Assessment, 'id' | 'createdAt' | 'updatedAt' | 'deletedAt'>;

export const readTouched = (database: Database): Done<readonly Touched[]> =>
	database.transaction('r', database.assessments, async (transaction) => {
		leaveSealed(transaction);
		return success(fitting(touchedSchema, await database.assessments.toArray()));
	});

const touchedSchema = v.object({
	id: v.string(),
	createdAt: v.number(),
	updatedAt: v.number(),
	deletedAt: v.exactOptional(v.number()),
});

const fitting = <Output>(
	schema: v.GenericSchema<unknown, Output>,
	rows: readonly unknown[],
): readonly Output[] =>
	rows.flatMap((row) => {
		const read = v.safeParse(schema, row, { abortEarly: true });
		return read.success ? [read.output] : [];
	});

/** Kept only where the assessment is still there. */
export const putSummaries = (database: Database, summaries: readonly CaseSummary[]): Done =>
	database.transaction('rw', database.assessments, database.summaries, async () => {
		const there = await database.assessments.bulkGet(summaries.map(({ assessment }) => assessment));
		const kept = summaries.filter((_, index) => there[index] !== undefined);
		await database.summaries.bulkPut(kept.map((summary) => v.parse(caseSummarySchema, summary)));
		return success(undefined);
	});

/** New firms with their first answers. Ids are new, so doing it twice is doing it once. */
export interface NewCases {
	readonly firms: readonly Firm[];
	readonly assessments: readonly Assessment[];
	readonly entries: readonly NewEntryRow[];
}

/** All in one transaction: a list of thousands is there as a whole or not at all. Gives the number of assessments. */
export const addCases = (database: Database, { firms, assessments, entries }: NewCases): Done<number> =>
	database.transaction('rw', database.assessments, database.entries, database.firms, async () => {
		await database.firms.bulkPut(firms.map((firm) => v.parse(firmSchema, firm)));
		await database.assessments.bulkPut(assessments.map((row) => v.parse(assessmentSchema, row)));
		const saves = [...new Set(entries.map(({ save }) => save))];
		await database.entries.where('save').anyOf(saves).delete();
		await database.entries.bulkAdd(entries);
		return success(await database.assessments.count());
	});
