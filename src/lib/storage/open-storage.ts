import { failure, success } from '../engine/result.ts';
import type { Stored, StorageProblem } from './assessment.ts';
import { isSettled, makeStorage, type AssessmentStorage } from './assessment-storage.ts';
import { copyingOf, eraseCopy, type Copying } from './copying.ts';
import { connectTo, type Connection } from './connection.ts';
import { markerOf } from './marker.ts';
import { pendingStoreOf, type PendingStore } from './pending-save.ts';
import { openLocked, type Unlock } from './storage-lock.ts';
import { replaySave } from './write-rows.ts';

export type { AssessmentStorage, Erased } from './assessment-storage.ts';

export interface StorageOptions {
	readonly name?: string;
	readonly indexedDB?: IDBFactory;
	readonly pending?: PendingStore;
	/** Asked where this device has a lock; without it, a locked one is a problem. */
	readonly unlock?: Unlock;
	/** Another tab has set the lock or taken it away, and this page wrote nothing since: it begins anew. */
	readonly onLockChanged?: () => void;
}

export async function openStorage(options: StorageOptions = {}): Stored<AssessmentStorage> {
	const { name = 'factory-checkup' } = options;
	const factory = options.indexedDB ?? factoryOfDevice();
	if (factory === undefined) return failure([{ kind: 'unavailable', detail: 'no indexedDB' }]);
	const connection = connectTo(name, factory, options.onLockChanged);
	const { pending = pendingStoreOf(name, connection.inUse, connection.sign) } = options;
	const marker = markerOf(name);
	const counted = await connection.run(countRows);
	if (!counted.ok) {
		connection.close();
		const hadSome = marker.count() > 0;
		return failure(counted.problems.map((problem) => damagedRatherThanRefused(problem, hadSome)));
	}
	// The mark may have gone the same way: it is written some seconds late.
	if (connection.isEmptied() && marker.count() === 0) marker.note(1);
	const copying = copyingOf(name, connection);
	let found = counted.value;
	let broughtBack = 0;
	async function bringBack(): Promise<void> {
		if (marker.count() <= found.count && marker.entries() <= (found.entries ?? Infinity)) return;
		broughtBack += await copying.putBack();
		const recounted = await connection.run(countRows);
		if (recounted.ok) found = recounted.value;
	}
	// With the rows of a whole database its lock comes back; some of its rows are written under it.
	if (found.count === 0) await bringBack();
	const unlocked = await openLocked(connection, options.unlock);
	if (!unlocked.ok) {
		connection.close();
		return unlocked;
	}
	await bringBack();
	const { count, entries } = found;
	const missingAssessments = Math.max(0, marker.count() - count);
	if (missingAssessments === 0) marker.note(count);
	const missingEntries = entries === undefined ? 0 : Math.max(0, marker.entries() - entries);
	if (missingEntries === 0 && entries !== undefined) marker.noteEntries(entries);
	await replay(connection, pending, missingAssessments > 0);
	copying.tend(missingAssessments + missingEntries > 0);
	return success({
		broughtBack,
		missingAssessments,
		missingEntries,
		...twice(makeStorage(connection, pending, marker, missingEntries), copying),
	});
}

type Made = ReturnType<typeof makeStorage>;

/**
 * A file or a photo is called stored, and what was erased gone, when that holds of the second copy too: nobody waits for it
 * with a finger on a button. The rest is not kept waiting; who calls it saved waits until all is settled.
 */
function twice(storage: Made, { settled }: Copying): Made & Pick<AssessmentStorage, 'settled'> {
	const after = async <Done>(work: Promise<Done>): Promise<Done> => {
		const done = await work;
		await settled();
		return done;
	};
	return {
		...storage,
		settled,
		addCases: (cases) => after(storage.addCases(cases)),
		merge: (merge) => after(storage.merge(merge)),
		saveCapture: (capture, bytes) => after(storage.saveCapture(capture, bytes)),
		erase: (id) => after(storage.erase(id)),
		eraseEverything: () => after(storage.eraseEverything()),
	};
}

/** For good, open or locked; other tabs let go of it. */
export async function eraseDatabase(name = 'factory-checkup'): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => {
			resolve();
		};
		request.onerror = () => {
			reject(request.error ?? new Error('not deleted'));
		};
	});
	await eraseCopy(name);
}

// The type promises one; some private modes and web views have none.
const factoryOfDevice = (): IDBFactory | undefined => globalThis.indexedDB;

/** Of thousands of firms nobody waits for the counting of what was said. */
const mostCounted = 500;

interface Counted {
	readonly count: number;
	/** Undefined where they are too many to be counted at every opening. */
	readonly entries: number | undefined;
}

async function countRows({ assessments, entries }: Connection['database']): Stored<Counted> {
	const count = await assessments.count();
	return success({ count, entries: count > mostCounted ? undefined : await entries.count() });
}

/**
 * What never was open cannot have been closed: some private modes answer so. Where something was stored before, it is
 * no private mode.
 */
function damagedRatherThanRefused(problem: StorageProblem, hadSome: boolean): StorageProblem {
	if (problem.kind !== 'closed' && problem.kind !== 'refused') return problem;
	return { kind: hadSome ? 'damaged' : 'refused', detail: problem.detail };
}

/**
 * What cannot be replayed now stays for the next start, except where its assessment was erased. Where it was lost, the
 * note is all that is left of an answer: it is for the backup that brings the assessment back.
 */
async function replay(connection: Connection, pending: PendingStore, isSomeLost: boolean): Promise<void> {
	for (const left of pending.list()) {
		const replayed = await connection.run((database) => replaySave(database, left));
		if (replayed.ok || (!isSomeLost && isSettled(replayed))) pending.remove(left);
	}
}
