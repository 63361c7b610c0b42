import { beforeEach, expect, it, vi } from 'vitest';
import type { AnswerRecord } from '../../../src/lib/engine/answer.ts';
import type { Item } from '../../../src/lib/engine/questionnaire.ts';
import { AssessmentSession } from '../../../src/lib/session/assessment-session.svelte.ts';
import { saidBefore } from '../../../src/lib/session/workbench/said-before.ts';
import { Visit } from '../../../src/lib/session/workbench/visit.svelte.ts';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import { questionnaire } from '../backup/make-device.ts';
import { chosen, makeAssessment, makeStorage, saying, valueOf } from '../storage/make-storage.ts';

let storage: AssessmentStorage;
vi.mock('../../../src/lib/session/storage.ts', () => ({
	deviceStorage: () => Promise.resolve({ ok: true, value: storage }),
	askToPersist: () => Promise.resolve(true),
}));

beforeEach(async () => {
	storage = await makeStorage();
	const { id, version } = questionnaire;
	await storage.create(makeAssessment({ questionnaire: id, version }));
});

async function visitAfter(said: Record<string, AnswerRecord>): Promise<Visit> {
	valueOf(await storage.save('firm', saying(said)));
	return valueOf(await Visit.of(valueOf(await AssessmentSession.open('firm'))));
}

const itemNamed = (id: string): Item => {
	const item = questionnaire.items.find((one) => one.id === id);
	if (item === undefined) throw new Error(`no item ${id}`);
	return item;
};
const option = (id: string) => ({ kind: 'chosen', option: id }) as const;
const historyOf = async (item: string) =>
	(await saidBefore('firm', item)).map(({ by, evidence, answer }) => [
		by,
		evidence,
		answer.kind === 'chosen' ? answer.option : answer.kind,
	]);

it('takes what the advisor finds otherwise for seen, and the owner’s word for only said', async () => {
	const visit = await visitAfter({ quality: chosen('level3') });
	visit.grade('quality', 'E2');
	await expect.poll(() => historyOf('quality')).toHaveLength(2);
	await visit.answer(itemNamed('quality'), option('level1'));
	expect(visit.session.answers.get('quality')).toMatchObject({ by: 'advisor', evidence: 'E2' });
	expect(await historyOf('quality')).toEqual([
		['advisor', 'E2', 'level1'],
		['owner', 'E0', 'level3'],
	]);
});

it('leaves what the advisor chose otherwise afterwards', async () => {
	const visit = await visitAfter({ quality: chosen('level3') });
	await visit.answer(itemNamed('quality'), option('level1'));
	visit.grade('quality', 'E1');
	expect(visit.session.answers.get('quality')).toMatchObject({ by: 'advisor', evidence: 'E1' });
});

it('takes a first answer, given on the walk, for said until it is graded', async () => {
	const visit = await visitAfter({});
	await visit.answer(itemNamed('quality'), option('level1'));
	await visit.answer(itemNamed('quality'), option('level2'));
	expect(visit.session.answers.get('quality')).toMatchObject({ by: 'advisor', evidence: 'E0' });
});

it('doubts what was seen when its last photo is gone, until the advisor says so or the photo is back', async () => {
	const visit = await visitAfter({ quality: chosen('level3') });
	const photo = { kind: 'photo', item: 'quality', words: '', by: 'advisor', at: 1 } as const;
	for (const id of ['one', 'two'])
		valueOf(await storage.saveCapture({ ...photo, id, assessment: 'firm' }, new ArrayBuffer(3)));
	const again = valueOf(await Visit.of(visit.session));
	again.grade('quality', 'E2');
	await again.captures.delete('one');
	expect(again.doubtsSeen('quality')).toBe(false);
	await again.captures.delete('two');
	expect(again.doubtsSeen('quality')).toBe(true);
	await again.captures.undoDelete();
	expect(again.doubtsSeen('quality')).toBe(false);
	await again.captures.delete('two');
	again.keepSeen('quality');
	expect(again.doubtsSeen('quality')).toBe(false);
});
