import { expect, it } from 'vitest';
import { firmByAssessment } from '../../../src/lib/storage/firm.ts';
import type { NewEntryRow } from '../../../src/lib/storage/stored-row.ts';
import { makeCapture, makeSummary } from '../../support/stored.ts';
import { chosen, inDatabase, makeAssessment, makeStorage, newName, saying, valueOf } from './make-storage.ts';

const firm = { id: 'firm', person: '王厂长', phone: '0595 1234', planned: '2026-11-24', updatedAt: 1 };
const summary = makeSummary({ profile: { county: 'CN-FJ-QZ-JJ' } });

it('lists firms with their cards and summaries, without reading an answer', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	await storage.save('firm', saying({ q1: chosen('a') }));
	valueOf(await storage.changeFirmOf(firm.id, () => firm));
	valueOf(await storage.saveSummaries([summary, { ...summary, assessment: 'gone' }]));
	await inDatabase(name, (rows) => {
		rows.objectStore('entries').put({ seq: 9, assessment: 'firm', rust: true });
		rows.objectStore('assessments').put({ id: 'damaged', rust: true });
	});
	expect(valueOf(await storage.cases())).toMatchObject({
		assessments: [{ id: 'firm' }],
		firms: [firm],
		summaries: [summary],
		unreadable: 1,
	});
});

it('adds a list of firms as a whole, twice as once', async () => {
	const storage = await makeStorage();
	const assessments = ['a', 'b'].map((id) => makeAssessment({ id, name: id }));
	const entries = assessments.map(({ id }): NewEntryRow => ({
		assessment: id,
		item: 'q1',
		record: chosen('x'),
		save: `in-${id}`,
		savedAt: 1,
	}));
	const firms = [{ ...firm, id: 'a' }];
	valueOf(await storage.addCases({ firms, assessments, entries }));
	valueOf(await storage.addCases({ firms, assessments, entries }));
	expect(valueOf(await storage.cases()).assessments).toHaveLength(2);
	expect(valueOf(await storage.load('a')).entries).toHaveLength(1);
});

it('changes a card at the same time from two pages without losing what either wrote', async () => {
	const name = newName();
	const [one, other] = [await makeStorage({ name }), await makeStorage({ name })];
	await one.create(makeAssessment());
	await one.create(makeAssessment({ id: 'again', follows: 'firm' }));
	const changes = ['person', 'phone', 'address', 'remark'].map((field, index) =>
		(index % 2 === 0 ? one : other).changeFirmOf('again', (card) => ({ ...card, [field]: field })),
	);
	await Promise.all(changes);
	expect(valueOf(await one.firmOf('firm'))).toEqual({
		id: 'firm',
		person: 'person',
		phone: 'phone',
		address: 'address',
		remark: 'remark',
		updatedAt: 0,
	});
});

it('erases a firm with its card, captures and pictures', async () => {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	valueOf(await storage.changeFirmOf(firm.id, () => firm));
	const capture = makeCapture();
	valueOf(await storage.saveCapture(capture, new Uint8Array([1, 2, 3]).buffer));
	expect(valueOf(await storage.captures('firm'))).toEqual([capture]);
	expect(new Uint8Array(valueOf(await storage.media('c1')) ?? new ArrayBuffer())).toEqual(
		new Uint8Array([1, 2, 3]),
	);
	valueOf(await storage.erase('firm'));
	expect(valueOf(await storage.captures('firm'))).toEqual([]);
	expect(valueOf(await storage.media('c1'))).toBeUndefined();
	expect(valueOf(await storage.cases()).firms).toEqual([]);
});

it('keeps the card of a firm as long as a check-up of it is there', async () => {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	await storage.create(makeAssessment({ id: 'again', follows: 'firm' }));
	valueOf(await storage.changeFirmOf(firm.id, () => firm));
	valueOf(await storage.erase('firm'));
	expect(valueOf(await storage.cases()).firms).toEqual([firm]);
});

it('brings cards, captures and pictures back with everything else', async () => {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	valueOf(await storage.changeFirmOf(firm.id, () => firm));
	valueOf(await storage.saveCapture(makeCapture({ kind: 'voice', words: '' }), new Uint8Array([7]).buffer));
	valueOf(await storage.bringBack(valueOf(await storage.eraseEverything())));
	expect(valueOf(await storage.cases()).firms).toEqual([firm]);
	expect(valueOf(await storage.media('c1'))?.byteLength).toBe(1);
});

it('opens a database of the first release and keeps all of it', async () => {
	const name = newName();
	await firstRelease(name);
	const storage = await makeStorage({ name });
	expect(valueOf(await storage.load('firm'))).toMatchObject({
		assessment: { name: '宏达' },
		entries: [{ item: 'q1', record: chosen('a') }],
	});
	valueOf(await storage.changeFirmOf(firm.id, () => firm));
	expect(valueOf(await storage.cases()).firms).toEqual([firm]);
});

it('takes follow-ups for the same firm, also where the first check-up is gone or the chain runs in a circle', () => {
	const of = (id: string, rest = {}) => makeAssessment({ id, ...rest });
	const firms = firmByAssessment([
		of('1'),
		of('2', { follows: '1' }),
		of('3', { follows: '2' }),
		of('5', { follows: 'gone' }),
		of('6', { follows: '7' }),
		of('7', { follows: '6' }),
		of('8', { firm: 'named' }),
		of('9', { follows: '8' }),
	]);
	expect([...firms.values()]).toEqual(['1', '1', '1', 'gone', '6', '6', 'named', 'named']);
});

/** As Dexie's version 1 made it. */
async function firstRelease(name: string): Promise<void> {
	const request = indexedDB.open(name, 10);
	request.onupgradeneeded = () => {
		request.result.createObjectStore('assessments', { keyPath: 'id' });
		const entries = request.result.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
		entries.createIndex('assessment', 'assessment');
		entries.createIndex('save', 'save');
	};
	await new Promise((resolve) => (request.onsuccess = resolve));
	request.result.close();
	await inDatabase(name, (rows) => {
		rows.objectStore('assessments').put(makeAssessment({ name: '宏达' }));
		rows
			.objectStore('entries')
			.put({ seq: 1, assessment: 'firm', item: 'q1', record: chosen('a'), save: 's', savedAt: 1 });
	});
}
