import type { AnswerRecord, Answers } from '../engine/answer.ts';
import type { Day } from '../engine/calendar.ts';
import { profileSections, type ItemId, type Questionnaire } from '../engine/questionnaire.ts';
import type { Assessment } from '../storage/assessment.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import { carryEntries } from './carried-entries.ts';
import { today } from './today.ts';

/** The check-up that another one follows. */
export type Earlier =
	| { readonly kind: 'none' }
	/** Deleted, or no longer readable. */
	| { readonly kind: 'gone' }
	| { readonly kind: 'there'; readonly id: string; readonly day: Day; readonly answers: Answers };

export async function earlierOf(
	{ follows }: Assessment,
	{ storage, questionnaire }: { readonly storage: AssessmentStorage; readonly questionnaire: Questionnaire },
): Promise<Earlier> {
	if (follows === undefined) return { kind: 'none' };
	const loaded = await storage.load(follows);
	if (!loaded.ok || loaded.value.assessment.deletedAt !== undefined) return { kind: 'gone' };
	const { assessment } = loaded.value;
	const { answers } = carryEntries(questionnaire, loaded.value);
	return { kind: 'there', id: assessment.id, day: dayOfCheckUp(assessment, answers), answers };
}

/** The day on which the last of its answers was given. */
export const dayOfCheckUp = (assessment: Assessment, answers: Answers): Day =>
	today(new Date(lastSaidAt(assessment, answers)));

/** In milliseconds; a file written by hand names no time of an answer. */
export function lastSaidAt({ updatedAt }: Assessment, answers: Answers): number {
	const lastSaid = Math.max(0, ...[...answers.values()].map(({ at }) => at));
	return lastSaid > 0 ? lastSaid : updatedAt;
}

/** What describes the firm is not asked anew; it is taken over as it was said, with who said it and when. */
export function answersToCarryOver(questionnaire: Questionnaire, answers: Answers): Answers {
	const profile = profileSections(questionnaire);
	const described = new Set(
		questionnaire.sections
			.filter(({ id }) => profile.has(id))
			.flatMap(({ screens }) => screens.flatMap(({ items }) => items)),
	);
	return new Map([...answers].filter(([item]) => described.has(item)));
}

/** Said before this check-up was begun, so it was taken over from the earlier one. */
export const isCarriedOver = ({ follows, createdAt }: Assessment, record: AnswerRecord): boolean =>
	follows !== undefined && record.at < createdAt;

export const carriedOverItems = (assessment: Assessment, answers: Answers): readonly ItemId[] =>
	[...answers].flatMap(([item, record]) => (isCarriedOver(assessment, record) ? [item] : []));
