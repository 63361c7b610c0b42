import { Dexie, type Table } from 'dexie';
import type { Assessment } from './assessment.ts';
import type { Capture, Media } from './capture.ts';
import type { CaseSummary } from './case-summary.ts';
import type { Firm } from './firm.ts';
import { checkingLock } from './lock-check.ts';
import type { LockRow } from './lock-row.ts';
import { sealing, type SealInUse } from './seal.ts';
import type { NewEntryRow } from './stored-row.ts';
import { tellingWritten, type Written } from './written.ts';

/** To be raised with every change of `stores`; a release refuses databases of a later one. */
export const schemaVersion = 2;

// Dexie counts in tenths: its version 1 is the browser's version 10.
const nativeVersion = schemaVersion * 10;

export interface Database extends Dexie {
	/** Rows are unknown until a schema has read them. */
	readonly assessments: Table<unknown, string, Assessment>;
	readonly entries: Table<unknown, number, NewEntryRow>;
	readonly firms: Table<unknown, string, Firm>;
	readonly summaries: Table<unknown, string, CaseSummary>;
	readonly captures: Table<unknown, string, Capture>;
	readonly media: Table<unknown, string, Media>;
	/** One row where this device has a lock, none elsewhere. */
	readonly locks: Table<unknown, string, LockRow>;
}

/** By which the next connection is made. */
export interface FactoryInUse {
	factory: IDBFactory;
	/** Chromium says so itself when it found the files damaged and handed out an empty database instead. */
	isEmptied?: boolean;
	/** Hears of each transaction that wrote, as soon as it is on disk. */
	onWritten?: (written: Written) => void;
}

export function makeDatabase(name: string, factories: FactoryInUse, seal: SealInUse): Database {
	const database = new Dexie(name, {
		indexedDB: withoutSecondTry(factories),
		// Every engine is relaxed by default: "saved" would be said of what a power cut still takes.
		chromeTransactionDurability: 'strict',
		// The cache shows changes before they are on disk.
		cache: 'disabled',
	});
	database.version(1).stores({ assessments: 'id', entries: '++seq, assessment, save' });
	database.version(schemaVersion).stores({
		firms: 'id',
		summaries: 'assessment',
		captures: 'id, assessment',
		media: 'capture, assessment',
		locks: 'id',
	});
	database.use(sealing(seal));
	database.use(checkingLock(seal));
	database.use(tellingWritten((written) => factories.onWritten?.(written)));
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
function withoutSecondTry(inUse: FactoryInUse): IDBFactory {
	return {
		open(name, version) {
			if (version === undefined) throw new DOMException('written by a newer release', 'VersionError');
			if (version !== nativeVersion) throw new Error('The stores changed: raise schemaVersion.');
			const request = inUse.factory.open(name, version);
			request.addEventListener('upgradeneeded', (event) => {
				if ('dataLoss' in event && event.dataLoss === 'total') inUse.isEmptied = true;
			});
			return request;
		},
		deleteDatabase: (name) => inUse.factory.deleteDatabase(name),
		databases: () => inUse.factory.databases(),
		cmp: (first, second) => inUse.factory.cmp(first, second),
	};
}
