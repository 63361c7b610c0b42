import type { AnswersFileProblem } from '../../content/answers-file.ts';
import { success, type Result } from '../../engine/result.ts';
import { openFileText } from '../first-answers.ts';
import { loadAskingContent } from '../loaded-content.ts';

/** What a check-up that was handed over brings, before it is taken in. */
export interface ReceivedAnswers {
	/** Empty where the firm has not been named. */
	readonly name: string;
	readonly answered: number;
	/** When the last of them was given, by the clock of the other device; undefined without any. */
	readonly lastAt: number | undefined;
}

/** The text is hostile until it is read; everything that is wrong with it is told. */
export async function receivedAnswers(
	text: string,
): Promise<Result<readonly ReceivedAnswers[], AnswersFileProblem>> {
	const { questionnaire } = await loadAskingContent();
	const opened = openFileText(text, questionnaire);
	if (!opened.ok) return opened;
	return success(
		opened.value.map(({ answers }) => {
			const name = answers.get(questionnaire.nameItem)?.answer;
			const times = [...answers.values()].map(({ at }) => at);
			return {
				name: name?.kind === 'text' ? name.value.trim() : '',
				answered: answers.size,
				lastAt: times.length > 0 ? Math.max(...times) : undefined,
			};
		}),
	);
}
