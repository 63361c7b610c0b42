import { Dexie, type Table } from 'dexie';
import type { Assessment } from './assessment.ts';
import type { NewEntryRow } from './stored-row.ts';

/** To be raised with every change of `stores`; a release refuses databases of a later one. */
export const schemaVersion = 1;

// Dexie counts in tenths: its version 1 is the browser's version 10.
const nativeVersion = schemaVersion * 10;

export interface Database extends Dexie {
	/** Rows are unknown until a schema has read them. */
	readonly assessments: Table<unknown, string, Assessment>;
	readonly entries: Table<unknown, number, NewEntryRow>;
}

export function makeDatabase(name: string, factory: IDBFactory): Database {
	const database = new Dexie(name, {
		indexedDB: withoutSecondTry(factory),
		// Every engine is relaxed by default: "saved" would be said of what a power cut still takes.
		chromeTransactionDurability: 'strict',
		// The cache shows changes before they are on disk.
		cache: 'disabled',
	});
	database.version(schemaVersion).stores({ assessments: 'id', entries: '++seq, assessment, save' });
	return database as Database;
}

/** The schema version of what is on disk, whoever wrote it. */
export function schemaVersionOnDisk(name: string, factory: IDBFactory): Promise<number> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name);
		request.onsuccess = () => {
			resolve(request.result.version / 10);
			request.result.close();
		};
		request.onerror = () => reject(request.error ?? new Error('no version'));
	});
}

/**
 * Where the database is newer, Dexie opens it again without a version, adds what it misses and writes.
 * It gets no such second try, neither at the first opening nor at a later one.
 */
function withoutSecondTry(factory: IDBFactory): IDBFactory {
	return {
		open(name, version) {
			if (version === undefined) throw new DOMException('written by a newer release', 'VersionError');
			if (version !== nativeVersion) throw new Error('The stores changed: raise schemaVersion.');
			return factory.open(name, version);
		},
		deleteDatabase: (name) => factory.deleteDatabase(name),
		databases: () => factory.databases(),
		cmp: (first, second) => factory.cmp(first, second),
	};
}
