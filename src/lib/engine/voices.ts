import { respondents, type Answer, type AnswerRecord, type Respondent } from './answer.ts';
import type { ItemId, Questionnaire } from './questionnaire.ts';

/** One thing said about one item, as a journal keeps it; null takes back what counted until then. */
export interface Statement {
	readonly item: ItemId;
	readonly record: AnswerRecord | null;
}

/** What each respondent said last about an item. */
export type Voices = ReadonlyMap<Respondent, AnswerRecord>;

/** An item on which respondents differ. */
export interface Disagreement {
	readonly item: ItemId;
	/** In the order of `respondents`. */
	readonly voices: readonly AnswerRecord[];
	/** The advisor spoke last: what is counted is what the advisor found. */
	readonly settled: AnswerRecord | undefined;
}

/**
 * The last word of each respondent on each item.
 * @param statements in the order of saying
 */
export function voicesByItem(statements: readonly Statement[]): ReadonlyMap<ItemId, Voices> {
	const voices = new Map<ItemId, Map<Respondent, AnswerRecord>>();
	const counted = new Map<ItemId, AnswerRecord>();
	for (const { item, record } of statements) {
		const ofItem = voices.get(item) ?? new Map<Respondent, AnswerRecord>();
		voices.set(item, ofItem);
		if (record === null) {
			const taken = counted.get(item);
			if (taken) ofItem.delete(taken.by);
			counted.delete(item);
			continue;
		}
		// Said in the same moment, it is the same answer put down to somebody else.
		for (const [by, said] of ofItem)
			if (said.at === record.at && isSameAnswer(said.answer, record.answer)) ofItem.delete(by);
		ofItem.set(record.by, record);
		counted.set(item, record);
	}
	return voices;
}

/**
 * The items on which two respondents gave different answers, in the order of the questionnaire. Who does not know
 * contradicts nobody; names and other texts are not compared.
 */
export function disagreements(
	{ items }: Questionnaire,
	statements: readonly Statement[],
): readonly Disagreement[] {
	const voices = voicesByItem(statements);
	return items.flatMap(({ id, kind }): readonly Disagreement[] => {
		const ofItem = kind === 'text' ? undefined : voices.get(id);
		const said = respondents.flatMap((by) => ofItem?.get(by) ?? []);
		const different = new Set(
			said.filter(({ answer }) => answer.kind !== 'dont-know').map(({ answer }) => formOf(answer)),
		);
		return different.size > 1 ? [{ item: id, voices: said, settled: settledBy(said) }] : [];
	});
}

function settledBy(said: readonly AnswerRecord[]): AnswerRecord | undefined {
	const advisor = said.find(({ by }) => by === 'advisor');
	return advisor !== undefined && said.every(({ at }) => at <= advisor.at) ? advisor : undefined;
}

const isSameAnswer = (a: Answer, b: Answer): boolean => formOf(a) === formOf(b);

/** Equal for equal answers: of several options the order says nothing. */
const formOf = (answer: Answer): string =>
	JSON.stringify(answer.kind === 'several' ? { ...answer, options: [...answer.options].sort() } : answer);

/**
 * What is added to a journal so that another one's answers are heard in it without counting for more than what is there.
 * Where both say something else, theirs is written down and what is there is said again, so that it stays the last word.
 */
export function heardBeside(
	there: ReadonlyMap<ItemId, AnswerRecord>,
	theirs: ReadonlyMap<ItemId, AnswerRecord>,
): readonly Statement[] {
	return [...theirs].flatMap(([item, record]): readonly Statement[] => {
		const counted = there.get(item);
		if (counted === undefined) return [{ item, record }];
		if (counted.by === record.by && isSameAnswer(counted.answer, record.answer)) return [];
		return [
			{ item, record },
			{ item, record: counted },
		];
	});
}
