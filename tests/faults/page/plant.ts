import { report } from './report.ts';

// A disk as the first release left it, in its version 1; then the app of today opens it.
const opening = indexedDB.open('factory-checkup', 10);
opening.onupgradeneeded = () => {
	const database = opening.result;
	database.createObjectStore('assessments', { keyPath: 'id' });
	const entries = database.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
	for (const index of ['assessment', 'save']) entries.createIndex(index, index);
};
opening.onsuccess = () => {
	const database = opening.result;
	const writing = database.transaction(['assessments', 'entries'], 'readwrite', { durability: 'strict' });
	for (let firm = 0; firm < 20; firm++) {
		const id = `old-${String(firm)}`;
		const row = {
			id,
			name: id,
			questionnaire: 'factory',
			version: 1,
			createdAt: 1,
			updatedAt: 2,
			reached: 0.5,
		};
		writing.objectStore('assessments').put(row);
		for (let said = 0; said < 20; said++)
			writing.objectStore('entries').put({
				assessment: id,
				item: 'firm_name',
				record: {
					answer: { kind: 'text', value: `${id} ${String(said)}` },
					by: 'owner',
					at: said,
					evidence: 'E0',
				},
				save: `${id}-${String(said)}`,
				savedAt: said,
			});
	}
	writing.oncomplete = () => {
		database.close();
		void report({ kind: 'begun' }).then(() => {
			location.assign('/');
		});
	};
};
