import { answersToFile } from '../../content/answers-file.ts';
import type { Questionnaire } from '../../engine/questionnaire.ts';
import type { AnswersOfFirm } from '../answers-download.ts';

/** An answers file without a blank in it. */
export const answersText = (
	{ answers, fates }: Pick<AnswersOfFirm, 'answers' | 'fates'>,
	questionnaire: Questionnaire,
): string => JSON.stringify(answersToFile(answers, questionnaire, fates));
