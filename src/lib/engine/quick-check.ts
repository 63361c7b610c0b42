import type { ScreenState } from './asking.ts';
import { profileSections, secondsToAnswer, type Questionnaire } from './questionnaire.ts';

/** How far the quick check has come for one firm. It is over where nothing is left; the full check goes on from there. */
export interface QuickCheck {
	/** Screens that are answered. */
	readonly answered: number;
	/** Screens that are left. */
	readonly left: number;
	/**
	 * Seconds that these will take. Which scored screens will be asked is not known yet, so each counts as the mean of all
	 * that there are: a mean of those still open rises when a quick one is answered or hidden, and the wait would grow.
	 */
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
	const scored = new Set(sections.filter(({ purpose }) => purpose === 'scored').map(({ id }) => id));
	const [profile, judged] = [profileSections(questionnaire), scored].map((named) => {
		const asked = states.filter(({ section, state }) => state !== 'hidden' && named.has(section));
		return { asked, open: asked.filter(({ state }) => state === 'open') };
	});
	if (profile === undefined || judged === undefined) return undefined;
	const answered = judged.asked.length - judged.open.length;
	const items = Math.min(questionnaire.quick.items, judged.asked.length);
	const left = Math.max(0, items - answered);
	return {
		answered: profile.asked.length - profile.open.length + Math.min(items, answered),
		left: profile.open.length + left,
		secondsLeft:
			profile.open.reduce((sum, { asked }) => sum + secondsToAnswer(questionnaire, asked), 0) +
			left * meanSeconds(questionnaire, scored),
	};
}

function meanSeconds(questionnaire: Questionnaire, sections: ReadonlySet<string>): number {
	const screens = questionnaire.sections
		.filter(({ id }) => sections.has(id))
		.flatMap((section) => section.screens);
	const seconds = screens.reduce((sum, { items }) => sum + secondsToAnswer(questionnaire, items), 0);
	return screens.length === 0 ? 0 : seconds / screens.length;
}
