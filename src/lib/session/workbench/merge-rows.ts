import type { AnswersOfFile, CaptureOfFile } from '../../content/answers-file.ts';
import type { Questionnaire } from '../../engine/questionnaire.ts';
import type { Assessment } from '../../storage/assessment.ts';
import type { CaseMerge } from '../../storage/merge.ts';
import { reachedBy } from '../first-answers.ts';
import { bytesOf } from './base64.ts';
import { wholeCaptures, type CheckUpPlan, type HerePlan, type MergePlan } from './merge-plan.ts';
import { additionsOf, type ItemMerge, type Said, type Side } from './merge-statements.ts';

export type SideOf = (checkUp: HerePlan, item: ItemMerge) => Side;

interface Writing {
	readonly questionnaire: Questionnaire;
	readonly sideOf: SideOf;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly newId: () => string;
}

/** The rows that a plan asks for; undefined where it asks for none. */
export function rowsOf({ firms }: MergePlan, writing: Writing): CaseMerge | undefined {
	const written = firms.flatMap(({ checkUps }) => checkUps.flatMap((plan) => rowsOfCheckUp(plan, writing)));
	const cards = firms.flatMap(({ card }) => {
		if (card === undefined) return [];
		const { before, after } = card;
		const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify({ ...after });
		return isSame ? [] : [{ before, after }];
	});
	if (written.length + cards.length === 0) return undefined;
	return {
		save: writing.newId(),
		at: writing.at,
		assessments: written.map(({ before, after }) => ({ before, after })),
		firms: cards,
		entries: written.flatMap(({ after, said }) => said.map((each) => ({ ...each, assessment: after.id }))),
		captures: written.flatMap(({ after, captures }) =>
			captures.map(({ data, ...capture }) => ({
				capture: { ...capture, assessment: after.id },
				bytes: data === undefined ? undefined : bytesOf(data).buffer,
			})),
		),
	};
}

interface CheckUpRows {
	readonly before: Assessment | undefined;
	readonly after: Assessment;
	readonly said: readonly Said[];
	readonly captures: readonly CaptureOfFile[];
}

function rowsOfCheckUp(plan: CheckUpPlan, writing: Writing): readonly CheckUpRows[] {
	switch (plan.kind) {
		case 'unreadable':
			return [];
		case 'new': {
			const { told } = plan;
			const after = newAssessment(told, plan.id ?? writing.newId(), writing);
			return [{ before: undefined, after, said: told.journal, captures: wholeCaptures(told) }];
		}
		case 'here':
			return rowsHere(plan, writing);
	}
}

function rowsHere(plan: HerePlan, { sideOf, at, questionnaire }: Writing): readonly CheckUpRows[] {
	const { items, captures, fromBin } = plan;
	const said = additionsOf(items, (item) => sideOf(plan, item));
	if (said.length === 0 && captures.length === 0 && !fromBin) return [];
	const before = plan.journal.assessment;
	const named = items.find(({ item }) => item === questionnaire.nameItem);
	const answer = named && (sideOf(plan, named) === 'there' ? named.there : undefined)?.record?.answer;
	const { deletedAt: _, ...kept } = before;
	const after: Assessment = {
		...kept,
		...(answer?.kind === 'text' && { name: answer.value }),
		reached: Math.max(before.reached, plan.told.checkUp?.reached ?? 0),
		// A clock that was set back must not hide that something changed.
		updatedAt: Math.max(at, before.updatedAt + 1),
	};
	return [{ before, after, said, captures }];
}

function newAssessment(
	{ checkUp, firm, answers }: AnswersOfFile,
	id: string,
	{ questionnaire, at }: Writing,
): Assessment {
	const name = answers.get(questionnaire.nameItem)?.answer;
	// What follows another check-up is of its firm without saying so.
	const isNamed = firm !== undefined && firm.id !== id && firm.id !== checkUp?.follows;
	return {
		id,
		name: name?.kind === 'text' ? name.value : '',
		questionnaire: questionnaire.id,
		version: questionnaire.version,
		...(isNamed && { firm: firm.id }),
		...(checkUp?.follows !== undefined && { follows: checkUp.follows }),
		...(checkUp?.voiceOf !== undefined && { voiceOf: checkUp.voiceOf }),
		...(checkUp?.voiceBy !== undefined && { voiceBy: checkUp.voiceBy }),
		createdAt: checkUp?.createdAt ?? at,
		updatedAt: checkUp?.updatedAt ?? at,
		reached: checkUp?.reached ?? reachedBy(questionnaire, answers),
	};
}
