import { expect, it, vi } from 'vitest';
import { AssessmentSession } from '../../../src/lib/session/assessment-session.svelte.ts';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import { questionnaire } from '../backup/make-device.ts';
import { makeAssessment, makeStorage, valueOf } from './make-storage.ts';

let storage: AssessmentStorage;
vi.mock('../../../src/lib/session/storage.ts', () => ({
	deviceStorage: () => Promise.resolve({ ok: true, value: storage }),
	askToPersist: () => Promise.resolve(true),
}));

const option = (id: string) => ({ kind: 'chosen', option: id }) as const;

it('shows an answer on, once it is saved, though what was there before it is still being read', async () => {
	storage = await makeStorage();
	const { id, version } = questionnaire;
	await storage.create(makeAssessment({ questionnaire: id, version }));
	const session = valueOf(await AssessmentSession.open('firm'));
	await session.answer('quality', option('level1'));
	const read = await storage.load('firm');
	let comes: (found: typeof read) => void = () => undefined;
	vi.spyOn(storage, 'load').mockReturnValueOnce(new Promise((done) => (comes = done)));
	const reading = session.reload();
	await session.answer('quality', option('level3'));
	await vi.waitFor(() => expect(session.saveState).toEqual({ kind: 'saved' }));
	comes(read);
	await reading;
	expect(session.answers.get('quality')?.answer).toEqual(option('level3'));
	session.close();
});

it('calls an answer saved when it lies in the second copy too, and somebody has gone on by then', async () => {
	storage = await makeStorage();
	const { id, version } = questionnaire;
	await storage.create(makeAssessment({ questionnaire: id, version }));
	const session = valueOf(await AssessmentSession.open('firm'));
	let isSettled: () => void = () => undefined;
	vi.spyOn(storage, 'settled').mockReturnValue(new Promise((done) => (isSettled = done)));
	await session.answer('quality', option('level1'));
	await session.standOn('quality');
	expect(valueOf(await storage.load('firm')).assessment.bookmark).toBe('quality');
	expect(session.saveState).toEqual({ kind: 'saving' });
	isSettled();
	await vi.waitFor(() => expect(session.saveState).toEqual({ kind: 'saved' }));
	session.close();
});

it('goes on telling that the last save was refused, though the one before it is settled after that', async () => {
	storage = await makeStorage();
	const { id, version } = questionnaire;
	await storage.create(makeAssessment({ questionnaire: id, version }));
	const session = valueOf(await AssessmentSession.open('firm'));
	let isSettled: () => void = () => undefined;
	vi.spyOn(storage, 'settled').mockReturnValueOnce(new Promise((done) => (isSettled = done)));
	await session.answer('quality', option('level1'));
	vi.spyOn(storage, 'save').mockResolvedValueOnce({ ok: false, problems: [{ kind: 'full' }] } as never);
	await session.standOn('quality');
	isSettled();
	await new Promise((done) => setTimeout(done, 50));
	expect(session.saveState).toMatchObject({ kind: 'failed' });
	session.close();
});
