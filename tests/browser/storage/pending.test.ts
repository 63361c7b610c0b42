import { expect, it, vi } from 'vitest';
import { answersFromEntries } from '../../../src/lib/storage/assessment.ts';
import { pendingSaves, pendingStoreOf, type PendingStore } from '../../../src/lib/storage/pending-save.ts';
import { chosen, inDatabase, makeAssessment, makeStorage, newName, saying, valueOf } from './make-storage.ts';

it('replays a save whose transaction never came', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	leaveOver(name, { ...saying({ q1: chosen('a') }), bookmark: 's3' });

	const { assessment, entries } = valueOf(await (await makeStorage({ name })).load('firm'));
	expect(entries).toMatchObject([{ item: 'q1', record: chosen('a') }]);
	expect(assessment).toMatchObject({ bookmark: 's3', updatedAt: 2000 });
	expect(pendingStoreOf(name).list()).toEqual([]);
});

it('adds nothing twice where the transaction did come', async () => {
	const name = newName();
	const notes = pendingStoreOf(name);
	// The page dies between the transaction and the forgetting.
	const deaf: PendingStore = { ...notes, remove: () => undefined };
	const storage = await makeStorage({ name, pending: deaf });
	await storage.create(makeAssessment());
	await storage.save('firm', saying({ q1: chosen('a') }));
	expect(notes.list()).toHaveLength(1);

	const { entries } = valueOf(await (await makeStorage({ name })).load('firm'));
	expect(entries).toHaveLength(1);
	expect(notes.list()).toEqual([]);
});

it('notes a save at once, also behind one that is still under way', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	const saves = [
		storage.save('firm', { ...saying({}), bookmark: 's3' }),
		storage.save('firm', saying({ q1: chosen('typed while the page is left') })),
	];
	expect(pendingStoreOf(name).list()).toHaveLength(2);
	await Promise.all(saves);
	expect(pendingStoreOf(name).list()).toEqual([]);
});

it('writes saves in the order in which they were said', async () => {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	const said = Array.from({ length: 30 }, (_, number) => chosen(String(number)));
	await Promise.all(said.map((record) => storage.save('firm', saying({ q1: record }))));
	const { entries } = valueOf(await storage.load('firm'));
	expect(entries.map(({ record }) => record)).toEqual(said);
});

it('forgets a save as soon as it is on disk, and all of an erased assessment', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	await storage.save('firm', saying({ q1: chosen('a') }));
	expect(pendingStoreOf(name).list()).toEqual([]);
	leaveOver(name, saying({ q1: chosen('b') }));
	await storage.erase('firm');
	expect(pendingStoreOf(name).list()).toEqual([]);
});

it('keeps the note of a save whose assessment was lost, until a backup brings it back', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	leaveOver(name, saying({ q1: chosen('a') }));
	// The browser threw the rows away, and hands out an empty database.
	await inDatabase(name, (rows) => rows.objectStore('assessments').clear());

	const empty = await makeStorage({ name });
	expect(empty.missingAssessments).toBe(1);
	expect(pendingStoreOf(name).list()).toHaveLength(1);
	await empty.create(makeAssessment());
	expect(valueOf(await (await makeStorage({ name })).load('firm')).entries).toMatchObject([
		{ record: chosen('a') },
	]);
	expect(pendingStoreOf(name).list()).toEqual([]);
});

it('lets a later answer stand against an older save that was left over', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	leaveOver(name, { ...saying({ q1: chosen('older'), q2: chosen('only') }, 2000), bookmark: 'older' });
	await storage.save('firm', { ...saying({ q1: chosen('later') }, 3000), bookmark: 'later' });

	const { assessment, entries } = valueOf(await (await makeStorage({ name })).load('firm'));
	expect(Object.fromEntries(answersFromEntries(entries))).toEqual({
		q1: chosen('later'),
		q2: chosen('only'),
	});
	expect(assessment).toMatchObject({ bookmark: 'later', updatedAt: 3000 });
});

it('passes over notes it cannot read', async () => {
	const name = newName();
	localStorage.setItem(`${name}:pending:firm:x`, '{"assessment":');
	localStorage.setItem(`${name}:marker`, '?');
	expect((await makeStorage({ name })).missingAssessments).toBe(0);
});

it('saves without localStorage', async () => {
	const full = () => {
		throw new DOMException('', 'QuotaExceededError');
	};
	const noted = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(full);
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	expect(await storage.save('firm', saying({ q1: chosen('a') }))).toMatchObject({ ok: true });
	expect(noted).toHaveBeenCalled();
	noted.mockRestore();
});

function leaveOver(name: string, change: ReturnType<typeof saying>): void {
	pendingStoreOf(name).put(pendingSaves()('firm', change));
}
