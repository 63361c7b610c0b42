import { openAnswers } from '../../../src/lib/content/answers-bundle.ts';
import type { AnswersOfFile } from '../../../src/lib/content/answers-file.ts';
import type { AnswerRecord } from '../../../src/lib/engine/answer.ts';
import { backupJson, checkUpFiles } from '../../../src/lib/session/check-up-file.ts';
import { loadAskingContent } from '../../../src/lib/session/loaded-content.ts';
import { base64Of } from '../../../src/lib/session/workbench/base64.ts';
import { planMerge } from '../../../src/lib/session/workbench/merge-plan.ts';
import { rowsOf, type SideOf } from '../../../src/lib/session/workbench/merge-rows.ts';
import { usualSide } from '../../../src/lib/session/workbench/merge-statements.ts';
import { firmByAssessment } from '../../../src/lib/storage/firm.ts';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import { randomId } from '../../../src/lib/storage/random-id.ts';
import { makeCapture } from '../../support/stored.ts';
import { makeAssessment, makeStorage, valueOf } from '../storage/make-storage.ts';

export const { questionnaire } = await loadAskingContent();

export const people = (value: number, at: number): AnswerRecord => ({
	answer: { kind: 'amount', value },
	by: 'accountant',
	at,
	evidence: 'E3',
	note: '工资表',
});

/** A device with one firm: its card, an answer that was changed once, a follow-up and a photo. */
export async function makeDevice(): Promise<AssessmentStorage> {
	const storage = await makeStorage();
	const { id: own, version } = questionnaire;
	await storage.create(makeAssessment({ questionnaire: own, version, name: '宏达' }));
	await storage.create(makeAssessment({ id: 'again', follows: 'firm', questionnaire: own, version }));
	const name: AnswerRecord = { ...people(1, 1), answer: { kind: 'text', value: '宏达' } };
	await say(storage, 'firm', { [questionnaire.nameItem]: name, headcount: people(40, 2) }, 2);
	await say(storage, 'firm', { headcount: people(41, 3) }, 3);
	await say(storage, 'again', { headcount: people(60, 4) }, 4);
	valueOf(
		await storage.changeFirmOf('firm', () => ({
			id: 'firm',
			person: '王厂长',
			planned: '2026-11-24',
			updatedAt: 5,
		})),
	);
	const photo = makeCapture({ id: 'p1', media: { type: 'image/jpeg', bytes: 3 } });
	valueOf(await storage.saveCapture(photo, pictured));
	return storage;
}

export const pictured = new Uint8Array([1, 2, 3]).buffer;

export async function say(
	storage: AssessmentStorage,
	id: string,
	records: Readonly<Record<string, AnswerRecord>>,
	at: number,
): Promise<void> {
	const { version } = questionnaire;
	const entries = Object.entries(records).map(([item, record]) => ({ item, record, version }));
	valueOf(await storage.save(id, { entries, at }));
}

/** All of a device in the letters of a backup. */
export async function backupOf(storage: AssessmentStorage): Promise<string> {
	const ids = valueOf(await storage.cases()).assessments.map(({ id }) => id);
	const pictureOf = async (capture: string) => {
		const bytes = valueOf(await storage.media(capture));
		return bytes && base64Of(new Uint8Array(bytes));
	};
	const files = valueOf(await checkUpFiles(storage, questionnaire, { ids, pictureOf }));
	return backupJson(files, { createdAt: 7, app: 'test' });
}

const opened = (letters: string): readonly AnswersOfFile[] =>
	valueOf(openAnswers(JSON.parse(letters), questionnaire)).checkUps;

/** What a backup asks to be written on a device; undefined where it asks for nothing. */
export async function mergeFor(
	storage: AssessmentStorage,
	letters: string,
	sideOf: SideOf = (_, item) => usualSide(item),
) {
	const checkUps = opened(letters);
	const { firms: cards, assessments } = valueOf(await storage.cases());
	const ids = [...firmByAssessment(assessments).keys()];
	const { journals, unreadable } = valueOf(await storage.journals(ids));
	const plan = planMerge(checkUps, { questionnaire, journals, unreadable, cards });
	return rowsOf(plan, { questionnaire, sideOf, at: 100, newId: randomId });
}
