import type { Questionnaire } from '../engine/questionnaire.ts';
import { asFileName } from './file-name.ts';
import { noteBackup } from './backup-note.ts';
import type { AnswersOfFirm } from './check-up-file.ts';
import { deviceStorage } from './storage.ts';
import { today } from './today.ts';

/** Hands the answers to the user as a file that `checkup score` reads too. */
export async function downloadAnswers(
	name: string,
	firm: AnswersOfFirm,
	questionnaire: Questionnaire,
): Promise<void> {
	const { answersLetters } = await import('./check-up-file.ts');
	const letters = await answersLetters(await deviceStorage(), firm, questionnaire);
	downloadLetters(`${name === '' ? 'factory' : name}-${today()}.json`, letters);
	noteBackup(firm.assessment.id, Date.now());
}

/** All firms in one file, without photos, which is taken in again like any other. */
export async function downloadBackup(
	firms: readonly AnswersOfFirm[],
	questionnaire: Questionnaire,
	app: string,
): Promise<void> {
	const { backupLetters } = await import('./check-up-file.ts');
	const made = { createdAt: Date.now(), app };
	const letters = await backupLetters(await deviceStorage(), { firms, made }, questionnaire);
	downloadLetters(`factory-checkup-${today()}.json`, letters);
	firms.forEach(({ assessment }) => noteBackup(assessment.id, made.createdAt));
}

const downloadLetters = (fileName: string, letters: string): void =>
	downloadFile(fileName, new Blob([letters], { type: 'application/json' }));

export function downloadJson(fileName: string, value: unknown): void {
	downloadFile(fileName, new Blob([JSON.stringify(value, null, '\t')], { type: 'application/json' }));
}

export function downloadFile(fileName: string, contents: Blob): void {
	const address = URL.createObjectURL(contents);
	const link = document.createElement('a');
	link.href = address;
	link.download = asFileName(fileName);
	link.click();
	// The download has started by then; an address that is never given back keeps its blob in memory.
	setTimeout(() => {
		URL.revokeObjectURL(address);
	}, 10_000);
}
