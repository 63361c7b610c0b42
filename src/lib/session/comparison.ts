import { isEvidenced } from '../engine/answer.ts';
import type { Day } from '../engine/calendar.ts';
import { compareAssessments, type Comparison } from '../engine/compare.ts';
import type { CarriedAnswers } from '../engine/carry-forward.ts';
import { failure, success, type Result } from '../engine/result.ts';
import type { StorageProblem } from '../storage/assessment.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import { carryEntries } from './carried-entries.ts';
import { dayOfCheckUp } from './earlier.ts';
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
	const [earlier, later] = await Promise.all([
		loadSide(storage.value, before, 'before'),
		loadSide(storage.value, after, 'after'),
	]);
	if (!earlier.ok) return earlier;
	if (!later.ok) return later;
	const was = carryEntries(content.questionnaire, earlier.value);
	const is = carryEntries(content.questionnaire, later.value);
	return success({
		content,
		before: checkUpOf(earlier.value, was),
		after: checkUpOf(later.value, is),
		comparison: compareAssessments(content, was, is),
		hasEvidence: [was, is].some(({ answers }) =>
			[...answers.values()].some(({ evidence }) => isEvidenced(evidence)),
		),
		isFollowUp: later.value.assessment.follows === before,
	});
}

type LoadedCheckUp = Extract<Awaited<ReturnType<AssessmentStorage['load']>>, { ok: true }>['value'];

async function loadSide(
	storage: AssessmentStorage,
	id: string,
	side: 'before' | 'after',
): Promise<Result<LoadedCheckUp, ComparisonProblem>> {
	const loaded = await storage.load(id);
	const isGone = loaded.ok
		? loaded.value.assessment.deletedAt !== undefined
		: loaded.problems.some(({ kind }) => kind === 'missing');
	return isGone ? failure([{ kind: 'gone', side }]) : loaded;
}

const checkUpOf = ({ assessment }: LoadedCheckUp, { answers }: CarriedAnswers): ComparedCheckUp => ({
	id: assessment.id,
	name: assessment.name.trim(),
	day: dayOfCheckUp(assessment, answers),
});
