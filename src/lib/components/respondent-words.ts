import type { Answers } from '../engine/answer.ts';
import { formatList } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';

/** Who answered; undefined where nobody did. */
export function respondentWords(answers: Answers): string | undefined {
	const respondents = [...new Set([...answers.values()].map(({ by }) => by))];
	return respondents.length === 0
		? undefined
		: text('report.by', {
				respondents: formatList(respondents.map((by) => text(`evidence.respondent.${by}`))),
			});
}
