import { isEvidenced } from '../engine/answer.ts';
import type { Day } from '../engine/calendar.ts';
import { compareAssessments, type Comparison } from '../engine/compare.ts';
import type { CarriedAnswers } from '../engine/carry-forward.ts';
import { failure, success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from '../storage/assessment.ts';
import { carryEntries } from './carried-entries.ts';
import { dayOfCheckUp, lastSaidAt } from './earlier.ts';
import { loadAskingContent, type AskingContent } from './loaded-content.ts';
import { deviceStorage } from './storage.ts';

/** Two check-ups on this device side by side under the present edition. */
export interface FirmComparison {
	readonly content: AskingContent;
	readonly before: ComparedCheckUp;
	readonly after: ComparedCheckUp;
	readonly comparison: Comparison;
	/** On either side something was seen by an advisor or is on record. */
	readonly hasEvidence: boolean;
	/** The later was begun as a follow-up of the earlier; otherwise nobody but the reader knows that it is one firm. */
	readonly isFollowUp: boolean;
}

export interface ComparedCheckUp {
	readonly id: string;
	/** As the respondent wrote it; empty while nobody did. */
	readonly name: string;
	readonly day: Day;
	/** Milliseconds: when its last answer was given. */
	readonly at: number;
}

export type ComparisonProblem = StorageProblem | { readonly kind: 'gone'; readonly side: 'before' | 'after' };

interface Pair {
	readonly before: string;
	readonly after: string;
}

export async function openComparison({
	before,
	after,
}: Pair): Promise<Result<FirmComparison, ComparisonProblem>> {
	const [content, storage] = await Promise.all([loadAskingContent(), deviceStorage()]);
	if (!storage.ok) return storage;
	const [earlier, later] = await Promise.all([storage.value.load(before), storage.value.load(after)]);
	const there = bothThere(earlier, later);
	if (!there.ok) return there;
	const [was, is] = there.value;
	return success(
		compareCheckUps(
			content,
			{ assessment: was.assessment, ...carryEntries(content.questionnaire, was) },
			{ assessment: is.assessment, ...carryEntries(content.questionnaire, is) },
		),
	);
}

/** Both as they were found, or which of them is missing or was deleted. */
export function bothThere<Found extends { readonly assessment: Assessment }>(
	before: Result<Found, StorageProblem>,
	after: Result<Found, StorageProblem>,
): Result<readonly [Found, Found], ComparisonProblem> {
	const [earlier, later] = [orGone(before, 'before'), orGone(after, 'after')];
	if (!earlier.ok) return earlier;
	return later.ok ? success([earlier.value, later.value]) : later;
}

function orGone<Found extends { readonly assessment: Assessment }>(
	found: Result<Found, StorageProblem>,
	side: 'before' | 'after',
): Result<Found, ComparisonProblem> {
	const isGone = found.ok
		? found.value.assessment.deletedAt !== undefined
		: found.problems.some(({ kind }) => kind === 'missing');
	return isGone ? failure([{ kind: 'gone', side }]) : found;
}

/** A check-up with its answers as this edition counts them. */
interface CarriedCheckUp extends CarriedAnswers {
	readonly assessment: Assessment;
}

export const compareCheckUps = (
	content: AskingContent,
	before: CarriedCheckUp,
	after: CarriedCheckUp,
): FirmComparison => ({
	content,
	before: checkUpOf(before),
	after: checkUpOf(after),
	comparison: compareAssessments(content, before, after),
	hasEvidence: [before, after].some(({ answers }) =>
		[...answers.values()].some(({ evidence }) => isEvidenced(evidence)),
	),
	isFollowUp: after.assessment.follows === before.assessment.id,
});

const checkUpOf = ({ assessment, answers }: CarriedCheckUp): ComparedCheckUp => ({
	id: assessment.id,
	name: assessment.name.trim(),
	day: dayOfCheckUp(assessment, answers),
	at: lastSaidAt(assessment, answers),
});
