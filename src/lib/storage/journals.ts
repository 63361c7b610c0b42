import * as v from 'valibot';
import { success, type Result } from '../engine/result.ts';
import type { StorageProblem } from './assessment.ts';
import { captureSchema, type Capture } from './capture.ts';
import type { Database } from './database.ts';
import { readAssessment, type ReadAssessment } from './read-rows.ts';

type Done<Value> = Promise<Result<Value, StorageProblem>>;

/** All that was said and caught of one check-up; pictures and voices themselves lie apart. */
export interface Journal extends ReadAssessment {
	readonly captures: readonly Capture[];
}

export interface Journals {
	readonly journals: readonly Journal[];
	/** Ids of those that lie here and can not be read. */
	readonly unreadable: readonly string[];
}

/** Of these check-ups, as far as they are here, in one reading: a backup has thousands of them. */
export async function readJournals(database: Database, ids: readonly string[]): Done<Journals> {
	const { assessments, entries, captures } = database;
	return database.transaction('r', assessments, entries, captures, async () => {
		const rows = await assessments.bulkGet([...ids]);
		const said = byAssessment(await entries.where('assessment').anyOf(ids).toArray());
		const caught = byAssessment(await captures.where('assessment').anyOf(ids).toArray());
		const found = ids.map((id, index) => {
			const [assessment = null, own = []] = [rows[index], said.get(id)];
			if (assessment === null && own.length === 0) return { kind: 'missing' } as const;
			const read = readAssessment({ assessment, entries: own });
			if (read === undefined) return { kind: 'unreadable', id } as const;
			return { kind: 'read', journal: { ...read, captures: readable(caught.get(id) ?? []) } } as const;
		});
		return success({
			journals: found.flatMap((each) => (each.kind === 'read' ? [each.journal] : [])),
			unreadable: found.flatMap((each) => (each.kind === 'unreadable' ? [each.id] : [])),
		});
	});
}

const owned = v.object({ assessment: v.string() });

/** In the order in which they lie, which is that of saying. */
function byAssessment(rows: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
	const groups = new Map<string, unknown[]>();
	for (const row of rows) {
		if (!v.is(owned, row)) continue;
		const group = groups.get(row.assessment);
		if (group === undefined) groups.set(row.assessment, [row]);
		else group.push(row);
	}
	return groups;
}

const readable = (rows: readonly unknown[]): readonly Capture[] =>
	rows
		.flatMap((row) => {
			const parsed = v.safeParse(captureSchema, row);
			return parsed.success ? [parsed.output] : [];
		})
		.sort((a, b) => a.at - b.at);
