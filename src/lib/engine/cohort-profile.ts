import type { Answers } from './answer.ts';
import type { AssessedAnswers } from './diagnosis.ts';
import type { ItemId, OptionId } from './questionnaire.ts';

/** By what a cohort is broken down; options by id, undefined where nobody told. */
export interface CohortProfile {
	readonly county: OptionId | undefined;
	readonly cluster: OptionId | undefined;
	readonly subIndustry: OptionId | undefined;
	/** People. */
	readonly headcount: number | undefined;
	readonly size: string | undefined;
	readonly revenueBand: OptionId | undefined;
	readonly aboveScale: boolean | undefined;
}

/** Ids of the profile as factory/questionnaire.yaml has them. A size that is not settled is none. */
export function cohortProfile({ readings }: AssessedAnswers, answers: Answers): CohortProfile {
	const chosen = (id: ItemId) => {
		const reading = readings.of(id);
		return reading.kind === 'given' && reading.answer.kind === 'chosen' ? reading.answer.option : undefined;
	};
	const headcount = answers.get('headcount')?.answer;
	const aboveScale = answers.get('above_scale')?.answer;
	const size = readings.facts('size');
	return {
		county: chosen('county'),
		cluster: chosen('cluster'),
		subIndustry: chosen('sub_industry'),
		headcount: headcount?.kind === 'amount' ? headcount.value : undefined,
		size: size.kind === 'one-of' && size.values.length === 1 ? size.values[0] : undefined,
		revenueBand: chosen('revenue_band'),
		aboveScale: aboveScale?.kind === 'yes-no' ? aboveScale.value : undefined,
	};
}
