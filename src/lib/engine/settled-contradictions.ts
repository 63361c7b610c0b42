import type { AnswerRecord, Answers } from './answer.ts';
import { contradictions, type Contradiction, type ContradictionRule } from './contradictions.ts';
import { tellAnswers } from './outcome.ts';
import type { ItemId, Questionnaire } from './questionnaire.ts';
import type { Statement } from './voices.ts';

/** What hardly went together in what the firm said, and does no longer since an advisor looked. */
export interface SettledContradiction extends Contradiction {
	/** What the firm said about the items in doubt, and what the advisor found, where that was said anew. */
	readonly changed: readonly {
		readonly item: ItemId;
		readonly said: AnswerRecord | undefined;
		readonly found: AnswerRecord;
	}[];
}

interface Said {
	readonly questionnaire: Questionnaire;
	/** In the order of saying. */
	readonly statements: readonly Statement[];
	/** What counts now. */
	readonly answers: Answers;
}

/** Contradictions in the firm's own words that what counts now no longer has. Source: diagnosis.md, section 5. */
export function settledContradictions(
	rules: readonly ContradictionRule[],
	{ questionnaire, statements, answers }: Said,
): readonly SettledContradiction[] {
	const ownWords = wordsOfTheFirm(statements, answers);
	const factsOf = (given: Answers) => tellAnswers(questionnaire, given).readings.facts;
	const left = new Set(contradictions(rules, factsOf(answers)).map(({ rule }) => rule));
	return contradictions(rules, factsOf(ownWords))
		.filter(({ rule }) => !left.has(rule))
		.map((contradiction) => ({
			...contradiction,
			changed: contradiction.ask.flatMap((item) => {
				const found = answers.get(item);
				return found?.by === 'advisor' ? [{ item, said: ownWords.get(item), found }] : [];
			}),
		}));
}

/** What counted before an advisor said otherwise; items that only the advisor answered are the advisor's. */
function wordsOfTheFirm(statements: readonly Statement[], answers: Answers): Answers {
	const words = new Map<ItemId, AnswerRecord>();
	for (const { item, record } of statements) {
		if (record === null) words.delete(item);
		else if (record.by !== 'advisor') words.set(item, record);
	}
	return new Map([...answers, ...words]);
}
