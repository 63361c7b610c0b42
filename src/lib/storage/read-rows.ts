import * as v from 'valibot';
import { failure, success, type Result } from '../engine/result.ts';
import {
	answersFromEntries,
	type Assessment,
	type Entry,
	type StorageProblem,
	type StoredAssessment,
} from './assessment.ts';
import type { Database } from './database.ts';
import { assessmentSchema, entrySchema } from './stored-row.ts';

/** Every stored row of one assessment, as it is. */
export interface RawAssessment {
	readonly assessment: unknown;
	readonly entries: readonly unknown[];
}

export interface ReadAssessment {
	readonly assessment: Assessment;
	readonly entries: readonly Entry[];
}

export function rawAssessment(database: Database, id: string, after = 0): PromiseLike<RawAssessment> {
	return database.transaction('r', database.assessments, database.entries, async () => ({
		// null says in an export what undefined would leave out.
		assessment: (await database.assessments.get(id)) ?? null,
		entries: after === 0 ? await entriesOf(database, id).toArray() : await saidAfter(database, id, after),
	}));
}

const entriesOf = ({ entries }: Database, id: string) => entries.where('assessment').equals(id);

const numberedSchema = v.object({ seq: v.number() });

/** From the last one back: it costs what was said since, however much was said before. */
async function saidAfter(database: Database, id: string, after: number): Promise<readonly unknown[]> {
	const isOlder = (row: unknown) => v.is(numberedSchema, row) && row.seq <= after;
	return (await entriesOf(database, id).reverse().until(isOlder).toArray()).reverse();
}

export async function loadAssessment(
	database: Database,
	id: string,
	after?: number,
): Promise<Result<ReadAssessment, StorageProblem>> {
	const raw = await rawAssessment(database, id, after);
	if (raw.assessment === null && raw.entries.length === 0) return failure([{ kind: 'missing', id }]);
	const read = readAssessment(raw);
	return read === undefined ? failure([{ kind: 'unreadable', id, raw }]) : success(read);
}

/** Last touched first; what cannot be read stands at the end, but it stands there. */
export async function listAssessments(
	database: Database,
): Promise<Result<readonly StoredAssessment[], StorageProblem>> {
	const { assessments, entries } = database;
	return database.transaction('r', assessments, entries, async () => {
		const ids = await assessments.toCollection().primaryKeys();
		// Entries without their assessment count as one that cannot be read: nobody's words are dropped.
		// WebKit refuses to go through an index in which nothing lies yet, once it was killed before the first answer.
		const owners = (await entries.count()) === 0 ? [] : await entries.orderBy('assessment').uniqueKeys();
		const stored: StoredAssessment[] = [];
		for (const id of new Set([...ids, ...owners.map(String)]))
			stored.push(storedAssessment(id, await rawAssessment(database, id)));
		return success(stored.sort((a, b) => touchedAt(b) - touchedAt(a)));
	});
}

function storedAssessment(id: string, raw: RawAssessment): StoredAssessment {
	const read = readAssessment(raw);
	return read === undefined
		? { kind: 'unreadable', id, raw }
		: {
				kind: 'readable',
				assessment: read.assessment,
				answered: answersFromEntries(read.entries).size,
			};
}

const storedSchema = v.object({ assessment: assessmentSchema, entries: v.array(entrySchema) });

/** Undefined where a row of it does not fit the schema. */
export function readAssessment(raw: RawAssessment): ReadAssessment | undefined {
	const parsed = v.safeParse(storedSchema, raw, { abortEarly: true });
	return parsed.success ? parsed.output : undefined;
}

const touchedAt = (stored: StoredAssessment) =>
	stored.kind === 'readable' ? stored.assessment.updatedAt : -Infinity;
