import type { Answer, AnswerRecord } from '../engine/answer.ts';
import { evaluateCell, type Cell } from '../engine/condition.ts';
import { exactly, type Facts, type FactValue } from '../engine/fact.ts';
import type { Item, ItemId, Questionnaire } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { formatChoices, formatList, formatNumber, formatPercent } from '../i18n/formats.ts';
import { contentText, optionalContentText, text } from '../i18n/i18n.ts';
import { itemName, levelName } from './sentences.ts';

/** What conditions speak about: the items, and the two scales whose results they may ask for. */
export interface ConditionContext {
	readonly questionnaire: Questionnaire;
	readonly official: Scale;
	readonly chain: Scale;
}

export function factName(fact: string, { questionnaire, official, chain }: ConditionContext): string {
	if (questionnaire.items.some((item) => item.id === fact)) return itemName(fact);
	if (questionnaire.facts.some(({ id }) => id === fact)) return contentText(`fact.${fact}.name`);
	if (fact === 'official_level') return contentText(`scale.${official.id}.title`);
	return fact === 'chain_rung' ? contentText(`scale.${chain.id}.title`) : text('link.break');
}

/** The values that satisfy a cell, in the words of the questionnaire: "vendor's notice, or a chat photo". */
export function wantedWords(cell: Cell, context: ConditionContext): string {
	const satisfying = valuesOf(cell.fact, context).filter(
		({ value }) => evaluateCell(cell.test, value) === 'true',
	);
	return satisfying.length > 0 ? formatChoices(satisfying.map(({ words }) => words)) : cell.source;
}

/** What a fact is for this firm, in words; a range where it is still open. */
export function valueWords(fact: string, value: FactValue, context: ConditionContext): string {
	if (value.kind === 'unknown') return text('link.open');
	if (value.kind === 'not-applicable') return text('result.sceneAbsent');
	const certain = valuesOf(fact, context).filter(({ value: named }) => isWithin(named, value));
	return certain.length > 0 ? formatChoices(certain.map(({ words }) => words)) : text('link.open');
}

function isWithin(named: FactValue, value: FactValue): boolean {
	if (named.kind === 'number' && value.kind === 'number')
		return named.low >= value.low && named.high <= value.high;
	if (named.kind === 'yes-no' && value.kind === 'yes-no') return named.value === value.value;
	if (!('values' in named) || !('values' in value)) return false;
	return named.values.every((one) => value.values.includes(one));
}

interface NamedValue {
	readonly value: FactValue;
	readonly words: string;
}

/** Every single value of a fact with its name; empty for amounts, which have too many. */
function valuesOf(fact: string, { questionnaire, official, chain }: ConditionContext): readonly NamedValue[] {
	const item = questionnaire.items.find(({ id }) => id === fact);
	if (item) return valuesOfItem(item);
	const workedOut = questionnaire.facts.find(({ id }) => id === fact);
	if (workedOut)
		return workedOut.values.map((value) => ({
			value: { kind: 'one-of', values: [value] },
			words: contentText(`fact.${fact}.value.${value}`),
		}));
	if (fact === 'first_break')
		return (chain.network?.links ?? []).map(({ item: link }) => ({
			value: { kind: 'one-of', values: [link] },
			words: itemName(link),
		}));
	const scale = fact === 'official_level' ? official : chain;
	return scale.levels.map((_, index) => ({ value: exactly(index), words: levelName(scale, index) }));
}

function valuesOfItem(item: Item): readonly NamedValue[] {
	const label = (option: string) => optionLabel(item.id, option);
	switch (item.kind) {
		case 'ladder':
			return item.options.map((option, index) => ({ value: exactly(index), words: label(option) }));
		case 'choice':
			return item.options.map(({ id }) => ({ value: { kind: 'one-of', values: [id] }, words: label(id) }));
		case 'multi':
			return item.options.map((option) => ({
				value: { kind: 'set', values: [option] },
				words: label(option),
			}));
		case 'yes-no':
			return [true, false].map((value) => ({
				value: { kind: 'yes-no', value },
				words: label(value ? 'yes' : 'no'),
			}));
		case 'amount':
		case 'text':
			return [];
	}
}

/** What a firm fails, as a statement about it: "it is not above scale", "main product: shoes, is not covered". */
export function failureWords(cell: Cell, answer: Answer | undefined, context: ConditionContext): string {
	const item = context.questionnaire.items.find(({ id }) => id === cell.fact);
	if (item?.kind === 'yes-no')
		return stateWords(item.id, evaluateCell(cell.test, { kind: 'yes-no', value: true }) !== 'true');
	const name = factName(cell.fact, context);
	return item && answer
		? text('advice.notCoveredBut', { name, now: answerWords(item, answer) })
		: text('advice.notCovered', { name });
}

/** All that a firm fails, in one sentence. */
export const clauses = (parts: readonly string[]): string =>
	parts.length === 0 ? '' : parts.reduce((first, then) => text('format.clauses', { first, then }));

/** A yes or no as a statement about the firm, where the questionnaire words it. */
export const stateWords = (item: ItemId, value: boolean): string =>
	optionalContentText(`item.${item}.state.${value ? 'yes' : 'no'}`) ??
	text('format.pair', { name: itemName(item), value: optionLabel(item, value ? 'yes' : 'no') });

export const optionLabel = (item: ItemId, option: string): string =>
	contentText(`item.${item}.option.${option}.label`);

/** An answer in the words in which it was given. */
export function answerWords(item: Item, answer: Answer): string {
	switch (answer.kind) {
		case 'dont-know':
			return text('question.dontKnow');
		case 'not-applicable':
			return text('result.sceneAbsent');
		case 'chosen':
			return optionLabel(item.id, answer.option);
		case 'several':
			return answer.options.length === 0
				? text('question.none')
				: formatList(answer.options.map((option) => optionLabel(item.id, option)));
		case 'amount':
			return amountWords(item, answer.value);
		case 'yes-no':
			return optionLabel(item.id, answer.value ? 'yes' : 'no');
		case 'text':
			return answer.value;
	}
}

function amountWords(item: Item, amount: number): string {
	if (item.kind !== 'amount') return formatNumber(amount);
	if (item.unit === 'percent') return formatPercent(amount / 100);
	if (item.unit === 'year') return text('format.year', { value: String(amount) });
	return text('format.amount', { value: formatNumber(amount), unit: contentText(`unit.${item.unit}`) });
}

interface Telling {
	readonly context: ConditionContext;
	readonly facts: Facts;
	readonly recordOf: (item: ItemId) => AnswerRecord | undefined;
}

/** What the firm told us of a fact, or what follows from it. */
export function toldOf(fact: string, { context, facts, recordOf }: Telling): string {
	const item = context.questionnaire.items.find(({ id }) => id === fact);
	const answer = item && recordOf(item.id)?.answer;
	return item && answer ? answerWords(item, answer) : valueWords(fact, facts(fact), context);
}

/** The same, a line for every fact that decided something. */
export const toldWords = (because: readonly Cell[], telling: Telling): readonly string[] =>
	[...new Set(because.map(({ fact }) => fact))].map((fact) =>
		text('format.pair', { name: factName(fact, telling.context), value: toldOf(fact, telling) }),
	);
