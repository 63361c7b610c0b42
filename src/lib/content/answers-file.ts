import * as v from 'valibot';
import {
	evidenceGrades,
	problemsOfAnswer,
	respondents,
	type Answer,
	type AnswerProblem,
	type AnswerRecord,
	type Answers,
} from '../engine/answer.ts';
import {
	itemById,
	type Item,
	type ItemId,
	type OptionId,
	type Questionnaire,
	type UnitId,
} from '../engine/questionnaire.ts';
import { failure, success, type Result } from '../engine/result.ts';
import { nearestWord } from './nearest.ts';

/** A firm's answers as a file: what the app exports, what `checkup score` reads, what cases are written in. */
export interface AnswersFileProblem {
	readonly path: string;
	readonly problem:
		| AnswerProblem
		| { readonly kind: 'unreadable'; readonly detail: string }
		| { readonly kind: 'schema'; readonly expected: string; readonly found: string }
		| { readonly kind: 'wrong-form'; readonly form: AnswerForm; readonly found: string }
		| { readonly kind: 'other-questionnaire'; readonly expected: string; readonly found: string }
		| { readonly kind: 'newer-version'; readonly known: number; readonly found: number }
		| { readonly kind: 'unknown-item'; readonly id: string; readonly nearest: string | undefined }
		| { readonly kind: 'no-such-option-index'; readonly index: number; readonly options: number };
}

/** What an answer to an item looks like in a file. */
export type AnswerForm =
	| { readonly kind: 'option'; readonly options: number }
	| { readonly kind: 'choice' | 'several' | 'yes-no' | 'text' }
	| { readonly kind: 'amount'; readonly unit: UnitId };

const scalar = v.union([v.string(), v.number(), v.boolean(), v.array(v.union([v.string(), v.number()]))]);
const attributes = {
	by: v.optional(v.picklist(respondents), 'owner'),
	at: v.optional(v.number(), 0),
	evidence: v.optional(v.picklist(evidenceGrades), 'E0'),
	note: v.optional(v.string()),
};
const authoredAnswer = v.union([
	scalar,
	v.strictObject({ value: scalar, ...attributes }),
	v.strictObject({ dontKnow: v.literal(true), ...attributes }),
	v.strictObject({ notApplicable: v.string(), ...attributes }),
]);
type AuthoredAnswer = v.InferOutput<typeof authoredAnswer>;

const answersFile = v.strictObject({
	$schema: v.optional(v.string()),
	questionnaire: v.optional(v.string()),
	version: v.optional(v.number()),
	answers: v.record(v.string(), v.unknown()),
});

/** Options may be given by id or by index from 0; `"dont-know"` is an answer to every item but a text. */
export function readAnswersFile(
	input: unknown,
	questionnaire: Questionnaire,
): Result<Answers, AnswersFileProblem> {
	const parsed = v.safeParse(answersFile, input);
	if (!parsed.success) return failure(parsed.issues.map(problemOfIssue));
	const { questionnaire: id, version, answers } = parsed.output;
	const problems: AnswersFileProblem[] = [];
	if (id !== undefined && id !== questionnaire.id)
		problems.push({
			path: 'questionnaire',
			problem: { kind: 'other-questionnaire', expected: questionnaire.id, found: id },
		});
	if (version !== undefined && version > questionnaire.version)
		problems.push({
			path: 'version',
			problem: { kind: 'newer-version', known: questionnaire.version, found: version },
		});
	const items = itemById(questionnaire);
	const read = new Map<ItemId, AnswerRecord>();
	for (const [itemId, authored] of Object.entries(answers)) {
		const path = `answers.${itemId}`;
		const item = items.get(itemId);
		if (item === undefined) {
			const nearest = nearestWord(itemId, [...items.keys()]);
			problems.push({ path, problem: { kind: 'unknown-item', id: itemId, nearest } });
			continue;
		}
		const record = readRecord(authored, item, path, problems);
		if (record) read.set(itemId, record);
	}
	problems.push(...problemsAmong(read, questionnaire));
	return problems.length > 0 ? failure(problems) : success(read);
}

function problemOfIssue(issue: v.BaseIssue<unknown>): AnswersFileProblem {
	const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
	return { path, problem: { kind: 'schema', expected: issue.expected ?? issue.type, found: issue.received } };
}

function readRecord(
	input: unknown,
	item: Item,
	path: string,
	problems: AnswersFileProblem[],
): AnswerRecord | undefined {
	const parsed = v.safeParse(authoredAnswer, input);
	if (!parsed.success) {
		const ofAttributes = problemsOfAttributes(input, path);
		problems.push(
			...(ofAttributes.length > 0
				? ofAttributes
				: [
						{
							path,
							problem: { kind: 'wrong-form', form: formOf(item), found: JSON.stringify(input) },
						} as const,
					]),
		);
		return undefined;
	}
	const authored = parsed.output;
	const answer = answerOf(authored, item, path, problems);
	if (answer === undefined) return undefined;
	const { by, at, evidence, note } = attributesOf(authored);
	return { answer, by, at, evidence, ...(note !== undefined && { note }) };
}

