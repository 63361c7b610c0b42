import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from './assessment.ts';
import type { Capture, Media } from './capture.ts';
import type { Database } from './database.ts';
import type { Firm } from './firm.ts';
import type { LockRow } from './lock-row.ts';
import type { NewEntryRow } from './stored-row.ts';

type Done<Value = void> = Promise<Result<Value, StorageProblem>>;

/** All that lies in the database: kept by whoever erased it for as long as the erasing can be undone. */
export interface EveryRow {
	readonly assessments: readonly Assessment[];
	readonly entries: readonly NewEntryRow[];
	readonly firms: readonly Firm[];
	readonly captures: readonly Capture[];
	readonly media: readonly Media[];
	readonly locks: readonly LockRow[];
}

export async function readEveryRow(database: Database): Done<EveryRow> {
	const { assessments, entries, firms, captures, media, locks } = database;
	return database.transaction('r', database.tables, async () =>
		// Not read by a schema: nothing looks into them, and damaged rows are to come back as they were.
		success({
			assessments: (await assessments.toArray()) as readonly Assessment[],
			entries: (await entries.toArray()) as readonly NewEntryRow[],
			firms: (await firms.toArray()) as readonly Firm[],
			captures: (await captures.toArray()) as readonly Capture[],
			media: (await media.toArray()) as readonly Media[],
			locks: (await locks.toArray()) as readonly LockRow[],
		}),
	);
}

/** Apart from the reading, because work may be done twice: the second time nothing would be left to read. */
export async function clearRows(database: Database): Done {
	return database.transaction('rw', database.tables, async () => {
		for (const table of database.tables) await table.clear();
		return success(undefined);
	});
}

/** Gives the number of assessments there are now. */
export async function putEveryRow(database: Database, rows: EveryRow): Done<number> {
	return database.transaction('rw', database.tables, async () => {
		// First, for the rows are written as it wants them.
		await database.locks.bulkPut(rows.locks);
		await database.assessments.bulkPut(rows.assessments);
		await database.entries.bulkPut(rows.entries);
		await database.firms.bulkPut(rows.firms);
		await database.captures.bulkPut(rows.captures);
		await database.media.bulkPut(rows.media);
		return success(await database.assessments.count());
	});
}
