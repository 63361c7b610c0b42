import type { Answer, AnswerRecord, Answers } from './answer.ts';
import { itemById, type Item, type ItemId, type Questionnaire } from './questionnaire.ts';
import { readAnswers, type Reading } from './reading.ts';

/** Option indices; the ticked options of a multi item. */
export type StepUp =
	| { readonly kind: 'option'; readonly item: ItemId; readonly from: number; readonly to: number }
	| { readonly kind: 'tick'; readonly item: ItemId; readonly option: number };

/**
 * The answers of a firm that took these steps. A band that follows from amounts is answered itself from then on, and
 * the amount of its part is taken out, for nobody knows the new one. Who answered, and on what evidence, is kept where
 * it is known: what a firm would have after a route is never more than a claim of what is to come.
 */
export function answersAfter(
	questionnaire: Questionnaire,
	answers: Answers,
	steps: readonly StepUp[],
): Answers {
	const items = itemById(questionnaire);
	const readings = readAnswers(questionnaire, answers);
	const after = new Map(answers);
	const raisedItems = new Set(steps.map(({ item }) => item));
	const settled = new Set([...raisedItems].flatMap((id) => partOf(items.get(id)) ?? []));
	for (const item of questionnaire.items) {
		const reading = readings.of(item.id);
		// Another band may follow from the same amount; it stays as it is.
		const pinned = settled.has(partOf(item) ?? '') && reading.kind === 'given' ? reading.answer : undefined;
		const taken = steps.filter((step) => step.item === item.id);
		const answer = taken.length > 0 ? raisedAnswer(item, reading, taken) : pinned;
		if (answer) after.set(item.id, recordOf(answer, answers.get(item.id)));
	}
	for (const id of settled) after.delete(id);
	return after;
}

const partOf = (item: Item | undefined): ItemId | undefined =>
	item?.kind === 'ladder' ? item.share?.part : undefined;

const recordOf = (answer: Answer, before: AnswerRecord | undefined): AnswerRecord => ({
	by: 'owner',
	at: 0,
	...before,
	answer,
	evidence: 'E0',
});

function raisedAnswer(item: Item, reading: Reading, steps: readonly StepUp[]): Answer | undefined {
	const to = Math.max(...steps.map((step) => (step.kind === 'option' ? step.to : 0)));
	switch (item.kind) {
		case 'ladder': {
			const option = item.options[to];
			return option === undefined ? undefined : { kind: 'chosen', option };
		}
		case 'yes-no':
			return { kind: 'yes-no', value: to > 0 };
		case 'multi': {
			const before =
				reading.kind === 'given' && reading.answer.kind === 'several' ? reading.answer.options : [];
			const ticked = steps.flatMap((step) => (step.kind === 'tick' ? (item.options[step.option] ?? []) : []));
			return { kind: 'several', options: [...before, ...ticked] };
		}
		case 'choice':
		case 'amount':
		case 'text':
			return undefined;
	}
}
