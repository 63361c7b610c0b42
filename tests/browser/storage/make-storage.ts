import { Dexie } from 'dexie';
import { onTestFinished } from 'vitest';
import type { Answer, AnswerRecord } from '../../../src/lib/engine/answer.ts';
import type { Result } from '../../../src/lib/engine/result.ts';
import type { Assessment, Change } from '../../../src/lib/storage/assessment.ts';
import { eraseFolder } from '../../../src/lib/storage/second-copy.ts';
import { openStorage, type StorageOptions } from '../../../src/lib/storage/open-storage.ts';

// On localhost Dexie prints every refusal, also those a test asks for.
Dexie.debug = false;

export const newName = () => `test-${crypto.randomUUID()}`;

/** Opened on a database of its own unless named; closed and deleted after the test. */
export async function makeStorage(options: StorageOptions = {}) {
	const { name = newName() } = options;
	const storage = valueOf(await openStorage({ ...options, name }));
	onTestFinished(() => {
		storage.close();
		indexedDB.deleteDatabase(name);
		for (const key of Object.keys(localStorage)) if (key.startsWith(name)) localStorage.removeItem(key);
		void eraseFolder(name).catch(() => undefined);
	});
	return storage;
}

/** The files of the database are gone, the marks beside it are not. */
export const deleteDatabase = (name: string) =>
	new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));

export function makeAssessment(assessment: Partial<Assessment> = {}): Assessment {
	return {
		id: 'firm',
		name: 'Firm',
		questionnaire: 'small',
		version: 1,
		createdAt: 1000,
		updatedAt: 1000,
		reached: 0,
		...assessment,
	};
}

export const chosen = (option: string): AnswerRecord => recordOf({ kind: 'chosen', option });

export const recordOf = (answer: Answer): AnswerRecord => ({ answer, by: 'owner', at: 2000, evidence: 'E0' });

/** A change that says `record` to each item. */
export const saying = (records: Record<string, AnswerRecord | null>, at = 2000): Change => ({
	entries: Object.entries(records).map(([item, record]) => ({ item, record })),
	at,
});

export function valueOf<Value>(result: Result<Value, unknown>): Value {
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.value;
}

/** A transaction on the rows themselves, past the storage. */
export async function inDatabase(name: string, work: (transaction: IDBTransaction) => void): Promise<void> {
	const database = await opened(indexedDB.open(name));
	const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
	work(transaction);
	await new Promise((resolve) => (transaction.oncomplete = resolve));
	database.close();
}

export function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not opened'));
	});
}
