import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from './assessment.ts';
import type { Database } from './database.ts';
import type { NewEntryRow } from './stored-row.ts';

type Done<Value = void> = Promise<Result<Value, StorageProblem>>;

/** All that lies in the database: kept by whoever erased it for as long as the erasing can be undone. */
export interface EveryRow {
	readonly assessments: readonly Assessment[];
	readonly entries: readonly NewEntryRow[];
}

export async function readEveryRow(database: Database): Done<EveryRow> {
	const { assessments, entries } = database;
	return database.transaction('r', assessments, entries, async () =>
		// Not read by a schema: nothing looks into them, and damaged rows are to come back as they were.
		success({
			assessments: (await assessments.toArray()) as readonly Assessment[],
			entries: (await entries.toArray()) as readonly NewEntryRow[],
		}),
	);
}

/** Apart from the reading, because work may be done twice: the second time nothing would be left to read. */
export async function clearRows(database: Database): Done {
	const { assessments, entries } = database;
	return database.transaction('rw', assessments, entries, async () => {
		await assessments.clear();
		await entries.clear();
		return success(undefined);
	});
}

/** Gives the number of assessments there are now. */
export async function putEveryRow(database: Database, { assessments, entries }: EveryRow): Done<number> {
	return database.transaction('rw', database.assessments, database.entries, async () => {
		await database.assessments.bulkPut(assessments);
		await database.entries.bulkPut(entries);
		return success(await database.assessments.count());
	});
}
