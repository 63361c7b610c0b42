import { answersAfter } from '../../src/lib/engine/after-steps.ts';
import type { Answer, Answers } from '../../src/lib/engine/answer.ts';
import type { Explanation, PartClaim, ScaleChange } from '../../src/lib/engine/explanation.ts';
import { itemById, type Item, type Questionnaire } from '../../src/lib/engine/questionnaire.ts';
import type { Gate, Scale } from '../../src/lib/engine/scale.ts';
import { recordOf } from './arbitraries.ts';

/** A scale that asks for one gate and nothing else: whether it is held is then for `assessScale` to say. */
export const scaleOf = (scale: Scale, gate: Gate): Scale => ({
	...scale,
	levels: [{ id: 'none' }, { id: 'held', gate }],
});

export function everyNode(tree: Explanation): readonly Explanation[] {
	return [tree, ...tree.because.flatMap(everyNode)];
}

export const partsIn = (tree: Explanation): readonly (Explanation & { readonly claim: PartClaim })[] =>
	everyNode(tree).flatMap((node) => (node.claim.kind === 'part' ? [{ ...node, claim: node.claim }] : []));

/** Gates of a scale with everything inside them. */
export const gatesIn = (gate: Gate): readonly Gate[] =>
	gate.kind === 'all' || gate.kind === 'any' ? [gate, ...gate.gates.flatMap(gatesIn)] : [gate];

/** The firm's answers with one change made. */
export function answersWith(questionnaire: Questionnaire, answers: Answers, change: ScaleChange): Answers {
	switch (change.kind) {
		case 'raise':
			return answersAfter(questionnaire, answers, [change.step]);
		case 'tell':
			return new Map(answers).set(change.item, recordOf(change.answer));
		case 'fall':
			return said(questionnaire, answers, change.item, (item) => optionAt(item, change.to));
		case 'untick':
			return said(questionnaire, answers, change.item, (item) => ({
				kind: 'several',
				options: tickedIn(answers, item).filter((option) => optionsOf(item)[change.option] !== option),
			}));
		case 'unproven':
			return new Map([...answers].filter(([id]) => id !== change.item));
	}
}

/** Every single raise there is: each higher option, each further box. Grouped by what it raises, the smallest first. */
export function everyRaise(item: Item, answers: Answers): readonly (readonly Answers[])[] {
	const answer = answers.get(item.id)?.answer;
	if (item.kind === 'multi')
		return optionsOf(item)
			.filter((option) => !tickedIn(answers, item).includes(option))
			.map((option) => [
				withAnswer(answers, item, { kind: 'several', options: [...tickedIn(answers, item), option] }),
			]);
	return [
		optionsOf(item)
			.slice(indexOf(item, answer) + 1)
			.map((_, index) => withAnswer(answers, item, optionAt(item, indexOf(item, answer) + 1 + index))),
	];
}

/** Every single fall there is, grouped by what falls, the smallest first; a multi item's loss as a whole comes apart. */
export function everyFall(item: Item, answers: Answers): readonly (readonly Answers[])[] {
	const answer = answers.get(item.id)?.answer;
	if (answer === undefined) return [];
	if (item.kind === 'multi')
		return tickedIn(answers, item).map((lost) => [
			withAnswer(answers, item, {
				kind: 'several',
				options: tickedIn(answers, item).filter((option) => option !== lost),
			}),
		]);
	return [
		optionsOf(item)
			.slice(0, indexOf(item, answer))
			.map((_, index) => withAnswer(answers, item, optionAt(item, index)))
			.reverse(),
	];
}

export const withoutAnswer = (answers: Answers, id: string): Answers =>
	new Map([...answers].filter(([other]) => other !== id));

const withAnswer = (answers: Answers, item: Item, answer: Answer): Answers =>
	new Map(answers).set(item.id, recordOf(answer));

function said(
	questionnaire: Questionnaire,
	answers: Answers,
	id: string,
	answerTo: (item: Item) => Answer,
): Answers {
	const item = itemById(questionnaire).get(id);
	if (item === undefined) throw new Error(`no item ${id}`);
	return withAnswer(answers, item, answerTo(item));
}

const optionsOf = (item: Item): readonly string[] =>
	item.kind === 'ladder' || item.kind === 'multi'
		? item.options
		: item.kind === 'yes-no'
			? ['no', 'yes']
			: [];

const optionAt = (item: Item, index: number): Answer =>
	item.kind === 'yes-no'
		? { kind: 'yes-no', value: index > 0 }
		: { kind: 'chosen', option: optionsOf(item)[index] ?? '' };

function indexOf(item: Item, answer: Answer | undefined): number {
	if (answer?.kind === 'yes-no') return answer.value ? 1 : 0;
	return answer?.kind === 'chosen' ? optionsOf(item).indexOf(answer.option) : 0;
}

function tickedIn(answers: Answers, item: Item): readonly string[] {
	const answer = answers.get(item.id)?.answer;
	return answer?.kind === 'several' ? answer.options : [];
}
