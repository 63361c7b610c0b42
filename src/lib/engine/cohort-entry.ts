import { isEvidenced, type Answers, type EvidenceGrade } from './answer.ts';
import type { Bounds } from './bounds.ts';
import { diagnose, type AssessedAnswers, type Diagnosis } from './diagnosis.ts';
import type { FirstBreak } from './first-break.ts';
import { itemsFor, type ItemId, type Questionnaire } from './questionnaire.ts';
import type { Readings } from './reading.ts';
import type { Scale } from './scale.ts';
import { optionIndexRange } from './standing.ts';

/** What a cohort keeps of one check-up. Levels and rungs are indices into their scale's levels, 0 being the lowest. */
export interface CohortEntry {
	readonly claimed: CohortResult;
	readonly evidenced: CohortResult;
	/** Of the claimed chain; undefined where nothing holds it. */
	readonly firstBreak: FirstBreak | undefined;
	/** Whether anything beyond what describes the firm was seen by an advisor or is on record. */
	readonly isVisited: boolean;
	/** The ladders that were answered, in the order of asking. */
	readonly states: readonly ItemState[];
}

export interface CohortResult {
	readonly level: Bounds;
	readonly rung: Bounds;
	/** Of the official scale, in thousandths of a point. */
	readonly points: Bounds;
}

export interface ItemState {
	readonly item: ItemId;
	/** Index of the option that counts, 0 being the least. */
	readonly state: number;
	readonly evidence: EvidenceGrade;
}

export interface CohortScales {
	readonly questionnaire: Questionnaire;
	readonly official: Scale;
	readonly chain: Scale;
}

/** One check-up as a cohort counts it, on both scales; whoever has its diagnosis already need not make it again. */
export function cohortEntry(
	{ questionnaire, official, chain }: CohortScales,
	answers: Answers,
	{ claimed, evidenced }: Diagnosis = diagnose(questionnaire, [official, chain], answers),
): CohortEntry {
	const resultOf = (assessed: AssessedAnswers): CohortResult => {
		const [onOfficial, onChain] = [assessed.scales.get(official.id), assessed.scales.get(chain.id)];
		return {
			level: onOfficial?.level ?? nothing,
			rung: onChain?.level ?? nothing,
			points: onOfficial?.points ?? nothing,
		};
	};
	const context = new Set(itemsFor(questionnaire, 'context'));
	return {
		claimed: resultOf(claimed),
		evidenced: resultOf(evidenced),
		firstBreak: claimed.scales.get(chain.id)?.firstBreak,
		isVisited: [...answers].some(([id, { evidence }]) => isEvidenced(evidence) && !context.has(id)),
		states: statesOf(questionnaire, claimed.readings),
	};
}

const nothing: Bounds = { low: 0, high: 0 };

function statesOf(questionnaire: Questionnaire, readings: Readings): readonly ItemState[] {
	return questionnaire.items.flatMap((item): readonly ItemState[] => {
		const reading = readings.of(item.id);
		if (item.kind !== 'ladder' || reading.kind !== 'given') return [];
		return [{ item: item.id, state: optionIndexRange(item, reading)[0], evidence: reading.evidence }];
	});
}
