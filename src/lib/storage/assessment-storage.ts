import * as v from 'valibot';
import { success, type Result } from '../engine/result.ts';
import type {
	Assessment,
	Change,
	ClosedProblem,
	Stored,
	StorageProblem,
	StoredAssessment,
} from './assessment.ts';
import type { Capture } from './capture.ts';
import { eraseCapture, putCapture, readCaptures, readEveryCapture, readMedia } from './captures.ts';
import type { CaseSummary } from './case-summary.ts';
import {
	addCases,
	putSummaries,
	readCases,
	readTouched,
	type Cases,
	type NewCases,
	type Touched,
} from './cases.ts';
import type { Connection } from './connection.ts';
import { clearRows, putEveryRow, readEveryRow, type EveryRow } from './every-row.ts';
import type { Firm } from './firm.ts';
import { readJournals, type Journals } from './journals.ts';
import { changeFirmOf, readFirmOf } from './firm-of.ts';
import type { Marker } from './marker.ts';
import { takeBackMerge, writeMerge, type CaseMerge, type Merged } from './merge.ts';
import { pendingSaves, type PendingSave, type PendingStore } from './pending-save.ts';
import { listAssessments, loadAssessment, rawAssessment, type ReadAssessment } from './read-rows.ts';
import type { Seal } from './seal.ts';
import { storageLock, type StorageLock } from './storage-lock.ts';
import { assessmentSchema } from './stored-row.ts';
import { takeBackCases, type AddedCases } from './take-back.ts';
import { watchRows, type Changed } from './watching.ts';
import { addAssessment, eraseAssessment, markDeleted, writeSave } from './write-rows.ts';

/** The one place where assessments lie. Every promise is kept only when the transaction is on disk. */
export interface AssessmentStorage {
	/** So many came back from the second copy, as the database was found empty; their photos did not. */
	readonly broughtBack: number;
	/** So many fewer than had been stored were found: they are lost, the firm is not new. */
	readonly missingAssessments: number;
	/** The same of things said; 0 too where they are too many to be counted. */
	readonly missingEntries: number;
	readonly lock: StorageLock;
	/** Check-ups as last counted, those in the bin too; asking for it reads no rows. */
	howMany(): number;
	create(assessment: Assessment): Stored<Assessment>;
	/** Last touched first, those in the bin too; unreadable ones at the end. */
	list(): Stored<readonly StoredAssessment[]>;
	/** With what was said after an entry, by its `seq`; all of it where none is named. */
	load(id: string, after?: number): Stored<ReadAssessment>;
	/** Noted at once, before this returns; then adds the entries and updates the rest in one transaction: all of it or nothing. */
	save(id: string, change: Change): Stored<void>;
	/** Into the bin. */
	remove(id: string, at: number): Stored<void>;
	restore(id: string): Stored<void>;
	/** For good, with every entry and every pending save. */
	erase(id: string): Stored<void>;
	/** Everything of every firm; what is given back brings all of it back. */
	eraseEverything(): Stored<Erased>;
	bringBack(erased: Erased): Stored<void>;
	/** All firms without their answers. */
	cases(): Stored<Cases>;
	/** When each was begun and changed, those in the bin too; nothing is opened for it. */
	touched(): Stored<readonly Touched[]>;
	/** The card of the firm that an assessment is of; an empty one where nobody wrote one. */
	firmOf(assessment: string): Stored<Firm>;
	/** Changes that card as it is at that moment, and gives what it became. */
	changeFirmOf(assessment: string, change: (card: Firm) => Firm): Stored<Firm>;
	/** What lists show of assessments, to be read again with `cases`. */
	saveSummaries(summaries: readonly CaseSummary[]): Stored<void>;
	/** Many new firms at once, all or none. */
	addCases(cases: NewCases): Stored<void>;
	/** All that was said and caught of these check-ups. */
	journals(ids: readonly string[]): Stored<Journals>;
	/** What a file adds, as a whole or not at all. */
	merge(merge: CaseMerge): Stored<Merged>;
	/** The same taken back; what was said since stays. */
	takeBack(merge: CaseMerge): Stored<void>;
	/** Undoes `addCases`, as a whole too. */
	takeBackCases(cases: AddedCases): Stored<void>;
	/** New or changed, with its bytes where they are new. */
	saveCapture(capture: Capture, bytes?: ArrayBuffer): Stored<void>;
	captures(assessment: string): Stored<readonly Capture[]>;
	/** Of all firms, those in the bin too; in no order. */
	everyCapture(): Stored<readonly Capture[]>;
	media(capture: string): Stored<ArrayBuffer | undefined>;
	eraseCapture(capture: string): Stored<void>;
	/** Every stored row as it is; where the device refuses, `{ problems }`, so an export never looks empty. */
	raw(id: string): Promise<unknown>;
	/** Tells of changes in this and other tabs, from the moment of watching on: watch first, then load. */
	watch(id: string, onChange: (changed: Changed) => void): () => void;
	onClosed(listener: (problem: ClosedProblem) => void): () => void;
	/** What was written by now lies in the second copy too, where the engine can hold one; waits a few seconds at most. */
	settled(): Promise<void>;
	close(): void;
}

