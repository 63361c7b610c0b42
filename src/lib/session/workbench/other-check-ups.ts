import type { Respondent } from '../../engine/answer.ts';
import type { Assessment } from '../../storage/assessment.ts';
import { firmByAssessment } from '../../storage/firm.ts';

/** Another check-up on this device, and what makes it likely that it is of the same firm. */
export interface OtherCheckUp {
	readonly id: string;
	readonly name: string;
	readonly updatedAt: number;
	readonly nearness: Nearness;
	/** Who answered it alone, where that was said when it was begun. */
	readonly by: Respondent | undefined;
}

/** `own-voice`: begun to be heard here. `other-name`: nothing speaks for it but the advisor. */
export type Nearness = 'own-voice' | 'same-firm' | 'same-name' | 'other-name';
const nearnesses: readonly Nearness[] = ['own-voice', 'same-firm', 'same-name', 'other-name'];

/** Those that may be heard in `of`, the likely ones first, of equals the last touched. */
export function otherCheckUps(of: Assessment, assessments: readonly Assessment[]): readonly OtherCheckUp[] {
	const firmBy = firmByAssessment(assessments);
	const nearnessOf = (one: Assessment): Nearness => {
		if (one.voiceOf === of.id) return 'own-voice';
		if (firmBy.get(one.id) === firmBy.get(of.id)) return 'same-firm';
		return one.name.trim() !== '' && one.name.trim() === of.name.trim() ? 'same-name' : 'other-name';
	};
	return assessments
		.filter(({ id, deletedAt }) => id !== of.id && deletedAt === undefined)
		.map((one) => ({
			id: one.id,
			name: one.name,
			updatedAt: one.updatedAt,
			nearness: nearnessOf(one),
			by: one.voiceBy,
		}))
		.sort(
			(a, b) => nearnesses.indexOf(a.nearness) - nearnesses.indexOf(b.nearness) || b.updatedAt - a.updatedAt,
		);
}
