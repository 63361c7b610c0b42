import type { ReleasedDatabase } from './released-formats.ts';

/** As a release left it on the disk. It runs in the page, so nothing outside it may be used. */
export async function plantReleased({ version, tables }: ReleasedDatabase): Promise<void> {
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open('factory-checkup', version);
		request.onupgradeneeded = () => {
			for (const [table, { key, counted = false, indexes, rows }] of Object.entries(tables)) {
				const store = request.result.createObjectStore(table, { keyPath: key, autoIncrement: counted });
				for (const index of indexes) store.createIndex(index, index);
				for (const row of rows) store.put(row);
			}
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not opened'));
	});
	database.close();
}
