import {
	itemsFor,
	type AmountItem,
	type ItemId,
	type Item,
	type OptionId,
	type Questionnaire,
	type ReasonId,
} from './questionnaire.ts';

/** What a respondent said to one item. No entry at all means: not answered yet. */
export type Answer =
	| GivenAnswer
	| { readonly kind: 'dont-know' }
	| { readonly kind: 'not-applicable'; readonly reason: ReasonId };

export type GivenAnswer =
	| { readonly kind: 'chosen'; readonly option: OptionId }
	| { readonly kind: 'several'; readonly options: readonly OptionId[] }
	| { readonly kind: 'amount'; readonly value: number }
	| { readonly kind: 'yes-no'; readonly value: boolean }
	| { readonly kind: 'text'; readonly value: string };

export const respondents = ['owner', 'workshop_head', 'accountant', 'advisor'] as const;
export type Respondent = (typeof respondents)[number];

/** E0 claimed, E1 specifics given, E2 seen by an advisor, E3 a record or figure. Source: diagnosis.md, section 2. */
export const evidenceGrades = ['E0', 'E1', 'E2', 'E3'] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

export interface AnswerRecord {
	readonly answer: Answer;
	readonly by: Respondent;
	/** Milliseconds since 1970, as the device's clock had it; order is kept by the storage, not by this. */
	readonly at: number;
	readonly evidence: EvidenceGrade;
	readonly note?: string;
}

export type Answers = ReadonlyMap<ItemId, AnswerRecord>;

export const isGiven = (answer: Answer): answer is GivenAnswer =>
	answer.kind !== 'dont-know' && answer.kind !== 'not-applicable';

/** Seen by an advisor or on record: what the evidenced result counts. */
export const isEvidenced = (grade: EvidenceGrade): boolean => grade === 'E2' || grade === 'E3';

/** The answers that count as evidenced; those that only describe the firm stay as they are. */
export function evidencedAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
	const context = new Set(itemsFor(questionnaire, 'context'));
	return new Map([...answers].filter(([id, record]) => context.has(id) || isEvidenced(record.evidence)));
}

/** What is wrong with an answer, as data; sentences are made where the reader's language is known. */
export type AnswerProblem =
	| { readonly kind: 'wrong-kind'; readonly expected: Item['kind'] }
	| { readonly kind: 'unknown-option'; readonly option: OptionId; readonly options: readonly OptionId[] }
	| { readonly kind: 'option-twice'; readonly option: OptionId }
	| { readonly kind: 'unknown-reason'; readonly reason: ReasonId; readonly reasons: readonly ReasonId[] }
	| { readonly kind: 'must-apply' }
	| { readonly kind: 'not-a-number' }
	| { readonly kind: 'not-whole' }
	| { readonly kind: 'below'; readonly min: number }
	| { readonly kind: 'above'; readonly max: number }
	| { readonly kind: 'exceeds'; readonly item: ItemId; readonly value: number };

/** Every problem of one answer. `amounts` gives other amounts of the same firm, for "at most" rules. */
export function problemsOfAnswer(
	{ item, reasons }: { readonly item: Item; readonly reasons: readonly ReasonId[] },
	answer: Answer,
	amounts: (id: ItemId) => number | undefined,
): readonly AnswerProblem[] {
	switch (answer.kind) {
		case 'dont-know':
			return [];
		case 'not-applicable':
			if (!item.mayNotApply) return [{ kind: 'must-apply' }];
			return reasons.includes(answer.reason)
				? []
				: [{ kind: 'unknown-reason', reason: answer.reason, reasons }];
		case 'chosen':
			if (item.kind === 'ladder') return problemsOfOptions([answer.option], item.options);
			if (item.kind === 'choice')
				return problemsOfOptions(
					[answer.option],
					item.options.map((option) => option.id),
				);
			return [{ kind: 'wrong-kind', expected: item.kind }];
		case 'several':
			return item.kind === 'multi'
				? problemsOfOptions(answer.options, item.options)
				: [{ kind: 'wrong-kind', expected: item.kind }];
		case 'amount':
			return item.kind === 'amount'
				? problemsOfAmount(item, answer.value, amounts)
				: [{ kind: 'wrong-kind', expected: item.kind }];
		case 'yes-no':
		case 'text':
			return item.kind === answer.kind ? [] : [{ kind: 'wrong-kind', expected: item.kind }];
	}
}

function problemsOfOptions(
	chosen: readonly OptionId[],
	options: readonly OptionId[],
): readonly AnswerProblem[] {
	return chosen.flatMap((option, index): readonly AnswerProblem[] => {
		if (!options.includes(option)) return [{ kind: 'unknown-option', option, options }];
		return chosen.indexOf(option) < index ? [{ kind: 'option-twice', option }] : [];
	});
}

function problemsOfAmount(
	item: AmountItem,
	value: number,
	amounts: (id: ItemId) => number | undefined,
): readonly AnswerProblem[] {
	if (!Number.isFinite(value)) return [{ kind: 'not-a-number' }];
	if (item.whole && !Number.isInteger(value)) return [{ kind: 'not-whole' }];
	if (value < item.min) return [{ kind: 'below', min: item.min }];
	if (value > item.max) return [{ kind: 'above', max: item.max }];
	const limit = item.atMost === undefined ? undefined : amounts(item.atMost);
	if (item.atMost !== undefined && limit !== undefined && value > limit)
		return [{ kind: 'exceeds', item: item.atMost, value: limit }];
	return [];
}
