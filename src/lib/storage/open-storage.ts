import { failure, success } from '../engine/result.ts';
import type { Stored, StorageProblem } from './assessment.ts';
import { isSettled, makeStorage, type AssessmentStorage } from './assessment-storage.ts';
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
	const counted = await connection.run(async ({ assessments }) => success(await assessments.count()));
	if (!counted.ok) {
		connection.close();
		return failure(counted.problems.map(refusedRatherThanClosed));
	}
	const missingAssessments = counted.value === 0 ? marker.count() : 0;
	if (missingAssessments === 0) marker.note(counted.value);
	const unlocked = await openLocked(connection, options.unlock);
	if (!unlocked.ok) {
		connection.close();
		return unlocked;
	}
	await replay(connection, pending);
	return success({ missingAssessments, ...makeStorage(connection, pending, marker) });
}

/** For good, open or locked; other tabs let go of it. */
export function eraseDatabase(name = 'factory-checkup'): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => {
			resolve();
		};
		request.onerror = () => {
			reject(request.error ?? new Error('not deleted'));
		};
	});
}

// The type promises one; some private modes and web views have none.
const factoryOfDevice = (): IDBFactory | undefined => globalThis.indexedDB;

/** What never was open cannot have been closed: some private modes answer so. */
const refusedRatherThanClosed = (problem: StorageProblem): StorageProblem =>
	problem.kind === 'closed' ? { kind: 'refused', detail: problem.detail } : problem;

/** What cannot be replayed now stays for the next start, except where its assessment is gone. */
async function replay(connection: Connection, pending: PendingStore): Promise<void> {
	for (const left of pending.list()) {
		const replayed = await connection.run((database) => replaySave(database, left));
		if (isSettled(replayed)) pending.remove(left);
	}
}
