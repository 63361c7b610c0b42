import type { Answers } from '../engine/answer.ts';
import type { AnswerFate } from '../engine/carry-forward.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { bundleOf } from '../content/answers-bundle.ts';
import { answersToFile } from '../content/answers-file.ts';
import type { Assessment } from '../storage/assessment.ts';
import { noteBackup } from './backup-note.ts';
import { today } from './today.ts';

export interface AnswersOfFirm {
	readonly assessment: Pick<Assessment, 'id'>;
	readonly answers: Answers;
	readonly fates: readonly AnswerFate[];
}

/** Hands the answers to the user as a file that `checkup score` reads too. */
export function downloadAnswers(
	name: string,
	{ assessment, answers, fates }: AnswersOfFirm,
	questionnaire: Questionnaire,
): void {
	downloadJson(
		`${name === '' ? 'factory' : name}-${today()}.json`,
		answersToFile(answers, questionnaire, fates),
	);
	noteBackup(assessment.id, Date.now());
}

/** All firms in one file, which is taken in again like any other. */
export function downloadBackup(firms: readonly AnswersOfFirm[], questionnaire: Questionnaire): void {
	downloadJson(
		`factory-checkup-${today()}.json`,
		bundleOf(firms.map(({ answers, fates }) => answersToFile(answers, questionnaire, fates))),
	);
	firms.forEach(({ assessment }) => noteBackup(assessment.id, Date.now()));
}

export function downloadJson(fileName: string, value: unknown): void {
	downloadFile(fileName, new Blob([JSON.stringify(value, null, '\t')], { type: 'application/json' }));
}

export function downloadFile(fileName: string, contents: Blob): void {
	const address = URL.createObjectURL(contents);
	const link = document.createElement('a');
	link.href = address;
	link.download = fileName.replaceAll(/[\\/:*?"<>|]/g, '_');
	link.click();
	// The download has started by then; an address that is never given back keeps its blob in memory.
	setTimeout(() => {
		URL.revokeObjectURL(address);
	}, 10_000);
}
