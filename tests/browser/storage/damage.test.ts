import { expect, it } from 'vitest';
import { openStorage } from '../../../src/lib/storage/open-storage.ts';
import { eraseFolder } from '../../../src/lib/storage/second-copy.ts';
import {
	chosen,
	deleteDatabase,
	inDatabase,
	makeAssessment,
	makeStorage,
	newName,
	opened,
	saying,
	valueOf,
} from './make-storage.ts';

const damagedEntry = { seq: 7, assessment: 'firm', item: 'q1', record: { answer: { kind: 'nonsense' } } };

it('shows an assessment with a damaged entry as unreadable, with all its rows, and the others as ever', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	await storage.create(makeAssessment({ id: 'other' }));
	await storage.save('firm', saying({ q0: chosen('a') }));
	await inDatabase(name, (rows) => rows.objectStore('entries').put(damagedEntry));

	const raw = { assessment: { id: 'firm' }, entries: [{ item: 'q0' }, damagedEntry] };
	expect(valueOf(await storage.list())).toMatchObject([
		{ kind: 'readable', assessment: { id: 'other' } },
		{ kind: 'unreadable', id: 'firm', raw },
	]);
	expect(await storage.load('firm')).toMatchObject({ problems: [{ kind: 'unreadable', id: 'firm', raw }] });
	expect(await storage.raw('firm')).toMatchObject(raw);
});

it('does not write over an assessment it cannot read', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	const damaged = { ...makeAssessment(), version: 'two' };
	await inDatabase(name, (rows) => rows.objectStore('assessments').put(damaged));
	expect(await storage.save('firm', saying({ q1: chosen('a') }))).toMatchObject({
		problems: [{ kind: 'unreadable', raw: { assessment: damaged } }],
	});
	expect(await storage.raw('firm')).toEqual({ assessment: damaged, entries: [] });
});

it('lists entries whose assessment is gone', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await inDatabase(name, (rows) => rows.objectStore('entries').put(damagedEntry));
	const raw = { assessment: null, entries: [damagedEntry] };
	expect(valueOf(await storage.list())).toEqual([{ kind: 'unreadable', id: 'firm', raw }]);
});

it('refuses a database of a newer release and leaves it as it is', async () => {
	const name = newName();
	const request = indexedDB.open(name, 30);
	request.onupgradeneeded = () => request.result.createObjectStore('assessments');
	(await opened(request)).close();

	expect(await openStorage({ name })).toEqual({
		ok: false,
		problems: [{ kind: 'newer-schema', found: 3, known: 2 }],
	});
	const database = await opened(indexedDB.open(name));
	expect([database.version, ...database.objectStoreNames]).toEqual([30, 'assessments']);
	database.close();
	indexedDB.deleteDatabase(name);
});

it('knows how many assessments a lost database had, until a new one is begun', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	await storage.create(makeAssessment({ id: 'other' }));
	storage.close();
	await deleteDatabase(name);
	await eraseFolder(name);

	expect((await makeStorage({ name })).missingAssessments).toBe(2);
	const again = await makeStorage({ name });
	expect(again.missingAssessments).toBe(2);
	await again.create(makeAssessment());
	expect((await makeStorage({ name })).missingAssessments).toBe(0);
});

it('believes an engine that says itself that it threw a damaged database away, without a mark beside it', async () => {
	const name = newName();
	const emptying = {
		open: (...asked: Parameters<IDBFactory['open']>) => {
			const request = indexedDB.open(...asked);
			request.addEventListener('upgradeneeded', (event) =>
				Object.defineProperty(event, 'dataLoss', { value: 'total' }),
			);
			return request;
		},
	} as IDBFactory;
	expect((await makeStorage({ name: newName() })).missingAssessments).toBe(0);
	const storage = await makeStorage({ name, indexedDB: emptying });
	expect(storage.missingAssessments).toBe(1);
	storage.close();
	expect((await makeStorage({ name })).missingAssessments).toBe(1);
});

it('knows how many answers a database lacks that opens with fewer of them, until somebody goes on', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	await storage.save('firm', saying({ q0: chosen('a'), q1: chosen('b') }));
	await storage.save('firm', saying({ q2: chosen('c') }));
	await inDatabase(name, (rows) => rows.objectStore('entries').delete(1));

	expect((await makeStorage({ name })).missingEntries).toBe(1);
	const again = await makeStorage({ name });
	expect(again.missingEntries).toBe(1);
	await again.save('firm', saying({ q0: chosen('a') }));
	expect((await makeStorage({ name })).missingEntries).toBe(0);
	await again.erase('firm');
	expect((await makeStorage({ name })).missingEntries).toBe(0);
});

it('knows of one assessment that is lost among others', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	await storage.create(makeAssessment({ id: 'other' }));
	await inDatabase(name, (rows) => rows.objectStore('assessments').delete('other'));
	expect((await makeStorage({ name })).missingAssessments).toBe(1);
});

it('misses nothing after the last assessment was erased', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	await storage.erase('firm');
	expect((await makeStorage({ name })).missingAssessments).toBe(0);
});
