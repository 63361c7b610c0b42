import { respondents, type Answer, type AnswerRecord, type Respondent } from './answer.ts';
import type { ItemId, Questionnaire } from './questionnaire.ts';

/** One thing said about one item, as a journal keeps it; null takes back what counted until then. */
export interface Statement {
	readonly item: ItemId;
	readonly record: AnswerRecord | null;
}

/** What each respondent said last about an item, worth what it is worth now: see `withoutSight`. */
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
	const saidOf = new Map<ItemId, AnswerRecord[]>();
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
		const before = saidOf.get(item) ?? [];
		for (const [by, said] of ofItem) if (isRefuted(said, record)) ofItem.set(by, withoutSight(said, before));
		ofItem.set(record.by, record);
		counted.set(item, record);
		saidOf.set(item, [...before, record]);
	}
	return voices;
}

/**
 * All that was said to one item, each word worth what it is worth now: see `withoutSight`.
 * @param records in the order of saying, without what was taken back
 */
export function standingWords(records: readonly AnswerRecord[]): readonly AnswerRecord[] {
	const standing = records.map((said, index) =>
		records.slice(index + 1).some((later) => isRefuted(said, later))
			? withoutSight(said, records.slice(0, index))
			: said,
	);
	// Saying that it was seen was no word of its own.
	return standing.filter((said, index) => standing.indexOf(said) === index);
}

/** An advisor who found otherwise later has not seen what was said, whatever was noted before. */
const isRefuted = (said: AnswerRecord, later: AnswerRecord): boolean =>
	said.evidence === 'E2' &&
	said.by !== 'advisor' &&
	later.by === 'advisor' &&
	later.at >= said.at &&
	!isSameAnswer(said.answer, later.answer);

/** As the same person said it before an advisor saw it; E0 where that was never written down. A record (E3) stays one. */
const withoutSight = (seen: AnswerRecord, before: readonly AnswerRecord[]): AnswerRecord =>
	before.findLast(
		({ by, answer, evidence }) => by === seen.by && evidence !== 'E2' && isSameAnswer(answer, seen.answer),
	) ?? { ...seen, evidence: 'E0' };

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
