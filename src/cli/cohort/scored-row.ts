import { createHash } from 'node:crypto';
import {
	openAnswersFile,
	type AnswersFileProblem,
	type AnswersOfFile,
} from '../../lib/content/answers-file.ts';
import type { Content } from '../../lib/content/read-content.ts';
import { evidenceGrades, respondents, type Answers } from '../../lib/engine/answer.ts';
import { cohortCheckUp } from '../../lib/engine/cohort-check-up.ts';
import type { CohortResult } from '../../lib/engine/cohort-entry.ts';
import type { CohortProfile } from '../../lib/engine/cohort-profile.ts';
import { breakPlace } from '../../lib/engine/cohort-summary.ts';
import type { ItemId } from '../../lib/engine/questionnaire.ts';
import { failure, success, type Result } from '../../lib/engine/result.ts';
import { scaleNamed } from '../../lib/engine/scale.ts';

/** A check-up as `tables.sql` takes it in, from one answers file; the engine has judged it, SQL only counts. */
export function scoredRow(
	{ questionnaire, scales, rulesFile }: Content,
	input: unknown,
): Result<object, AnswersFileProblem> {
	const opened = openAnswersFile(input, questionnaire);
	if (!opened.ok) return failure(opened.problems);
	const { answers } = opened.value;
	const official = scaleNamed(scales, rulesFile.settings.officialScale);
	const chain = scaleNamed(scales, rulesFile.settings.chainScale);
	const checkUp = cohortCheckUp({ questionnaire, official, chain }, answers);
	const placeOfItem = new Map(questionnaire.items.map(({ id }, place) => [id, place]));
	const found = breakPlace(checkUp.firstBreak);
	return success({
		...identityOf(opened.value, input),
		told_name: toldName(answers, questionnaire.nameItem),
		...profileColumns(checkUp.profile),
		visited: checkUp.isVisited,
		...resultColumns('claimed', checkUp.claimed),
		...resultColumns('evidenced', checkUp.evidenced),
		break_kind: found.kind,
		break_at: 'at' in found ? found.at : null,
		answers: checkUp.states.map(({ item, state, evidence }) => [
			placeOfItem.get(item),
			state,
			evidenceGrades.indexOf(evidence),
			respondents.indexOf(answers.get(item)?.by ?? 'owner'),
		]),
	});
}

/** A file that does not say which check-up it is goes by its content, so that two copies of it are still one check-up. */
function identityOf({ checkUp, firm, answers }: AnswersOfFile, input: unknown) {
	const moments = [...answers.values()].flatMap(({ at }) => (at > 0 && at <= lastMoment ? [at] : []));
	const digest = () => createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 32);
	return {
		id: checkUp?.id ?? digest(),
		firm: firm?.id ?? null,
		follows: checkUp?.follows ?? null,
		created_at: Math.round(checkUp?.createdAt ?? Math.min(...moments, Date.UTC(2100, 0))),
		updated_at: Math.round(checkUp?.updatedAt ?? Math.max(...moments, 0)),
	};
}

/** Where the calendar of every program ends; a time behind it is a slip of a device. */
const lastMoment = 8.64e15;

const toldName = (answers: Answers, nameItem: ItemId) => {
	const answer = answers.get(nameItem)?.answer;
	return answer !== undefined && 'value' in answer ? answer.value : null;
};

const profileColumns = (profile: CohortProfile) => ({
	county: profile.county ?? null,
	cluster: profile.cluster ?? null,
	sub_industry: profile.subIndustry ?? null,
	headcount: profile.headcount ?? null,
	size: profile.size ?? null,
	revenue_band: profile.revenueBand ?? null,
	above_scale: profile.aboveScale ?? null,
});

const resultColumns = (half: 'claimed' | 'evidenced', { level, rung, points }: CohortResult) => ({
	[`${half}_level_low`]: level.low,
	[`${half}_level_high`]: level.high,
	[`${half}_rung_low`]: rung.low,
	[`${half}_rung_high`]: rung.high,
	[`${half}_points_low`]: points.low,
	[`${half}_points_high`]: points.high,
});
