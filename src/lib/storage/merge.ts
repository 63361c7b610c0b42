import * as v from 'valibot';
import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from './assessment.ts';
import { captureSchema, type Capture } from './capture.ts';
import type { Database } from './database.ts';
import { firmSchema, type Firm } from './firm.ts';
import { assessmentSchema, savedItemSchema, type NewEntryRow } from './stored-row.ts';

type Done<Value = void> = Promise<Result<Value, StorageProblem>>;

/** What a file adds to this device. Everything in it was worked out from what lay here when `before` was read. */
export interface CaseMerge {
	/** Names the merge: its entries are found by it, to be taken back or not to be added twice. */
	readonly save: string;
	readonly at: number;
	readonly assessments: readonly Replaced<Assessment>[];
	readonly firms: readonly Replaced<Firm>[];
	readonly entries: readonly Omit<NewEntryRow, 'save' | 'savedAt'>[];
	readonly captures: readonly NewCapture[];
}

/** A row as it is to be, and as it was: undefined where it is new. */
interface Replaced<Row> {
	readonly before: Row | undefined;
	readonly after: Row;
}

interface NewCapture {
	readonly capture: Capture;
	readonly bytes: ArrayBuffer | undefined;
}

export type Merged =
	| { readonly kind: 'merged'; readonly assessments: number }
	/** Something was said here in the meantime, as in another window: nothing was written, and it is to be worked out anew. */
	| { readonly kind: 'changed' };

/** All of it in one transaction, or nothing. Doing it twice is doing it once. */
export async function writeMerge(database: Database, merge: CaseMerge): Done<Merged> {
	const { save, at } = merge;
	return database.transaction('rw', database.tables, async () => {
		const isDone = (await database.entries.where('save').equals(save).count()) > 0;
		if (!isDone && (await isChanged(database, merge))) return success({ kind: 'changed' });
		await database.assessments.bulkPut(
			merge.assessments.map(({ after }) => v.parse(assessmentSchema, after)),
		);
		await database.firms.bulkPut(merge.firms.map(({ after }) => v.parse(firmSchema, after)));
		await database.entries.where('save').equals(save).delete();
		await database.entries.bulkAdd(merge.entries.map((said) => ({ ...said, save, savedAt: at })));
		await addCaptures(database, merge.captures);
		// Made of what was said before.
		await database.summaries.bulkDelete(merge.assessments.map(({ after }) => after.id));
		return success({ kind: 'merged', assessments: await database.assessments.count() });
	});
}

/** What is here under the same id stays. */
async function addCaptures(database: Database, all: readonly NewCapture[]): Promise<void> {
	const there = await database.captures.bulkGet(all.map(({ capture }) => capture.id));
	const added = all.filter((_, index) => there[index] === undefined);
	await database.captures.bulkPut(added.map(({ capture }) => v.parse(captureSchema, capture)));
	await database.media.bulkPut(
		added.flatMap(({ capture: { id, assessment }, bytes }) =>
			bytes === undefined ? [] : [{ capture: id, assessment, bytes }],
		),
	);
}

async function isChanged(database: Database, { assessments, firms }: CaseMerge): Promise<boolean> {
	const now = await database.assessments.bulkGet(assessments.map(({ after }) => after.id));
	const cards = await database.firms.bulkGet(firms.map(({ after }) => after.id));
	return (
		assessments.some((row, index) => !isAsPlanned(row, now[index])) ||
		firms.some((row, index) => !isAsPlanned(row, cards[index]))
	);
}

const dated = v.object({ updatedAt: v.number() });

/** As it was, or already as it is to be. */
function isAsPlanned({ before, after }: Replaced<Assessment | Firm>, row: unknown): boolean {
	if (row === undefined) return before === undefined;
	if (!v.is(dated, row)) return false;
	return row.updatedAt === before?.updatedAt || row.updatedAt === after.updatedAt;
}

/**
 * Takes a merge back: what it added goes, what it changed is as before. What was said or written since stays, with the
 * check-up it belongs to. Gives the number of assessments.
 */
export async function takeBackMerge(database: Database, merge: CaseMerge): Done<number> {
	return database.transaction('rw', database.tables, async () => {
		await database.entries.where('save').equals(merge.save).delete();
		const captures = await ownCaptures(database, merge.captures);
		await database.captures.bulkDelete(captures);
		await database.media.bulkDelete(captures);
		for (const row of merge.assessments) await takeBackAssessment(database, row);
		for (const { before, after } of merge.firms) {
			const now = await database.firms.get(after.id);
			if (!v.is(dated, now) || now.updatedAt !== after.updatedAt) continue;
			if (before === undefined) await database.firms.delete(after.id);
			else await database.firms.put(before);
		}
		await database.summaries.bulkDelete(merge.assessments.map(({ after }) => after.id));
		return success(await database.assessments.count());
	});
}

/** Another one may have lain here under the same id. */
async function ownCaptures(database: Database, all: readonly NewCapture[]): Promise<string[]> {
	const ids = all.map(({ capture }) => capture.id);
	const rows = await database.captures.bulkGet(ids);
	return ids.filter((_, index) => {
		const row = v.safeParse(captureSchema, rows[index]);
		return row.success && row.output.assessment === all[index]?.capture.assessment;
	});
}

async function takeBackAssessment(
	database: Database,
	{ before, after }: Replaced<Assessment>,
): Promise<void> {
	const now = await database.assessments.get(after.id);
	if (before !== undefined) {
		if (v.is(dated, now) && now.updatedAt === after.updatedAt) await database.assessments.put(before);
		return;
	}
	const saidSince = await database.entries.where('assessment').equals(after.id).toArray();
	const caughtSince = await database.captures.where('assessment').equals(after.id).count();
	if (saidSince.some((row) => v.is(savedItemSchema, row)) || caughtSince > 0) return;
	await database.assessments.delete(after.id);
}
