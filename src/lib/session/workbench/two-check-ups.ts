import { advise } from '../../engine/advice.ts';
import { diagnoseBarriers } from '../../engine/barriers.ts';
import type { Answers, Respondent } from '../../engine/answer.ts';
import type { Day } from '../../engine/calendar.ts';
import type { ItemDifference } from '../../engine/difference.ts';
import { directionOf, type Direction } from '../../engine/direction.ts';
import { favouredBy } from '../../engine/favoured.ts';
import type { OfferId } from '../../engine/offer.ts';
import type { Item } from '../../engine/questionnaire.ts';
import { grouped } from '../../engine/grouped.ts';
import { leadingSteps, planOf } from '../../engine/plan.ts';
import { success, type Result } from '../../engine/result.ts';
import { stepSeen, type StepSeen } from '../../engine/step-seen.ts';
import type { StorageProblem } from '../../storage/assessment.ts';
import { AssessmentSession } from '../assessment-session.svelte.ts';
import { openComparison, type ComparisonProblem, type FirmComparison } from '../comparison.ts';
import type { FirmAdvice } from '../firm-advice.svelte.ts';
import { codeOf } from './annex.ts';

/** What the paper of two check-ups of one firm tells beyond the page that compares them. */
export interface TwoCheckUps {
	readonly compared: FirmComparison;
	readonly before: CheckUpOnPaper;
	readonly after: CheckUpOnPaper;
	/** Of the later one. */
	readonly advice: FirmAdvice;
	/** The first steps that the earlier one advised on its day, with what the later one shows of them. */
	readonly steps: readonly EarlierStep[];
	/** What the same kind of person says anew, by where it leads. */
	readonly changes: ReadonlyMap<Direction, readonly ChangedItem[]>;
	readonly close: () => void;
}

export type { Item, ItemDifference };

export interface CheckUpOnPaper {
	readonly session: AssessmentSession;
	readonly day: Day;
	readonly respondents: readonly Respondent[];
	/** Of the answers, and what the picture of it says: as on its annex. */
	readonly code: string;
	readonly mark: string;
}

export interface EarlierStep {
	readonly offer: OfferId;
	readonly seen: StepSeen;
}

export type ChangedItem = Extract<ItemDifference, { readonly kind: 'changed' }>;

/** The only rejection is a part of the app that could not be fetched. */
export async function twoCheckUps(pair: {
	readonly before: string;
	readonly after: string;
}): Promise<Result<TwoCheckUps, ComparisonProblem>> {
	const compared = await openComparison(pair);
	if (!compared.ok) return compared;
	const opened = await openBoth(pair);
	if (!opened.ok) return opened;
	const [before, after] = opened.value;
	const { questionnaire } = compared.value.content;
	// As the other pages load it, so that it lies in a file of its own.
	const { FirmAdvice } = await import('../firm-advice.svelte.ts');
	const advice = await FirmAdvice.of(after);
	const { items } = compared.value.comparison;
	const { day } = compared.value.before;
	return success({
		compared: compared.value,
		before: onPaper(before, day),
		after: onPaper(after, compared.value.after.day),
		advice,
		steps: stepsAdvised(before, advice, day).map(({ offer, mends }) => ({
			offer,
			seen: stepSeen(mends, { questionnaire, items, answers: after.answers }),
		})),
		changes: grouped(
			items.filter((item) => item.kind === 'changed'),
			({ item, before: was, after: is }) =>
				directionOf(questionnaire, item, { before: was.answer, after: is.answer }),
		),
		close: () => {
			before.close();
			after.close();
		},
	});
}

async function openBoth(pair: {
	readonly before: string;
	readonly after: string;
}): Promise<Result<readonly [AssessmentSession, AssessmentSession], StorageProblem>> {
	const before = await AssessmentSession.open(pair.before);
	if (!before.ok) return before;
	const after = await AssessmentSession.open(pair.after);
	if (after.ok) return success([before.value, after.value]);
	before.value.close();
	return after;
}

const onPaper = (session: AssessmentSession, day: Day): CheckUpOnPaper => ({
	session,
	day,
	respondents: respondentsOf(session.answers),
	...codeOf(session),
});

const respondentsOf = (answers: Answers): readonly Respondent[] => [
	...new Set([...answers.values()].map(({ by }) => by)),
];

/** As they would have stood on the earlier report, by what this edition advises. */
function stepsAdvised({ diagnosis }: AssessmentSession, { content }: FirmAdvice, today: Day) {
	const { rulesFile, official, barriers } = content;
	const { claimed } = diagnosis;
	const advised = advise({ rulesFile, assessed: claimed, official, today });
	const named = diagnoseBarriers(barriers, claimed.readings).named.map(({ rule }) => rule);
	return leadingSteps(planOf(rulesFile.offers, favouredBy(named, advised))).map(
		({ recommendation }) => recommendation,
	);
}
