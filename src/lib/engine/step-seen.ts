import { isGiven, type Answers } from './answer.ts';
import type { Comparison } from './compare.ts';
import { directionOf } from './direction.ts';
import type { ItemId, Questionnaire } from './questionnaire.ts';

/** What a later check-up shows of a step that an earlier one advised. */
export type StepSeen =
	/** The same kind of person says something better of these. */
	| { readonly kind: 'got-better'; readonly items: readonly ItemId[] }
	| { readonly kind: 'not-yet' }
	/** Somebody else answered, the question was changed, or nobody answered on one of the two sides. */
	| { readonly kind: 'unclear' }
	/** No question asks for what the step brings: a grant, a loan, a talk. */
	| { readonly kind: 'not-asked' };

interface Pair {
	readonly questionnaire: Questionnaire;
	/** Of the two check-ups. */
	readonly items: Comparison['items'];
	/** Of the later one. */
	readonly answers: Answers;
}

/** @param mends what the step was to repair at that firm: `Recommendation.mends` */
export function stepSeen(mends: readonly ItemId[], pair: Pair): StepSeen {
	if (mends.length === 0) return { kind: 'not-asked' };
	const seen = mends.map((item) => ({ item, kind: itemSeen(item, pair) }));
	const better = seen.filter(({ kind }) => kind === 'got-better').map(({ item }) => item);
	if (better.length > 0) return { kind: 'got-better', items: better };
	return { kind: seen.some(({ kind }) => kind === 'unclear') ? 'unclear' : 'not-yet' };
}

function itemSeen(item: ItemId, { questionnaire, items, answers }: Pair) {
	const difference = items.find((candidate) => candidate.item === item);
	switch (difference?.kind) {
		case 'changed': {
			const { before, after } = difference;
			const direction = directionOf(questionnaire, item, { before: before.answer, after: after.answer });
			return direction === 'better' ? 'got-better' : 'not-yet';
		}
		// The answer stayed what it was.
		case 'new-evidence':
		case 'less-evidence':
			return 'not-yet';
		case 'other-respondent':
		case 'newly-answered':
		case 'withdrawn':
		case 'not-counted':
		case 'new-edition':
			return 'unclear';
		case undefined: {
			const answer = answers.get(item)?.answer;
			return answer !== undefined && isGiven(answer) ? 'not-yet' : 'unclear';
		}
	}
}