/** What lay on the device before all of it was erased. */
export interface Erased {
	readonly rows: EveryRow;
	readonly pending: readonly PendingSave[];
	/** What its rows were sealed with. */
	readonly seal: Seal | undefined;
}

export function makeStorage(
	connection: Connection,
	pending: PendingStore,
	marker: Marker,
	missingEntries: number,
): Omit<AssessmentStorage, 'broughtBack' | 'missingAssessments' | 'missingEntries' | 'settled'> {
	const { database, inUse, run, onClosed, close } = connection;
	const pendingSaveOf = pendingSaves();
	/** One after the other: what is tried once more on a new connection must not come after what was said later. */
	let saves: Promise<unknown> = Promise.resolve();
	/** What is missing was told at the opening; whoever goes on without it is not told again. */
	let isCounted = missingEntries === 0;
	const recount = async () => {
		const counted = await run(async ({ entries }) => success(await entries.count()));
		if (counted.ok) marker.noteEntries(counted.value);
		isCounted = counted.ok;
	};
	return {
		lock: storageLock(connection, { pending, now: Date.now }),
		howMany: () => marker.count(),
		async create(given) {
			const assessment = v.parse(assessmentSchema, given);
			const counted = await run(() => addAssessment(database, assessment));
			if (!counted.ok) return counted;
			marker.note(counted.value, assessment.id);
			return success(assessment);
		},
		list: () => run(listAssessments),
		load: (id, after) => run(() => loadAssessment(database, id, after)),
		async save(id, change) {
			const left = pendingSaveOf(id, change);
			pending.put(left);
			const saving = saves.then(() => run(() => writeSave(database, left)));
			saves = saving.catch(() => undefined);
			const saved = await saving;
			if (isSettled(saved)) pending.remove(left);
			if (!saved.ok || left.change.entries.length === 0) return saved;
			if (isCounted) marker.noteEntries(marker.entries() + left.change.entries.length);
			else await recount();
			return saved;
		},
		remove: (id, at) => run(() => markDeleted(database, id, at)),
		restore: (id) => run(() => markDeleted(database, id, undefined)),
		async erase(id) {
			const counted = await run(() => eraseAssessment(database, id));
			if (!counted.ok) return counted;
			marker.note(counted.value);
			await recount();
			pending.list().forEach((left) => left.assessment === id && pending.remove(left));
			return success(undefined);
		},
		async eraseEverything() {
			const left = pending.list();
			const rows = await run(readEveryRow);
			if (!rows.ok) return rows;
			const cleared = await run(clearRows);
			if (!cleared.ok) return cleared;
			left.forEach((save) => pending.remove(save));
			marker.note(0);
			marker.noteEntries(0);
			const { seal } = inUse;
			// The lock is gone with the rows: what is written from now on would never open again.
			inUse.seal = undefined;
			return success({ rows: rows.value, pending: left, seal });
		},
		async bringBack(erased) {
			inUse.seal = erased.seal;
			const counted = await run(() => putEveryRow(database, erased.rows));
			if (!counted.ok) return counted;
			erased.pending.forEach((save) => pending.put(save));
			marker.note(counted.value);
			await recount();
			return success(undefined);
		},
		cases: () => run(() => readCases(database, inUse)),
		touched: () => run(readTouched),
		firmOf: (assessment) => run(() => readFirmOf(database, assessment)),
		changeFirmOf: (assessment, change) => run(() => changeFirmOf(database, assessment, change)),
		saveSummaries: (summaries) => run(() => putSummaries(database, summaries)),
		async addCases(cases) {
			const counted = await run(() => addCases(database, cases));
			if (!counted.ok) return counted;
			marker.note(counted.value);
			await recount();
			return success(undefined);
		},
		journals: (ids) => run(() => readJournals(database, ids)),
		async merge(merge) {
			const merged = await run(() => writeMerge(database, merge));
			if (!merged.ok || merged.value.kind === 'changed') return merged;
			marker.note(merged.value.assessments);
			await recount();
			return merged;
		},
		async takeBack(merge) {
			const counted = await run(() => takeBackMerge(database, merge));
			if (!counted.ok) return counted;
			marker.note(counted.value);
			await recount();
			return success(undefined);
		},
		async takeBackCases(cases) {
			const counted = await run(() => takeBackCases(database, cases));
			if (!counted.ok) return counted;
			marker.note(counted.value);
			await recount();
			return success(undefined);
		},
		saveCapture: (capture, bytes) => run(() => putCapture(database, capture, bytes)),
		captures: (assessment) => run(() => readCaptures(database, assessment)),
		everyCapture: () => run(readEveryCapture),
		media: (capture) => run(() => readMedia(database, capture)),
		eraseCapture: (capture) => run(() => eraseCapture(database, capture)),
		async raw(id) {
			const raw = await run(async () => success(await rawAssessment(database, id)));
			return raw.ok ? raw.value : { problems: raw.problems };
		},
		watch: (id, onChange) => watchRows(database, id, onChange),
		onClosed,
		close,
	};
}

/** Nothing is left to replay: it is on disk, or what it belongs to is gone. */
export const isSettled = (saved: Result<void, StorageProblem>) =>
	saved.ok || saved.problems.some(({ kind }) => kind === 'missing');
