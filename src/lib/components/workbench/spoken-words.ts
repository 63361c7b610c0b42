import { formatList } from '../../i18n/formats.ts';
import { text } from '../../i18n/i18n.ts';
import type { Respondent } from '../../engine/answer.ts';

/** Who answered, and how much of it; undefined where nobody did. */
export const spokenWords = (
	spoken: readonly { readonly by: Respondent; readonly count: number }[],
): string | undefined =>
	spoken.length === 0
		? undefined
		: text('report.by', {
				respondents: formatList(
					spoken.map(({ by, count }) =>
						text('annex.spoke', { who: text(`evidence.respondent.${by}`), count }),
					),
				),
			});