/** A wrong grade or reason is named as such, not as a wrong answer. */
function problemsOfAttributes(input: unknown, path: string): readonly AnswersFileProblem[] {
	if (typeof input !== 'object' || input === null || Array.isArray(input)) return [];
	const checked = v.safeParse(v.looseObject({ notApplicable: v.optional(v.string()), ...attributes }), input);
	return checked.success
		? []
		: checked.issues
				.map(problemOfIssue)
				.map(({ path: within, problem }) => ({ path: `${path}.${within}`, problem }));
}

function attributesOf(authored: AuthoredAnswer) {
	return typeof authored === 'object' && !Array.isArray(authored)
		? authored
		: ({ by: 'owner', at: 0, evidence: 'E0', note: undefined } as const);
}

function answerOf(
	authored: AuthoredAnswer,
	item: Item,
	path: string,
	problems: AnswersFileProblem[],
): Answer | undefined {
	if (typeof authored === 'object' && !Array.isArray(authored)) {
		if ('dontKnow' in authored) return { kind: 'dont-know' };
		if ('notApplicable' in authored) return { kind: 'not-applicable', reason: authored.notApplicable };
		return valueOf(authored.value, item, path, problems);
	}
	if (authored === 'dont-know' && item.kind !== 'text') return { kind: 'dont-know' };
	return valueOf(authored, item, path, problems);
}

function valueOf(
	value: v.InferOutput<typeof scalar>,
	item: Item,
	path: string,
	problems: AnswersFileProblem[],
): Answer | undefined {
	const mismatch = (): undefined => {
		problems.push({
			path,
			problem: { kind: 'wrong-form', form: formOf(item), found: JSON.stringify(value) },
		});
	};
	const optionAt = (option: string | number, options: readonly OptionId[]): OptionId | undefined => {
		if (typeof option === 'string') return option;
		const found = options[option];
		if (found === undefined)
			problems.push({
				path,
				problem: { kind: 'no-such-option-index', index: option, options: options.length },
			});
		return found;
	};
	switch (item.kind) {
		case 'ladder':
		case 'choice': {
			if (typeof value !== 'string' && typeof value !== 'number') return mismatch();
			const options = item.kind === 'ladder' ? item.options : item.options.map(({ id }) => id);
			const option = optionAt(value, options);
			return option === undefined ? undefined : { kind: 'chosen', option };
		}
		case 'multi': {
			if (!Array.isArray(value)) return mismatch();
			const chosen = value.map((option) => optionAt(option, item.options));
			const options = chosen.filter((option) => option !== undefined);
			return options.length === chosen.length ? { kind: 'several', options } : undefined;
		}
		case 'amount':
			return typeof value === 'number' ? { kind: 'amount', value } : mismatch();
		case 'yes-no':
			return typeof value === 'boolean' ? { kind: 'yes-no', value } : mismatch();
		case 'text':
			return typeof value === 'string' ? { kind: 'text', value } : mismatch();
	}
}

function formOf(item: Item): AnswerForm {
	switch (item.kind) {
		case 'ladder':
			return { kind: 'option', options: item.options.length };
		case 'multi':
			return { kind: 'several' };
		case 'amount':
			return { kind: 'amount', unit: item.unit };
		case 'choice':
		case 'yes-no':
		case 'text':
			return { kind: item.kind };
	}
}

function problemsAmong(answers: Answers, questionnaire: Questionnaire): readonly AnswersFileProblem[] {
	const amounts = (id: ItemId) => {
		const answer = answers.get(id)?.answer;
		return answer?.kind === 'amount' ? answer.value : undefined;
	};
	return questionnaire.items.flatMap((item) => {
		const record = answers.get(item.id);
		if (record === undefined) return [];
		return problemsOfAnswer({ item, reasons: questionnaire.reasons }, record.answer, amounts).map(
			(problem) => ({
				path: `answers.${item.id}`,
				problem,
			}),
		);
	});
}

/** The same form as is read, in full: nothing of a record is left out. */
export function answersToFile(answers: Answers, questionnaire: Questionnaire) {
	return {
		questionnaire: questionnaire.id,
		version: questionnaire.version,
		answers: Object.fromEntries([...answers].map(([id, record]) => [id, recordToFile(record)])),
	};
}

export function recordToFile({ answer, by, at, evidence, note }: AnswerRecord) {
	const rest = { by, at, evidence, ...(note !== undefined && { note }) };
	switch (answer.kind) {
		case 'dont-know':
			return { dontKnow: true, ...rest };
		case 'not-applicable':
			return { notApplicable: answer.reason, ...rest };
		case 'chosen':
			return { value: answer.option, ...rest };
		case 'several':
			return { value: answer.options, ...rest };
		case 'amount':
		case 'yes-no':
		case 'text':
			return { value: answer.value, ...rest };
	}
}
