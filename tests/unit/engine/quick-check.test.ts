import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { screenStates } from '../../../src/lib/engine/asking.ts';
import type { Questionnaire } from '../../../src/lib/engine/questionnaire.ts';
import { quickCheck } from '../../../src/lib/engine/quick-check.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import english from '../../../src/lib/i18n/texts/en.json' with { type: 'json' };
import chinese from '../../../src/lib/i18n/texts/zh-CN.json' with { type: 'json' };
import { anyFirm } from '../../support/arbitraries.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { all, answersOf, makeFirm, scenes } from '../../support/firm.ts';

const profile = {
	firm_name: 'A',
	county: 'CN-FJ-QZ-JJ',
	cluster: 'other_cluster',
	headcount: 30,
	revenue_band: 'under_20m',
	above_scale: false,
	does_itself: ['design', 'supply'],
};
const quickFor = (answers: Answers, questionnaire: Questionnaire = realQuestionnaire) =>
	quickCheck(questionnaire, screenStates(questionnaire, readAnswers(questionnaire, answers)));
const leftAfter = (told: Record<string, unknown>) => quickFor(answersOf(told))?.left;

describe('the quick check', () => {
	it('is over after the profile and ten scored screens', () => {
		expect(leftAfter({ ...profile, ...all(scenes.slice(0, 10), 1) })).toBe(0);
		expect(leftAfter({ ...profile, ...all(scenes.slice(0, 9), 1) })).toBe(1);
		expect(leftAfter({ ...profile, ...all(scenes.slice(0, 9), 1), energy: 'dont-know' })).toBe(0);
	});

	it('is not over while the firm is not described, however much else is answered', () => {
		expect(leftAfter(all(scenes, 1))).toBeGreaterThan(0);
	});

	it('asks for less where this firm has less to answer', () => {
		const firm = makeFirm(profile);
		expect(quickFor(firm, { ...realQuestionnaire, quick: { items: 1000, first: [] } })?.left).toBe(0);
	});

	it('does not exist where the questionnaire has none', () => {
		const { quick: _, ...without } = realQuestionnaire;
		expect(quickFor(new Map(), without)).toBeUndefined();
	});

	it('takes about five minutes, and as many questions as the start page promises', () => {
		const whole = quickFor(answersOf({ cluster: 'footwear' }));
		expect(whole?.secondsLeft).toBeLessThan(5 * 60);
		const count = (whole?.answered ?? 0) + (whole?.left ?? 0);
		for (const { start } of [chinese, english]) expect(start.facts.time).toContain(String(count));
	});

	test.prop([anyFirm])('has time left exactly where questions are left', (firm) => {
		const quick = quickFor(firm);
		expect((quick?.secondsLeft ?? 0) > 0).toBe((quick?.left ?? 0) > 0);
	});
});
