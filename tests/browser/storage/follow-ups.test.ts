import { describe, expect, it } from 'vitest';
import { answersFromEntries } from '../../../src/lib/storage/assessment.ts';
import { chosen, inDatabase, makeAssessment, makeStorage, newName, saying, valueOf } from './make-storage.ts';

describe('an assessment that follows another', () => {
	it('still says so after a restart, a save and the bin', async () => {
		const name = newName();
		const first = await makeStorage({ name });
		await first.create(makeAssessment());
		await first.create(makeAssessment({ id: 'again', follows: 'firm' }));
		await first.save('again', saying({ q1: chosen('a') }));
		await first.remove('again', 3000);
		await first.restore('again');
		first.close();
		const storage = await makeStorage({ name });
		expect(valueOf(await storage.load('again')).assessment.follows).toBe('firm');
		expect(valueOf(await storage.load('firm')).assessment).not.toHaveProperty('follows');
	});

	it('stays whole where the earlier one is erased', async () => {
		const storage = await makeStorage();
		await storage.create(makeAssessment());
		await storage.create(makeAssessment({ id: 'again', follows: 'firm' }));
		await storage.save('again', saying({ q1: chosen('a') }));
		await storage.erase('firm');
		const { assessment, entries } = valueOf(await storage.load('again'));
		expect(assessment.follows).toBe('firm');
		expect(answersFromEntries(entries).get('q1')).toEqual(chosen('a'));
		expect(await storage.load('firm')).toMatchObject({ problems: [{ kind: 'missing' }] });
	});
});

describe('an entry', () => {
	it('keeps the version of the questionnaire that was asked', async () => {
		const storage = await makeStorage();
		await storage.create(makeAssessment());
		const said = { item: 'q1', record: chosen('a'), version: 2 };
		await storage.save('firm', { entries: [said, { item: 'q2', record: null, version: 2 }], at: 2000 });
		expect(valueOf(await storage.load('firm')).entries).toMatchObject([said, { record: null, version: 2 }]);
	});

	it('of the first release has none, and opens as ever', async () => {
		const name = newName();
		const storage = await makeStorage({ name });
		await inDatabase(name, (rows) => {
			rows.objectStore('assessments').put(makeAssessment());
			rows
				.objectStore('entries')
				.put({ seq: 1, assessment: 'firm', item: 'q1', record: chosen('a'), save: 's', savedAt: 1 });
		});
		expect(valueOf(await storage.load('firm')).entries).toEqual([
			{ seq: 1, assessment: 'firm', item: 'q1', record: chosen('a') },
		]);
	});
});
