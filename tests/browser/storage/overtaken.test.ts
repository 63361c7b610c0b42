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
	expect(session.saveState).toEqual({ kind: 'saved' });
	comes(read);
	await reading;
	expect(session.answers.get('quality')?.answer).toEqual(option('level3'));
	session.close();
});
