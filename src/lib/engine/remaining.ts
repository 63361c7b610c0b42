import type { ScreenState } from './asking.ts';
import type { QuickCheck } from './quick-check.ts';

/** What a respondent is told about the way ahead: to the first result, and after that to the end. */
export interface Remaining {
	readonly aim: 'first-result' | 'end';
	/** Screens that are left. */
	readonly screens: number;
	readonly seconds: number;
	/** Share of this way that lies behind, 0-1: one that began with all that could be asked would only discourage. */
	readonly behind: number;
}

/** How far a firm has come; worked out once an answer, for more than this needs it. */
export interface Reached {
	/** Undefined where the questionnaire has no quick check. */
	readonly quick: QuickCheck | undefined;
	readonly screens: readonly ScreenState[];
	/** Until everything is answered. */
	readonly secondsLeft: number;
	/** Of everything, 0-1. */
	readonly progress: number;
}

/**
 * It falls with every answer, except by what that answer itself opened or took out of earlier ones, and once where the
 * first result is reached and the rest comes into sight. Proven over made-up firms in tests/unit/engine/remaining.test.ts.
 */
export function remaining({ quick, screens, secondsLeft, progress }: Reached): Remaining {
	return quick !== undefined && quick.left > 0
		? {
				aim: 'first-result',
				screens: quick.left,
				seconds: quick.secondsLeft,
				behind: quick.answered / (quick.answered + quick.left),
			}
		: {
				aim: 'end',
				screens: screens.filter(({ state }) => state === 'open').length,
				seconds: secondsLeft,
				behind: progress,
			};
}
