import type { Answers } from '../engine/answer.ts';
import type { AnswerFate } from '../engine/carry-forward.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { answersToFile } from '../content/answers-file.ts';
import { today } from './today.ts';

/** Hands the answers to the user as a file that `checkup score` reads too. */
export function downloadAnswers(
	name: string,
	{ answers, fates }: { readonly answers: Answers; readonly fates: readonly AnswerFate[] },
	questionnaire: Questionnaire,
): void {
	downloadJson(
		`${name === '' ? 'factory' : name}-${today()}.json`,
		answersToFile(answers, questionnaire, fates),
	);
}

export function downloadJson(fileName: string, value: unknown): void {
	const address = URL.createObjectURL(
		new Blob([JSON.stringify(value, null, '\t')], { type: 'application/json' }),
	);
	const link = document.createElement('a');
	link.href = address;
	link.download = fileName.replaceAll(/[\\/:*?"<>|]/g, '_');
	link.click();
	// The download has started by then; an address that is never given back keeps its blob in memory.
	setTimeout(() => {
		URL.revokeObjectURL(address);
	}, 10_000);
}
