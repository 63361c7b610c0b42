import type { Rows } from '../told.ts';

export const noRows: Rows = { version: 0, assessments: [], entries: [], captures: [], media: [] };

/** All that lies in the database. Only to be asked for when the app has opened it: this would make an empty one. */
export async function rowsOnDisk(): Promise<Rows> {
	const database = await done(indexedDB.open('factory-checkup'));
	// Whoever upgrades or erases it does not wait for us.
	database.onversionchange = () => {
		database.close();
	};
	const names = [...database.objectStoreNames];
	const read = database.transaction(names);
	const all = (name: string): Promise<unknown[]> =>
		names.includes(name) ? done(read.objectStore(name).getAll()) : Promise.resolve([]);
	const [assessments, entries, captures, media] = await Promise.all(
		['assessments', 'entries', 'captures', 'media'].map(all),
	);
	database.close();
	return {
		version: database.version,
		assessments: assessments ?? [],
		entries: entries ?? [],
		captures: captures ?? [],
		media: (media ?? []).map((row) => {
			const { capture, bytes } = row as { capture: string; bytes: ArrayBuffer };
			return { capture, bytes: bytes.byteLength };
		}),
	};
}

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => {
			resolve(request.result);
		};
		request.onerror = () => {
			reject(request.error ?? new Error('no reason'));
		};
	});
