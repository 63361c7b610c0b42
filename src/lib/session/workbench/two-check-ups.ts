import type { Day } from '../../engine/calendar.ts';
import type { ItemDifference } from '../../engine/difference.ts';
import { directionOf, type Direction } from '../../engine/direction.ts';
import type { OfferId } from '../../engine/offer.ts';
import type { Item } from '../../engine/questionnaire.ts';
import { grouped } from '../../engine/grouped.ts';
import { success, type Result } from '../../engine/result.ts';
import { stepSeen, type StepSeen } from '../../engine/step-seen.ts';
import { AssessmentSession } from '../assessment-session.svelte.ts';
import { bothThere, compareCheckUps, type ComparisonProblem, type FirmComparison } from '../comparison.ts';
import type { FirmAdvice } from '../firm-advice.svelte.ts';
import { loadContent } from '../loaded-content.ts';
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
	// As the other pages load it, so that it lies in a file of its own.
	const [{ FirmAdvice }, content] = await Promise.all([import('../firm-advice.svelte.ts'), loadContent()]);
	const opened = await openBoth(pair);
	if (!opened.ok) return opened;
	const [before, after] = opened.value;
	const compared = compareCheckUps(content, before, after);
	const { items } = compared.comparison;
	const { questionnaire } = content;
	const { day } = compared.before;
	// As they would have stood on the earlier report, by what this edition advises.
	const advisedThen = new FirmAdvice(before, content, () => day).firstSteps;
	return success({
		compared,
		before: onPaper(before, day),
		after: onPaper(after, compared.after.day),
		advice: new FirmAdvice(after, content),
		steps: advisedThen.map(({ offer, mends }) => ({
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

/** Both or neither stays open. */
async function openBoth(pair: {
	readonly before: string;
	readonly after: string;
}): Promise<Result<readonly [AssessmentSession, AssessmentSession], ComparisonProblem>> {
	const [before, after] = await Promise.all([
		AssessmentSession.open(pair.before),
		AssessmentSession.open(pair.after),
	]);
	const there = bothThere(before, after);
	if (!there.ok) for (const one of [before, after]) if (one.ok) one.value.close();
	return there;
}

const onPaper = (session: AssessmentSession, day: Day): CheckUpOnPaper => ({
	session,
	day,
	...codeOf(session),
});
