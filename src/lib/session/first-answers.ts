import type { Answers } from '../engine/answer.ts';
import { progress, screenStates } from '../engine/asking.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { readAnswers } from '../engine/reading.ts';
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

export const reachedBy = (questionnaire: Questionnaire, answers: Answers): number =>
	progress(screenStates(questionnaire, readAnswers(questionnaire, answers)), 0);
