import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { screenStates, type ScreenState } from '../../../src/lib/engine/asking.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { Walk } from '../../../src/lib/session/walk.svelte.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf } from '../../support/firm.ts';

const screensOf = (answers: Answers) =>
	screenStates(realQuestionnaire, readAnswers(realQuestionnaire, answers));

/** Of a firm that is asked nothing it was not shown already. */
const sessionOf = (answers: Answers) => ({
	screens: screensOf(answers),
	screensByTime: [],
	nextQuestion: () => undefined,
	nextScreen: () => Promise.resolve(undefined),
});

const does = (...parts: readonly string[]) => answersOf({ does_itself: parts });
const named = (screens: readonly ScreenState[], id: string) => {
	const found = screens.find(({ screen }) => screen.id === id);
	if (found === undefined) throw new Error(`no screen ${id}`);
	return found;
};

describe('going on and back', () => {
	it('passes over a question that is not asked any more, in both directions', async () => {
		const session = sessionOf(does('design', 'supply'));
		const walk = new Walk(session);
		const [before, hidden, after] = ['does_itself', 'link_design_production', 'quality'].map((id) =>
			named(session.screens, id),
		);
		if (!before || !hidden || !after) throw new Error('three screens were named');
		for (const screen of [before, hidden, after]) walk.enter(screen);
		expect(walk.previous(after)).toBe('link_design_production');
		session.screens = screensOf(does());
		expect(walk.previous(after)).toBe('does_itself');
		expect(await walk.next(before)).toBe('quality');
	});

	test.prop([anyFirm], { numRuns: 40 })(
		'passes every question that was shown once, there and back',
		async (firm) => {
			const session = sessionOf(firm);
			const walk = new Walk(session);
			const shown = session.screens.filter(({ state }) => state !== 'hidden');
			for (const screen of shown) walk.enter(screen);
			const ids = shown.map(({ screen }) => screen.id);
			expect(shown.map((screen) => walk.previous(screen))).toEqual([undefined, ...ids.slice(0, -1)]);
			expect(await Promise.all(shown.map((screen) => walk.next(screen)))).toEqual([
				...ids.slice(1),
				undefined,
			]);
		},
	);
});
