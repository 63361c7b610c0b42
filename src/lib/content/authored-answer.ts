import * as v from 'valibot';
import {
	evidenceGrades,
	respondents,
	type Answer,
	type AnswerProblem,
	type AnswerRecord,
} from '../engine/answer.ts';
import type { Item, OptionId, UnitId } from '../engine/questionnaire.ts';

/** What is wrong in a file of answers, as data; sentences are made where the reader's language is known. */
export interface AnswersFileProblem {
	readonly path: string;
	readonly problem:
		| AnswerProblem
		| { readonly kind: 'unreadable'; readonly detail: string }
		| { readonly kind: 'schema'; readonly expected: string; readonly found: string }
		/** Nothing of ours is called so: most likely a newer release wrote it. */
		| { readonly kind: 'unknown-key'; readonly key: string }
		/** The file itself says that it was written by a newer release. */
		| { readonly kind: 'newer-edition'; readonly known: number; readonly found: number }
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

/** JSON has 1e999, which no row keeps: sealed it would come back as nothing. */
const finite = v.pipe(v.number(), v.finite());
const scalar = v.union([v.string(), finite, v.boolean(), v.array(v.union([v.string(), finite]))]);
const attributes = {
	by: v.optional(v.picklist(respondents), 'owner'),
	at: v.optional(finite, 0),
	evidence: v.optional(v.picklist(evidenceGrades), 'E0'),
	note: v.optional(v.string()),
};
const authoredAnswer = v.union([
	scalar,
	v.strictObject({ value: scalar, ...attributes }),
	v.strictObject({ dontKnow: v.literal(true), ...attributes }),
	v.strictObject({ notApplicable: v.string(), ...attributes }),
]);
export type AuthoredAnswer = v.InferOutput<typeof authoredAnswer>;

export function problemOfIssue(issue: v.BaseIssue<unknown>): AnswersFileProblem {
	const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
	if (issue.type === 'strict_object' && issue.expected === 'never')
		return { path, problem: { kind: 'unknown-key', key: path.split('.').at(-1) ?? '' } };
	return { path, problem: { kind: 'schema', expected: issue.expected ?? issue.type, found: issue.received } };
}

/** One answer of a file to an item that is known. */
export function readRecord(
	input: unknown,
	item: Item,
	path: string,
	problems: AnswersFileProblem[],
): AnswerRecord | undefined {
	const wrong = { kind: 'wrong-form', form: formOf(item), found: JSON.stringify(input) } as const;
	return recordFrom(input, { path, problems, wrong, answerOf: (it) => answerOf(it, item, path, problems) });
}

interface RecordForm {
	readonly path: string;
	readonly problems: AnswersFileProblem[];
	/** What is told where the input is no answer of any kind. */
	readonly wrong: AnswersFileProblem['problem'];
	readonly answerOf: (authored: AuthoredAnswer) => Answer | undefined;
}

export function recordFrom(
	input: unknown,
	{ path, problems, wrong, answerOf: read }: RecordForm,
): AnswerRecord | undefined {
	const parsed = v.safeParse(authoredAnswer, input);
	if (!parsed.success) {
		const ofAttributes = problemsOfAttributes(input, path);
		problems.push(...(ofAttributes.length > 0 ? ofAttributes : [{ path, problem: wrong }]));
		return undefined;
	}
	const answer = read(parsed.output);
	if (answer === undefined) return undefined;
	const { by, at, evidence, note } = attributesOf(parsed.output);
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

/** The form in which a record is written, with nothing left out. */
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
