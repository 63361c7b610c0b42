import type { Answer, AnswerRecord, Answers } from '../engine/answer.ts';
import { itemById, type Item, type ItemId, type Questionnaire } from '../engine/questionnaire.ts';
import { itemNow } from '../engine/version-steps.ts';
import { recordFrom, type AnswersFileProblem, type AuthoredAnswer } from './authored-answer.ts';

interface OlderVersion {
	readonly questionnaire: Questionnaire;
	readonly version: number;
	readonly path: string;
	readonly problems: AnswersFileProblem[];
}

/**
 * Raw answers of a version that is no longer at hand: read by the form they have, under whatever ids.
 * Whether they fit this version is not asked here; what does not is set aside later, not refused. So is an option by its
 * index: which one a number meant, only the list of that version could tell.
 */
export function readOlderAnswers(
	answers: Readonly<Record<string, unknown>>,
	{ questionnaire, version, path: above, problems }: OlderVersion,
): Answers {
	return new Map(
		Object.entries(answers).flatMap(([id, input]): readonly [ItemId, AnswerRecord][] => {
			const path = `${above}.${id}`;
			const record = readOlderRecord(input, id, { questionnaire, version, path, problems });
			return record ? [[id, record]] : [];
		}),
	);
}

/** One of them; `path` is its own. */
export function readOlderRecord(
	input: unknown,
	id: ItemId,
	{ questionnaire, version, path, problems }: OlderVersion,
): AnswerRecord | undefined {
	const item = itemById(questionnaire).get(itemNow(questionnaire, version, id));
	const wrong = { kind: 'schema', expected: 'answer', found: JSON.stringify(input) } as const;
	return recordFrom(input, { path, problems, wrong, answerOf: (authored) => olderAnswer(authored, item) });
}

function olderAnswer(authored: AuthoredAnswer, item: Item | undefined): Answer {
	if (typeof authored === 'object' && !Array.isArray(authored)) {
		if ('dontKnow' in authored) return { kind: 'dont-know' };
		if ('notApplicable' in authored) return { kind: 'not-applicable', reason: authored.notApplicable };
		return olderAnswer(authored.value, item);
	}
	if (Array.isArray(authored)) return { kind: 'several', options: authored.map(String) };
	if (typeof authored === 'boolean') return { kind: 'yes-no', value: authored };
	if (typeof authored === 'number') return { kind: 'amount', value: authored };
	if (item?.kind === 'text') return { kind: 'text', value: authored };
	return authored === 'dont-know' ? { kind: 'dont-know' } : { kind: 'chosen', option: authored };
}
