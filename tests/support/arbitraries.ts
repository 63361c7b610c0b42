import fc from 'fast-check';
import {
	evidenceGrades,
	respondents,
	type Answer,
	type AnswerRecord,
	type Answers,
	type GivenAnswer,
} from '../../src/lib/engine/answer.ts';
import type { Item, ItemId, Questionnaire } from '../../src/lib/engine/questionnaire.ts';
import { readAnswers } from '../../src/lib/engine/reading.ts';
import { realQuestionnaire } from './content.ts';

/** How likely answers are open, and whether given ones lean to the top: uniform firms would never leave the bottom. */
interface Leaning {
	readonly openPercent: number;
	readonly strong: boolean;
}

interface Draw {
	readonly state: number;
	readonly pick: number;
	readonly record: Omit<AnswerRecord, 'answer'>;
}

const draw: fc.Arbitrary<Draw> = fc.record({
	state: fc.nat(99),
	pick: fc.nat(2 ** 20),
	record: fc.record(
		{
			by: fc.constantFrom(...respondents),
			at: fc.nat(),
			evidence: fc.constantFrom(...evidenceGrades),
			note: fc.string({ maxLength: 5 }),
		},
		{ requiredKeys: ['by', 'at', 'evidence'] },
	),
});
const draws = fc.array(draw, {
	minLength: realQuestionnaire.items.length,
	maxLength: realQuestionnaire.items.length,
});
const leaning: fc.Arbitrary<Leaning> = fc.record({
	openPercent: fc.constantFrom(0, 10, 40, 90),
	strong: fc.boolean(),
});

/** Any firm: answers given, unknown, not applicable or open, from any respondent with any evidence. */
export const anyFirm: fc.Arbitrary<Answers> = fc
	.tuple(leaning, draws)
	.map(([lean, drawn]) => firmFrom(realQuestionnaire, lean, drawn));

/** A firm that said what it does itself: then nothing it answered can still turn out not to be asked. */
export const firmWithKnownProfile: fc.Arbitrary<Answers> = fc
	.tuple(anyFirm, fc.subarray(['design', 'supply']))
	.map(([answers, options]) => withAnswer(answers, 'does_itself', { kind: 'several', options }));

/** Answers everything that is scored with an option, does all the work itself, and gives bands instead of amounts. */
export const completeFirm: fc.Arbitrary<Answers> = fc.tuple(fc.boolean(), draws).map(([strong, drawn]) => {
	const answers = new Map<ItemId, AnswerRecord>();
	realQuestionnaire.items.forEach((item, index) => {
		const own = drawn[index];
		if (own && item.kind !== 'amount')
			answers.set(item.id, { ...own.record, answer: givenFrom(item, own.pick, strong) });
	});
	return withAnswer(answers, 'does_itself', { kind: 'several', options: ['design', 'supply'] });
});

/** Fills what is open or unknown in a firm with some given answer. */
export const completion: fc.Arbitrary<(answers: Answers) => Answers> = fc.tuple(fc.boolean(), draws).map(
	([strong, drawn]) =>
		(answers) =>
			fillOpen(answers, (item, index) => givenFrom(item, drawn[index]?.pick ?? 0, strong)),
);

/** Every open item of a ladder, multi or yes-no kind is answered; amounts stay open, their bands are answered instead. */
export function fillOpen(answers: Answers, answerTo: (item: Item, index: number) => GivenAnswer): Answers {
	const readings = readAnswers(realQuestionnaire, answers);
	const filled = new Map(answers);
	realQuestionnaire.items.forEach((item, index) => {
		const { kind } = readings.of(item.id);
		if ((kind === 'open' || kind === 'dont-know') && item.kind !== 'amount')
			filled.set(item.id, recordOf(answerTo(item, index)));
	});
	return filled;
}

/** The least or the best that can be said to an item; undefined where an item has no order. */
export function extremeAnswer(item: Item, extreme: 'least' | 'best'): GivenAnswer {
	const best = extreme === 'best';
	switch (item.kind) {
		case 'ladder':
			return { kind: 'chosen', option: item.options.at(best ? -1 : 0) ?? '' };
		case 'choice':
			return { kind: 'chosen', option: item.options[0]?.id ?? '' };
		case 'multi':
			return { kind: 'several', options: best ? item.options : [] };
		case 'yes-no':
			return { kind: 'yes-no', value: best };
		case 'amount':
			return { kind: 'amount', value: item.min };
		case 'text':
			return { kind: 'text', value: '' };
	}
}

