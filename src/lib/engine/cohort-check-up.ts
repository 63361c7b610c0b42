import type { Answers } from './answer.ts';
import { cohortEntry, type CohortEntry, type CohortScales } from './cohort-entry.ts';
import { cohortProfile, type CohortProfile } from './cohort-profile.ts';
import { diagnose } from './diagnosis.ts';

/** All that a cohort knows of a check-up. */
export interface CohortCheckUp extends CohortEntry {
	readonly profile: CohortProfile;
}

/** As a cohort counts it, on both scales, with that by which it is broken down. */
export function cohortCheckUp(scales: CohortScales, answers: Answers): CohortCheckUp {
	const diagnosis = diagnose(scales.questionnaire, [scales.official, scales.chain], answers);
	return {
		...cohortEntry(scales, answers, diagnosis),
		profile: cohortProfile(diagnosis.claimed, answers),
	};
}
