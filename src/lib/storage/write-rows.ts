import * as v from 'valibot';
import { failure, success, type Result } from '../engine/result.ts';
import type { Assessment, Change, StorageProblem } from './assessment.ts';
import type { Database } from './database.ts';
import type { PendingSave } from './pending-save.ts';
import { rawAssessment } from './read-rows.ts';
import { assessmentSchema, savedItemSchema } from './stored-row.ts';

type Written<Value = void> = Promise<Result<Value, StorageProblem>>;

// Each in one transaction, and each bears being done twice: a lost connection does not say whether it was done.

/** Gives the number of assessments there are now. */
export async function addAssessment(database: Database, assessment: Assessment): Written<number> {
	return database.transaction('rw', database.assessments, async () => {
		const there = v.safeParse(assessmentSchema, await database.assessments.get(assessment.id));
		const isSame = there.success && there.output.createdAt === assessment.createdAt;
		if (!isSame) await database.assessments.add(assessment); // An id taken by another one is a bug, it throws.
		return success(await database.assessments.count());
	});
}

export const writeSave = (database: Database, pending: PendingSave) =>
	addChange(database, pending, ({ change }) => Promise.resolve(change));

/** A save left over from an earlier run, perhaps after others: it adds what nobody has said anew since. */
export const replaySave = (database: Database, pending: PendingSave) =>
	addChange(database, pending, async ({ change, stored }) => {
		const rows = await database.entries.where('assessment').equals(pending.assessment).toArray();
		const later = rows.flatMap((row) => {
			const read = v.safeParse(savedItemSchema, row);
			return read.success && read.output.savedAt > change.at ? [read.output.item] : [];
		});
		const entries = change.entries.filter(({ item }) => !later.includes(item));
		if (change.at >= stored.updatedAt) return { ...change, entries };
		return { entries, at: stored.updatedAt, reached: change.reached ?? stored.reached };
	});

type Reconsider = (found: { change: Change; stored: Assessment }) => Promise<Change>;

async function addChange(database: Database, pending: PendingSave, reconsider: Reconsider): Written {
	const { assessment: id, save } = pending;
	return database.transaction('rw', database.assessments, database.entries, async () => {
		const row = await database.assessments.get(id);
		if (row === undefined) return failure([{ kind: 'missing', id }]);
		const read = v.safeParse(assessmentSchema, row);
		if (!read.success) return failure([{ kind: 'unreadable', id, raw: await rawAssessment(database, id) }]);
		if ((await database.entries.where('save').equals(save).count()) > 0) return success(undefined);
		const {
			entries,
			at,
			reached = 0,
			...rest
		} = await reconsider({
			change: pending.change,
			stored: read.output,
		});
		await database.entries.bulkAdd(
			entries.map((said) => ({ ...said, assessment: id, save, savedAt: pending.change.at })),
		);
		await database.assessments.update(id, {
			...rest,
			updatedAt: at,
			reached: Math.max(reached, read.output.reached),
		});
		return success(undefined);
	});
}

/** undefined takes it out of the bin. */
export async function markDeleted(database: Database, id: string, deletedAt: number | undefined): Written {
	return database.transaction('rw', database.assessments, async () => {
		if ((await database.assessments.get(id)) === undefined) return failure([{ kind: 'missing', id }]);
		// Dexie takes a field set to undefined out of the row; its type does not say so.
		const change: object = { deletedAt };
		await database.assessments.update(id, change);
		return success(undefined);
	});
}

/** Gives the number of assessments left. */
export async function eraseAssessment(database: Database, id: string): Written<number> {
	return database.transaction('rw', database.tables, async () => {
		await database.entries.where('assessment').equals(id).delete();
		await database.captures.where('assessment').equals(id).delete();
		await database.media.where('assessment').equals(id).delete();
		await database.summaries.delete(id);
		await database.assessments.delete(id);
		// The card of a firm bears the id of its first check-up, and goes with the last one.
		const others = await database.assessments.filter((row) => v.is(ofFirm(id), row)).count();
		if (others === 0) await database.firms.delete(id);
		return success(await database.assessments.count());
	});
}

const ofFirm = (id: string) =>
	v.union([v.looseObject({ firm: v.literal(id) }), v.looseObject({ follows: v.literal(id) })]);
