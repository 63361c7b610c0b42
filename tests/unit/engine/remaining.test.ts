import { describe, expect, it, vi } from 'vitest';
import { chanceFrom, drawFirm, readDistribution, type Chance } from '../../../src/cli/simulated-firm.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { openItems, progress, screenStates, setAsideAnswers } from '../../../src/lib/engine/asking.ts';
import { nextQuestion } from '../../../src/lib/engine/next-question.ts';
import { quickCheck } from '../../../src/lib/engine/quick-check.ts';
import { itemById, secondsToAnswer, type ItemId } from '../../../src/lib/engine/questionnaire.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { remaining, type Remaining } from '../../../src/lib/engine/remaining.ts';
import { realQuestionnaire, realScales, root } from '../../support/content.ts';
import { answersOf } from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const scales = realScales.filter(({ id }) => id === 'chain' || id === 'miit-2024');
const firms = (count: number, chance: Chance) =>
	Array.from({ length: count }, () => drawFirm(realQuestionnaire, readDistribution(root), chance));

interface Shown extends Remaining {
	readonly open: readonly ItemId[];
	readonly setAside: readonly ItemId[];
}

function shownTo(answers: Answers): Shown {
	const readings = readAnswers(realQuestionnaire, answers);
	const screens = screenStates(realQuestionnaire, readings);
	const open = openItems(screens, readings);
	return {
		...remaining({
			quick: quickCheck(realQuestionnaire, screens),
			screens,
			secondsLeft: secondsToAnswer(realQuestionnaire, open),
			progress: progress(screens, 0),
		}),
		open,
		setAside: setAsideAnswers(realQuestionnaire, answers, readings),
	};
}

/** What is shown before the first answer and after each, when these items are answered in this order. */
function walked(firm: Answers, order: (answers: Answers) => ItemId | undefined): readonly Shown[] {
	const answers = new Map<ItemId, NonNullable<ReturnType<Answers['get']>>>();
	const shown = [shownTo(answers)];
	for (let item = order(answers); item !== undefined; item = order(answers)) {
		answers.set(
			item,
			firm.get(item) ?? { answer: { kind: 'dont-know' }, by: 'owner', at: 0, evidence: 'E0' },
		);
		shown.push(shownTo(answers));
	}
	return shown;
}

const asTheAppAsks = (answers: Answers): ItemId | undefined => {
	const next = nextQuestion({ questionnaire: realQuestionnaire, scales, answers });
	return next?.asked.find((item) => !answers.has(item));
};

/** As someone does who goes back, skips and mends: any open question next. */
const inAnyOrder =
	(chance: Chance) =>
	(answers: Answers): ItemId | undefined => {
		const { open } = shownTo(answers);
		return open[Math.floor(chance() * open.length)];
	};

/** Steps where more is shown than before, beyond what the answer opened or took out of earlier answers: both are said. */
const unexplained = (shown: readonly Shown[]) =>
	shown.slice(1).filter((after, index) => {
		const before = shown[index];
		if (before === undefined || before.aim !== after.aim) return false;
		const opened = after.open.filter((item) => !before.open.includes(item));
		const setAside = after.setAside.filter((item) => !before.setAside.includes(item));
		const allowed = [...opened, ...setAside];
		const seconds = before.seconds + secondsToAnswer(realQuestionnaire, allowed);
		return after.seconds > seconds + 1e-6 || after.screens > before.screens + allowed.length;
	});

describe('the minutes and questions that are left', () => {
	it('never grow by more than the last answer opened, as the app asks', () => {
		for (const firm of firms(8, chanceFrom(11))) expect(unexplained(walked(firm, asTheAppAsks))).toEqual([]);
	});

	it('never grow by more than the last answer opened or set aside, in whatever order it is answered', () => {
		const chance = chanceFrom(12);
		for (const firm of firms(25, chance)) expect(unexplained(walked(firm, inAnyOrder(chance)))).toEqual([]);
	});

	it('come to nothing at the end, and to a first result before it', () => {
		const [firm] = firms(1, chanceFrom(13));
		const shown = walked(firm ?? new Map(), asTheAppAsks);
		expect(shown[0]).toMatchObject({ aim: 'first-result', behind: 0 });
		expect(shown.at(-1)).toMatchObject({ aim: 'end', screens: 0, seconds: 0, behind: 1 });
		const firstEnd = shown.findIndex(({ aim }) => aim === 'end');
		expect(shown.slice(firstEnd).every(({ aim }) => aim === 'end')).toBe(true);
	});

	it('belong to the way to the first result, until that is reached', () => {
		const [firm] = firms(1, chanceFrom(13));
		const shown = walked(firm ?? new Map(), asTheAppAsks);
		const before = shown.findLast(({ aim }) => aim === 'first-result');
		const after = shown.find(({ aim }) => aim === 'end');
		expect(before?.screens).toBe(1);
		expect(before?.behind).toBeGreaterThan(0.9);
		expect(after?.behind).toBeLessThan(0.6);
	});

	it('grow by what an answer opens: a yes asks what is decided', () => {
		const before = shownTo(answersOf({ joined_decision: false }));
		const after = shownTo(answersOf({ joined_decision: true }));
		const opened = after.open.filter((item) => !before.open.includes(item));
		expect(opened).toEqual(['joined_decision_named']);
		expect(itemById(realQuestionnaire).get('joined_decision_named')?.kind).toBe('text');
	});
});
