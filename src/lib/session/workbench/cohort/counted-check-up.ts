import type { Answers } from '../../../engine/answer.ts';
import type { CohortCheckUp } from '../../../engine/cohort-check-up.ts';
import { firmsOf, type CheckUpOfFirm } from '../../../engine/cohort-firms.ts';
import type { Day } from '../../../engine/calendar.ts';
import { profileSections, type ItemId, type Questionnaire } from '../../../engine/questionnaire.ts';
import type { Assessment } from '../../../storage/assessment.ts';

/** A check-up on this device as a cohort counts it, with what a list beside the figures says of it. */
export interface CountedCheckUp extends CohortCheckUp, CheckUpOfFirm {
	readonly name: string;
	/** On which it was answered last. */
	readonly day: Day;
}

/** Check-ups of firms: not what lies in the bin, and not what one person of a firm answered alone. */
export const checkUpsOfFirms = (assessments: readonly Assessment[]): readonly Assessment[] =>
	assessments.filter(({ deletedAt, voiceOf }) => deletedAt === undefined && voiceOf === undefined);

/** A firm that is only planned has a name and a place, and nothing that could be counted. */
export function isCheckedUp(questionnaire: Questionnaire): (answers: Answers) => boolean {
	const profile = profileSections(questionnaire);
	const described = new Set<ItemId>(
		questionnaire.sections
			.filter(({ id }) => profile.has(id))
			.flatMap(({ screens }) => screens.flatMap(({ items }) => items)),
	);
	return (answers) => [...answers.keys()].some((item) => !described.has(item));
}

/** Each with its check-ups from the first to the last. Ids are drawn by chance: their order tells nothing of the firms. */
export const firmsInOrder = (checkUps: readonly CountedCheckUp[]): readonly (readonly CountedCheckUp[])[] =>
	[...firmsOf(checkUps)].sort(([a], [b]) => ((a?.firm ?? '') < (b?.firm ?? '') ? -1 : 1));
