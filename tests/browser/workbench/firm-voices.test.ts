import { beforeEach, expect, it, vi } from 'vitest';
import type { AnswerRecord } from '../../../src/lib/engine/answer.ts';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import { AssessmentSession } from '../../../src/lib/session/assessment-session.svelte.ts';
import { FirmVoices } from '../../../src/lib/session/workbench/firm-voices.svelte.ts';
import { questionnaire } from '../backup/make-device.ts';
import { chosen, makeAssessment, makeStorage, recordOf, saying, valueOf } from '../storage/make-storage.ts';

let storage: AssessmentStorage;
vi.mock('../../../src/lib/session/storage.ts', () => ({
	deviceStorage: () => Promise.resolve({ ok: true, value: storage }),
	askToPersist: () => Promise.resolve(true),
}));

const { id: own, version } = questionnaire;
const item = 'link_marketing_production';
const name: AnswerRecord = recordOf({ kind: 'text', value: '晋江恒达' });

beforeEach(async () => {
	storage = await makeStorage();
	await storage.create(makeAssessment({ questionnaire: own, version, name: '晋江恒达' }));
	valueOf(await storage.save('firm', saying({ [questionnaire.nameItem]: name, [item]: chosen('system') })));
});

async function openVoices(): Promise<FirmVoices> {
	const session = valueOf(await AssessmentSession.open('firm'));
	const voices = new FirmVoices(session);
	await voices.refresh();
	return voices;
}

/** As the accountant answers on this phone. */
async function accountantSays(voices: FirmVoices, said: Record<string, AnswerRecord>): Promise<string> {
	const id = (await voices.begin('accountant')) ?? '';
	valueOf(await storage.save(id, saying(said, 3000)));
	return id;
}

const isInBin = async (id: string) => valueOf(await storage.load(id)).assessment.deletedAt !== undefined;

it('signs with who was asked to answer, whoever held the device before', async () => {
	const id = (await (await openVoices()).begin('accountant')) ?? '';
	const alone = valueOf(await AssessmentSession.open(id));
	expect(alone.respondent).toBe('accountant');
	expect(valueOf(await AssessmentSession.open('firm')).respondent).toBe('owner');
	expect([...alone.answers.keys()]).toEqual([questionnaire.nameItem]);
});

it('hears somebody beside the owner, and takes that back as if it had never been', async () => {
	const voices = await openVoices();
	const before = voices.session.statements;
	const other = await accountantSays(voices, { [item]: chosen('nothing'), finance: chosen('level1') });
	await voices.bringIn(other, 'accountant');
	expect(voices.brought).toMatchObject({ kind: 'heard', count: 2, by: 'accountant' });
	expect(voices.open).toMatchObject([{ item, voices: [{ by: 'owner' }, { by: 'accountant' }] }]);
	expect(voices.session.answers.get(item)?.by).toBe('owner');
	expect(await isInBin(other)).toBe(true);

	await voices.takeBack();
	expect(voices.brought).toEqual({ kind: 'taken-back' });
	expect(voices.session.statements).toEqual(before);
	expect(voices.others).toMatchObject([{ id: other, nearness: 'own-voice', by: 'accountant' }]);
	expect(await isInBin(other)).toBe(false);
});

it('keeps what was settled after it, though it is taken back', async () => {
	const voices = await openVoices();
	await voices.bringIn(await accountantSays(voices, { [item]: chosen('nothing') }), 'accountant');
	const [open] = voices.open;
	if (open?.voices[1] === undefined) throw new Error('nothing to settle');
	await voices.settle(open, open.voices[1], { evidence: 'E2', note: '' });
	await voices.takeBack();
	expect(voices.session.answers.get(item)).toMatchObject({ by: 'advisor', answer: { option: 'nothing' } });
});

it('leaves alone what has no answer of its own, and says so', async () => {
	const voices = await openVoices();
	const other = (await voices.begin('accountant')) ?? '';
	await voices.bringIn(other, 'accountant');
	expect(voices.brought).toEqual({ kind: 'nothing', by: 'accountant' });
	expect(await isInBin(other)).toBe(false);
	expect(voices.all).toEqual([]);
});