/** One step up from a given answer; undefined at the top, and for answers that have no order. */
export function raised(item: Item, answer: Answer, pick: number): GivenAnswer | undefined {
	if (item.kind === 'ladder' && answer.kind === 'chosen') {
		const option = item.options[item.options.indexOf(answer.option) + 1];
		return option === undefined ? undefined : { kind: 'chosen', option };
	}
	if (item.kind === 'multi' && answer.kind === 'several') {
		const free = item.options.filter((option) => !answer.options.includes(option));
		const option = free[pick % Math.max(1, free.length)];
		return option === undefined ? undefined : { kind: 'several', options: [...answer.options, option] };
	}
	return answer.kind === 'yes-no' && !answer.value ? { kind: 'yes-no', value: true } : undefined;
}

export const recordOf = (answer: Answer): AnswerRecord => ({ answer, by: 'owner', at: 0, evidence: 'E0' });

export const withAnswer = (answers: Answers, id: ItemId, answer: Answer): Answers =>
	new Map(answers).set(id, { ...recordOf(answer), ...answers.get(id), answer });

function firmFrom(questionnaire: Questionnaire, lean: Leaning, drawn: readonly Draw[]): Answers {
	const answers = new Map<ItemId, AnswerRecord>();
	questionnaire.items.forEach((item, index) => {
		const own = drawn[index];
		if (own === undefined || own.state < lean.openPercent) return;
		answers.set(item.id, { ...own.record, answer: answerFrom(questionnaire, { item, draw: own, lean }) });
	});
	return withoutExcess(questionnaire, answers);
}

function answerFrom(
	questionnaire: Questionnaire,
	{ item, draw: { state, pick }, lean }: { item: Item; draw: Draw; lean: Leaning },
): Answer {
	if (state >= 96) return { kind: 'dont-know' };
	const reason = questionnaire.reasons[pick % questionnaire.reasons.length];
	if (state >= 92 && item.mayNotApply && reason !== undefined) return { kind: 'not-applicable', reason };
	return givenFrom(item, pick, lean.strong);
}

function givenFrom(item: Item, pick: number, strong: boolean): GivenAnswer {
	const chosen = (options: readonly string[]) => {
		const index = pick % options.length;
		return options[strong && pick % 7 !== 0 ? Math.max(index, options.length - 2) : index] ?? '';
	};
	switch (item.kind) {
		case 'ladder':
			return { kind: 'chosen', option: chosen(item.options) };
		case 'choice':
			return { kind: 'chosen', option: chosen(item.options.map(({ id }) => id)) };
		case 'multi':
			return {
				kind: 'several',
				options: item.options.filter((_, bit) => ((pick >> bit) & 1) === 1 || (strong && bit % 3 > 0)),
			};
		case 'amount': {
			const span = Math.min(item.max - item.min, 1000);
			const value = item.min + (pick % (span + 1));
			return { kind: 'amount', value: item.whole ? value : value / 4 + item.min };
		}
		case 'yes-no':
			return { kind: 'yes-no', value: strong || pick % 2 === 1 };
		case 'text':
			return { kind: 'text', value: pick.toString(36) };
	}
}

/** No file may hold a part that is larger than its whole. */
function withoutExcess(questionnaire: Questionnaire, answers: ReadonlyMap<ItemId, AnswerRecord>): Answers {
	const amount = (id: ItemId | undefined) => {
		const answer = id === undefined ? undefined : answers.get(id)?.answer;
		return answer?.kind === 'amount' ? answer.value : undefined;
	};
	const excess = questionnaire.items
		.filter((item) => item.kind === 'amount' && (amount(item.id) ?? 0) > (amount(item.atMost) ?? Infinity))
		.map((item) => item.id);
	return new Map([...answers].filter(([id]) => !excess.includes(id)));
}
