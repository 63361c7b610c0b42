import {
	evidenceGrades,
	isGiven,
	type AnswerRecord,
	type Answers,
	type EvidenceGrade,
	type GivenAnswer,
} from './answer.ts';
import { evaluateTable } from './condition.ts';
import { exactly, unknownFact, type FactId, type FactValue, type Facts } from './fact.ts';
import {
	itemById,
	type Item,
	type ItemId,
	type Questionnaire,
	type ReasonId,
	type Share,
} from './questionnaire.ts';
import type { Truth } from './truth.ts';

/** What an item says about a firm after conditions and derived bands are taken into account. */
export type Reading =
	/** A condition hides it. A stored answer is kept, and does not count. */
	| { readonly kind: 'irrelevant' }
	| { readonly kind: 'open' }
	| { readonly kind: 'dont-know' }
	| { readonly kind: 'not-applicable'; readonly reason: ReasonId }
	/** `derived` says that amounts gave this band, not the respondent. */
	| {
			readonly kind: 'given';
			readonly answer: GivenAnswer;
			readonly evidence: EvidenceGrade;
			readonly derived: boolean;
	  };

export interface Readings {
	readonly byItem: ReadonlyMap<ItemId, Reading>;
	readonly of: (id: ItemId) => Reading;
	/** Whether the item is asked; unknown while its condition is open. */
	readonly relevanceOf: (id: ItemId) => Truth;
	/** The unanswered items behind an unknown fact: itself, or those that a worked-out fact waits for. */
	readonly openBehind: (id: FactId) => readonly FactId[];
	/** Items and worked-out facts, for conditions. */
	readonly facts: Facts;
}

const open: Reading = { kind: 'open' };

/**
 * Reads a firm's answers under a questionnaire. Conditions only look back (the content checker sees to it),
 * so one pass downwards is enough.
 */
export function readAnswers(questionnaire: Questionnaire, answers: Answers): Readings {
	const items = itemById(questionnaire);
	const byItem = new Map<ItemId, Reading>();
	const of = (id: ItemId) => byItem.get(id) ?? open;
	const facts: Facts = (id) => {
		const item = items.get(id);
		return item === undefined ? workedOutFact(questionnaire, id, facts) : factOf(item, of(id));
	};
	for (const item of questionnaire.items) byItem.set(item.id, readItem(item, answers, facts, of));
	const relevanceOf = (id: ItemId): Truth => {
		const item = items.get(id);
		return item === undefined ? 'false' : evaluateTable(item.relevant, facts).truth;
	};
	const openBehind = (id: FactId): readonly FactId[] => {
		const workedOut = questionnaire.facts.find((fact) => fact.id === id);
		if (workedOut === undefined) return [id];
		const asked = workedOut.rows.flatMap(({ when }) => evaluateTable(when, facts).open);
		return [...new Set(asked.flatMap(openBehind))];
	};
	return { byItem, of, facts, relevanceOf, openBehind };
}

function readItem(item: Item, answers: Answers, facts: Facts, of: (id: ItemId) => Reading): Reading {
	if (evaluateTable(item.relevant, facts).truth === 'false') return { kind: 'irrelevant' };
	const own = readOwn(answers.get(item.id));
	if (own.kind === 'given' && !isOffered(item, own.answer, of)) return open;
	const derived =
		item.kind === 'ladder' && item.share ? derivedBand(item.options, item.share, of) : undefined;
	if (derived === undefined) return own;
	// Claimed amounts do not outweigh a band that somebody has seen.
	return own.kind === 'given' && isWeaker(derived.evidence, own.evidence) ? own : derived;
}

/** A branch chosen under one industry says nothing any more when the industry was changed. The answer is kept. */
function isOffered(item: Item, answer: GivenAnswer, of: (id: ItemId) => Reading): boolean {
	if (item.kind !== 'choice' || item.optionsBy === undefined || answer.kind !== 'chosen') return true;
	const offeredFor = item.options.find(({ id }) => id === answer.option)?.for ?? [];
	const by = of(item.optionsBy);
	if (offeredFor.length === 0 || by.kind !== 'given' || by.answer.kind !== 'chosen') return true;
	return offeredFor.includes(by.answer.option);
}

function readOwn(record: AnswerRecord | undefined): Reading {
	if (record === undefined) return open;
	if (!isGiven(record.answer)) return record.answer;
	return { kind: 'given', answer: record.answer, evidence: record.evidence, derived: false };
}

/** Amounts are truer than a guessed band, so where both amounts are known the band follows from them. */
function derivedBand(
	options: readonly string[],
	share: Share,
	of: (id: ItemId) => Reading,
): Extract<Reading, { kind: 'given' }> | undefined {
	const [part, whole] = [of(share.part), of(share.whole)];
	if (part.kind !== 'given' || part.answer.kind !== 'amount') return undefined;
	if (whole.kind !== 'given' || whole.answer.kind !== 'amount' || whole.answer.value <= 0) return undefined;
	const [partValue, wholeValue] = [part.answer.value, whole.answer.value];
	// More digital machines than machines is a mistake, not a band; the field says so.
	if (partValue > wholeValue) return undefined;
	// Whole millionths, for 0.07 x 100 is more than 10 x 0.7 in floating point, and 10% is still the first band.
	const [partMillionths, wholeMillionths] = [Math.round(partValue * 1e6), Math.round(wholeValue * 1e6)];
	const band = share.upTo.findIndex((percent) => partMillionths * 100 <= percent * wholeMillionths);
	const option = options[band === -1 ? options.length - 1 : band];
	if (option === undefined) return undefined;
	return {
		kind: 'given',
		answer: { kind: 'chosen', option },
		evidence: isWeaker(part.evidence, whole.evidence) ? part.evidence : whole.evidence,
		derived: true,
	};
}

const isWeaker = (a: EvidenceGrade, b: EvidenceGrade): boolean =>
	evidenceGrades.indexOf(a) < evidenceGrades.indexOf(b);

/** Ladders are tested by option index, so that `>= 2` reads as "from the third option on". */
function factOf(item: Item, reading: Reading): FactValue {
	switch (reading.kind) {
		case 'irrelevant':
		case 'not-applicable':
			return { kind: 'not-applicable' };
		case 'open':
		case 'dont-know':
			return unknownFact;
		case 'given':
			return factOfGiven(item, reading.answer);
	}
}

function factOfGiven(item: Item, answer: GivenAnswer): FactValue {
	switch (answer.kind) {
		case 'chosen':
			return item.kind === 'ladder'
				? exactly(item.options.indexOf(answer.option))
				: { kind: 'one-of', values: [answer.option] };
		case 'several':
			return { kind: 'set', values: answer.options };
		case 'amount':
			return exactly(answer.value);
		case 'yes-no':
			return { kind: 'yes-no', value: answer.value };
		case 'text':
			return { kind: 'one-of', values: [answer.value] };
	}
}

function workedOutFact(questionnaire: Questionnaire, id: FactId, facts: Facts): FactValue {
	const fact = questionnaire.facts.find((candidate) => candidate.id === id);
	if (fact === undefined) return unknownFact;
	const truths = fact.rows.map((row) => evaluateTable(row.when, facts).truth);
	const certain = truths.indexOf('true');
	const reached = certain === -1 ? fact.rows : fact.rows.slice(0, certain + 1);
	const values = [
		...new Set(reached.filter((_, index) => truths[index] !== 'false').map((row) => row.value)),
	];
	return certain === -1 ? unknownFact : { kind: 'one-of', values };
}
