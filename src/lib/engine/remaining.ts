import { openItems, screenStates } from './asking.ts';
import { quickCheck } from './quick-check.ts';
import { secondsToAnswer, type Questionnaire } from './questionnaire.ts';
import type { Readings } from './reading.ts';

/** What a respondent is told about the way ahead: to the first result, and after that to the end. */
export interface Remaining {
	readonly aim: 'first-result' | 'end';
	/** Screens that are left. */
	readonly screens: number;
	readonly seconds: number;
}

/**
 * It falls with every answer, except by what that answer itself opened or took out of earlier ones, and once where the
 * first result is reached and the rest comes into sight. Proven over made-up firms in tests/unit/engine/remaining.test.ts.
 */
export function remaining(questionnaire: Questionnaire, readings: Readings): Remaining {
	const states = screenStates(questionnaire, readings);
	const quick = quickCheck(questionnaire, states);
	return quick !== undefined && quick.left > 0
		? { aim: 'first-result', screens: quick.left, seconds: quick.secondsLeft }
		: {
				aim: 'end',
				screens: states.filter(({ state }) => state === 'open').length,
				seconds: secondsToAnswer(questionnaire, openItems(questionnaire, readings)),
			};
}
