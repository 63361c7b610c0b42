import { withoutRepeats } from '../../content/workbench/handed-file.ts';
import type { Questionnaire } from '../../engine/questionnaire.ts';
import { answersLetters, type AnswersOfFirm } from '../check-up-file.ts';
import { deviceStorage } from '../storage.ts';

/** A whole check-up with its history, as a file of letters; photos and voice notes stay here. */
export const answersText = async (firm: AnswersOfFirm, questionnaire: Questionnaire): Promise<string> =>
	withoutRepeats(await answersLetters(await deviceStorage(), firm, questionnaire));
