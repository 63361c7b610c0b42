import type { ScreenState } from './asking.ts';
import { profileSections, secondsToAnswer, type Questionnaire } from './questionnaire.ts';

/** How far the quick check has come for one firm. It is over where nothing is left; the full check goes on from there. */
export interface QuickCheck {
	/** Screens that are answered. */
	readonly answered: number;
	/** Screens that are left. */
	readonly left: number;
	/** Seconds that these will take; of scored screens, whose choice is not made yet, the mean of those still open. */
	readonly secondsLeft: number;
}

/**
 * The quick check is the profile, and so many scored screens as the questionnaire's `quick` says, or all where this firm
 * is asked fewer. Undefined where the questionnaire has none. Source: diagnosis.md, section 5.
 */
export function quickCheck(
	questionnaire: Questionnaire,
	states: readonly ScreenState[],
): QuickCheck | undefined {
	if (questionnaire.quick === undefined) return undefined;
	const { sections } = questionnaire;
	const scored = sections.filter(({ purpose }) => purpose === 'scored').map(({ id }) => id);
	const [profile, judged] = [profileSections(questionnaire), new Set(scored)].map((named) => {
		const asked = states.filter(({ section, state }) => state !== 'hidden' && named.has(section));
		const open = asked.filter(({ state }) => state === 'open');
		const seconds = open.map((screen) => secondsToAnswer(questionnaire, screen.asked));
		return {
			answered: asked.length - open.length,
			open: open.length,
			seconds: seconds.reduce((sum, value) => sum + value, 0),
		};
	});
	if (profile === undefined || judged === undefined) return undefined;
	const items = Math.min(questionnaire.quick.items, judged.answered + judged.open);
	const left = Math.max(0, items - judged.answered);
	return {
		answered: profile.answered + Math.min(items, judged.answered),
		left: profile.open + left,
		secondsLeft: profile.seconds + (judged.open === 0 ? 0 : (left * judged.seconds) / judged.open),
	};
}
