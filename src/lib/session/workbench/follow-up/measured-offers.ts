import { advise } from '../../../engine/advice.ts';
import { diagnoseBarriers } from '../../../engine/barriers.ts';
import { assessAnswers } from '../../../engine/diagnosis.ts';
import { favouredBy } from '../../../engine/favoured.ts';
import type { OfferId } from '../../../engine/offer.ts';
import { leadingSteps, planOf } from '../../../engine/plan.ts';
import { carryEntries } from '../../carried-entries.ts';
import { loadContent } from '../../loaded-content.ts';
import { deviceStorage } from '../../storage.ts';
import { today } from '../../today.ts';

/** The offers of the first steps that a firm's report advises: each has a measure to be read after 90 days. */
export async function measuredOffers(assessment: string): Promise<readonly OfferId[]> {
	const [content, storage] = await Promise.all([loadContent(), deviceStorage()]);
	const loaded = storage.ok ? await storage.value.load(assessment) : storage;
	if (!loaded.ok) return [];
	const { questionnaire, scales, rulesFile, official, barriers } = content;
	const { answers } = carryEntries(questionnaire, loaded.value);
	const assessed = assessAnswers(questionnaire, scales, answers);
	const advised = advise({ rulesFile, assessed, official, today: today() });
	const named = diagnoseBarriers(barriers, assessed.readings).named.map(({ rule }) => rule);
	return leadingSteps(planOf(rulesFile.offers, favouredBy(named, advised))).map(
		({ recommendation }) => recommendation.offer,
	);
}
