import { openAnswers, type OpenedFile } from '../content/answers-bundle.ts';
import type { AnswersFileProblem } from '../content/answers-file.ts';
import type { Answers } from '../engine/answer.ts';
import { progress, screenStates } from '../engine/asking.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { readAnswers } from '../engine/reading.ts';
import { failure, success, type Result } from '../engine/result.ts';
import { carryEntries } from './carried-entries.ts';
import { answersToCarryOver } from './earlier.ts';

/** What a new assessment begins with that is not empty. A part of its own: the start page shows without it. */

/** What describes the firm, as the earlier assessment said it. */
export function carriedOverFrom(
	questionnaire: Questionnaire,
	earlier: Parameters<typeof carryEntries>[1],
): Answers {
	const { answers } = carryEntries(questionnaire, earlier);
	return answersToCarryOver(questionnaire, answers);
}

/** The file is hostile until it is read: its size is capped by the caller, its form is checked here. */
export function openFileText(
	fileText: string,
	questionnaire: Questionnaire,
): Result<OpenedFile, AnswersFileProblem> {
	const input = parseJson(fileText);
	return input.ok ? openAnswers(input.value, questionnaire) : input;
}

export const reachedBy = (questionnaire: Questionnaire, answers: Answers): number =>
	progress(screenStates(questionnaire, readAnswers(questionnaire, answers)), 0);

function parseJson(fileText: string): Result<unknown, AnswersFileProblem> {
	try {
		return success(JSON.parse(fileText) as unknown);
	} catch (error) {
		const detail = error instanceof Error ? error.message : '';
		return failure([{ path: '', problem: { kind: 'unreadable', detail } }]);
	}
}
