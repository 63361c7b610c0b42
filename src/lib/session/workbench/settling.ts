import { respondents, type Respondent } from '../../engine/answer.ts';
import { disputedLevels, type DisputedLevels } from '../../engine/disputed-levels.ts';
import type { Item } from '../../engine/questionnaire.ts';
import { disagreements, voicesByItem, type Disagreement } from '../../engine/voices.ts';
import type { AssessmentSession } from '../assessment-session.svelte.ts';
import { codeOf, type Spoken } from './annex.ts';

export type { Disagreement, Item };

/** What the paper for settling tells: where people of one firm differ, and what hangs on it. */
export interface Settling {
	/** What alone moves a level comes first, else in the order of asking. */
	readonly open: readonly Disagreement[];
	readonly settled: readonly Disagreement[];
	readonly levels: DisputedLevels;
	/** Who has spoken on how many items, in the order of `respondents`. */
	readonly spoken: readonly Spoken[];
	/** Of the answers as they count now, and what the picture of it says: as on the annex. */
	readonly code: string;
	readonly mark: string;
}

export function settlingOf(session: AssessmentSession): Settling {
	const { answers, content, statements } = session;
	const { questionnaire, official, chain } = content;
	const all = disagreements(questionnaire, statements);
	const open = all.filter(({ settled }) => settled === undefined);
	const levels = disputedLevels({ questionnaire, scales: [official, chain] }, answers, open);
	const movedBy = ({ item }: Disagreement) => levels.moved.get(item)?.length ?? 0;
	return {
		open: open.toSorted((a, b) => movedBy(b) - movedBy(a)),
		settled: all.filter(({ settled }) => settled !== undefined),
		levels,
		spoken: spokenIn(session),
		...codeOf(session),
	};
}

function spokenIn({ statements }: AssessmentSession): readonly Spoken[] {
	const counts = new Map<Respondent, number>();
	for (const voices of voicesByItem(statements).values())
		for (const by of voices.keys()) counts.set(by, (counts.get(by) ?? 0) + 1);
	return respondents.flatMap((by) => {
		const count = counts.get(by) ?? 0;
		return count > 0 ? [{ by, count }] : [];
	});
}
