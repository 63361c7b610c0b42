import { agenda, type AgendaEntry } from '../engine/agenda.ts';
import type { Answers } from '../engine/answer.ts';
import type { Contradiction } from '../engine/contradictions.ts';
import { cohortCheckUp, type CohortCheckUp } from '../engine/cohort-check-up.ts';
import { decidingItems, type Deciding } from '../engine/deciding.ts';
import { explainLevels } from '../engine/explain-level.ts';
import type { Explanation } from '../engine/explanation.ts';
import { nextQuestion } from '../engine/next-question.ts';
import { routeTo, type RouteResult, type RouteTarget } from '../engine/route.ts';
import { scaleNamed, type ScaleId } from '../engine/scale.ts';
import type { VisitStop } from '../engine/visit-stop.ts';
import type { AskingContent } from './loaded-content.ts';

/** The content it works on: sent once, for sending it takes as long as some of the work. */
export type AsideContent = Pick<AskingContent, 'questionnaire' | 'scales' | 'official' | 'chain' | 'effort'>;

/** What takes the engine longer than a tap may wait. */
export function engineAside({ questionnaire, scales, official, chain, effort }: AsideContent) {
	const deciding = (answers: Answers) =>
		new Map([chain, official].map((scale) => [scale.id, decidingItems(questionnaire, scale, answers)]));
	return {
		/** What a visit is to settle: the two scales that every page shows. */
		agenda: (
			answers: Answers,
			visit: readonly VisitStop[],
			contradictions: readonly Contradiction[],
		): readonly AgendaEntry[] =>
			agenda({
				...{ questionnaire, scales: [chain, official], answers },
				...{ visit, contradictions, deciding: deciding(answers) },
			}),
		/** What a cohort counts of each check-up. */
		cohortCheckUps: (checkUps: readonly Answers[]): readonly CohortCheckUp[] =>
			checkUps.map((answers) => cohortCheckUp({ questionnaire, official, chain }, answers)),
		decidingItems: (scale: ScaleId, answers: Answers): Deciding =>
			decidingItems(questionnaire, scaleNamed(scales, scale), answers),
		explain: (scale: ScaleId, answers: Answers, levels: readonly number[]): readonly Explanation[] =>
			levels.map(explainLevels({ questionnaire, scale: scaleNamed(scales, scale), answers })),
		/** The id of the screen to ask next; undefined when all are answered. */
		nextScreen: (answers: Answers, skipped: ReadonlySet<string>): string | undefined =>
			nextQuestion({ questionnaire, scales: [chain, official], answers, skipped })?.screen.id,
		routeTo: (target: RouteTarget, answers: Answers): RouteResult =>
			routeTo(target, { questionnaire, official, chain, effort, answers }),
	};
}

export type EngineAside = ReturnType<typeof engineAside>;
