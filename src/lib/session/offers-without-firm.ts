import { factsWithResults } from '../engine/advice.ts';
import type { Answers } from '../engine/answer.ts';
import { assessAnswers } from '../engine/diagnosis.ts';
import { standingsOf, type StandingOffer } from '../engine/offer-status.ts';
import type { LoadedContent } from './loaded-content.ts';
import { today } from './today.ts';

/** How every offer stands for a firm of which nothing is known but, perhaps, its place. */
export function offersWithoutFirm(
	content: LoadedContent,
	place: string | undefined,
): readonly StandingOffer[] {
	const { questionnaire, scales, rulesFile } = content;
	const { settings, offers } = rulesFile;
	const answers: Answers = new Map(
		place === undefined
			? []
			: [
					[
						settings.placeItem,
						{ answer: { kind: 'chosen', option: place }, by: 'owner', at: 0, evidence: 'E0' },
					],
				],
	);
	const assessed = assessAnswers(questionnaire, scales, answers);
	const facts = factsWithResults(settings, assessed);
	return standingsOf(offers, { settings, facts, openBehind: assessed.readings.openBehind, today: today() });
}
