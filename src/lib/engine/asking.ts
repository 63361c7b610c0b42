import { isGiven, type Answers } from './answer.ts';
import { itemById, type ItemId, type Questionnaire, type Screen } from './questionnaire.ts';
import type { Readings } from './reading.ts';

/** Where each screen of the questionnaire stands for one firm, in the order of asking. */
export interface ScreenState {
	readonly screen: Screen;
	readonly section: string;
	/** `hidden`: a condition hides all its items. `open`: something on it is not answered. */
	readonly state: 'hidden' | 'open' | 'answered';
	/** The items of the screen that are asked of this firm. */
	readonly asked: readonly ItemId[];
}

export function screenStates(questionnaire: Questionnaire, readings: Readings): readonly ScreenState[] {
	return questionnaire.sections.flatMap((section) =>
		section.screens.map((screen) => {
			const asked = screen.items.filter((item) => isAsked(item, screen, questionnaire, readings));
			return { screen, section: section.id, asked, state: stateOf(screen, asked, readings) };
		}),
	);
}

/** A follow-up waits for the answer on its own screen; a condition asked elsewhere may have been skipped. */
function isAsked(id: ItemId, screen: Screen, questionnaire: Questionnaire, readings: Readings): boolean {
	if (readings.of(id).kind === 'irrelevant') return false;
	const item = questionnaire.items.find((candidate) => candidate.id === id);
	const waits = item?.relevant.some((row) => row.some(({ fact }) => screen.items.includes(fact))) ?? false;
	return !waits || readings.relevanceOf(id) === 'true';
}

function stateOf(screen: Screen, asked: readonly ItemId[], readings: Readings): ScreenState['state'] {
	if (asked.length === 0) return 'hidden';
	const isSettled = (item: ItemId) => readings.of(item).kind !== 'open';
	if (asked.every(isSettled)) return 'answered';
	return screen.bands.length > 0 && screen.bands.every(isSettled) ? 'answered' : 'open';
}

/** Sections of which something is asked and nothing is open any more. */
export function finishedSections(states: readonly ScreenState[]): readonly string[] {
	const shown = states.filter(({ state }) => state !== 'hidden');
	const open = new Set(shown.flatMap(({ section, state }) => (state === 'open' ? [section] : [])));
	return [...new Set(shown.map(({ section }) => section))].filter((section) => !open.has(section));
}

/** The first screen, in the order of the questionnaire, on which something is open. */
export const firstOpenScreen = (states: readonly ScreenState[]): ScreenState | undefined =>
	states.find(({ state }) => state === 'open');

/**
 * Share of the way behind the respondent, 0-1, over all screens: one that became hidden counts as behind.
 * `reached` is the progress shown before; the result never falls below it.
 */
export function progress(states: readonly ScreenState[], reached: number): number {
	const behind = states.filter(({ state }) => state !== 'open').length;
	return states.length === 0 ? 1 : Math.max(reached, behind / states.length);
}

/** Items asked of this firm that have no answer at all yet. */
export function openItems(states: readonly ScreenState[], readings: Readings): readonly ItemId[] {
	return states
		.filter(({ state }) => state === 'open')
		.flatMap(({ asked }) => asked.filter((item) => readings.of(item).kind === 'open'));
}

/** Stored answers that do not count now: hidden by a condition, or no longer offered. Kept, and listed as set aside. */
export function setAsideAnswers(
	questionnaire: Questionnaire,
	answers: Answers,
	readings: Readings,
): readonly ItemId[] {
	const items = itemById(questionnaire);
	return [...answers].flatMap(([id, { answer }]) => {
		if (!items.has(id)) return [id];
		const { kind } = readings.of(id);
		return kind === 'irrelevant' || (kind === 'open' && isGiven(answer)) ? [id] : [];
	});
}
