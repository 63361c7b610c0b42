import type { Answer } from '../engine/answer.ts';
import type { ItemId } from '../engine/questionnaire.ts';
import type { CaseSummary } from '../storage/case-summary.ts';

/** What a list shows of answers that describe a firm; what takes more than a word is left out. */
export const profileOf = (answers: readonly (readonly [ItemId, Answer])[]): CaseSummary['profile'] =>
	Object.fromEntries(
		answers.flatMap(([item, answer]) => {
			const shown = shortAnswer(answer);
			return shown === undefined ? [] : [[item, shown]];
		}),
	);

function shortAnswer(answer: Answer): string | number | undefined {
	switch (answer.kind) {
		case 'chosen':
			return answer.option;
		case 'amount':
			return answer.value;
		case 'yes-no':
			return answer.value ? 'yes' : 'no';
		case 'text':
		case 'several':
		case 'dont-know':
		case 'not-applicable':
			return undefined;
	}
}
