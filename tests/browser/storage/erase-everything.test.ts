import { describe, expect, it } from 'vitest';
import { answersFromEntries } from '../../../src/lib/storage/assessment.ts';
import { chosen, inDatabase, makeAssessment, makeStorage, newName, saying, valueOf } from './make-storage.ts';

describe('erasing everything', () => {
	const withTwoFirms = async (name: string) => {
		const storage = await makeStorage({ name });
		await storage.create(makeAssessment());
		await storage.create(makeAssessment({ id: 'other', follows: 'firm' }));
		await storage.save('firm', saying({ q1: chosen('a') }));
		await storage.remove('other', 3000);
		return storage;
	};

	it('leaves no row, and the next start takes the device for new, not for damaged', async () => {
		const name = newName();
		const storage = await withTwoFirms(name);
		valueOf(await storage.eraseEverything());
		expect(valueOf(await storage.list())).toEqual([]);
		await inDatabase(name, (rows) => {
			const left = rows.objectStore('entries').count();
			left.onsuccess = () => expect(left.result).toBe(0);
		});
		storage.close();
		expect((await makeStorage({ name })).missingAssessments).toBe(0);
	});

	it('can be undone: every firm, answer, bin and follow-up is back, after a restart too', async () => {
		const name = newName();
		const storage = await withTwoFirms(name);
		const before = valueOf(await storage.list());
		const erased = valueOf(await storage.eraseEverything());
		valueOf(await storage.bringBack(erased));
		storage.close();
		const again = await makeStorage({ name });
		expect(valueOf(await again.list())).toEqual(before);
		const { entries } = valueOf(await again.load('firm'));
		expect(answersFromEntries(entries).get('q1')).toEqual(chosen('a'));
	});

	it('brings a damaged row back as damaged as it was', async () => {
		const name = newName();
		const storage = await makeStorage({ name });
		const garbage = { assessment: 'broken', item: 'q1', record: 'rust', save: 's', savedAt: 1 };
		await inDatabase(name, (rows) => rows.objectStore('entries').add(garbage));
		const before = valueOf(await storage.list());
		expect(before).toMatchObject([{ kind: 'unreadable' }]);
		valueOf(await storage.bringBack(valueOf(await storage.eraseEverything())));
		expect(valueOf(await storage.list())).toEqual(before);
	});
});
