import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { firstOpenScreen, screenStates } from '../../../src/lib/engine/asking.ts';
import { assessAnswers, assessScale } from '../../../src/lib/engine/diagnosis.ts';
import { itemsThatMove } from '../../../src/lib/engine/first-break.ts';
import { nextQuestion } from '../../../src/lib/engine/next-question.ts';
import { itemsFor } from '../../../src/lib/engine/questionnaire.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { officialScale, realQuestionnaire, realScales } from '../../support/content.ts';
import { all, answersOf, links, makeFirm, scenes } from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const chain = realScales.find(({ id }) => id === 'chain') ?? officialScale;
const judged = [chain, officialScale];
const asking = (answers: Answers, scales = judged) => ({ questionnaire: realQuestionnaire, scales, answers });
const nextFor = (answers: Answers, scales = judged) => nextQuestion(asking(answers, scales))?.screen.id;

const context = new Set(itemsFor(realQuestionnaire, 'context'));
const profile = {
	firm_name: 'A',
	county: 'CN-FJ-QZ-JJ',
	cluster: 'other_cluster',
	headcount: 30,
	revenue_band: 'under_20m',
	above_scale: false,
	does_itself: ['design', 'supply'],
	figures_year: 2025,
};
const openScreens = (answers: Answers) =>
	screenStates(realQuestionnaire, readAnswers(realQuestionnaire, answers)).filter(
		({ state }) => state === 'open',
	);

describe('the next question', () => {
	it('is the profile first, in its order', () => {
		expect(nextFor(new Map())).toBe('firm');
		expect(nextFor(answersOf({ ...profile, headcount: 'dont-know', figures_year: 'dont-know' }))).not.toBe(
			'size',
		);
		const { does_itself: _, ...without } = profile;
		expect(nextFor(answersOf({ ...without, ...all(scenes, 1) }))).toBe('does_itself');
	});

	it('is about the scale whose level is still open', () => {
		const firm = answersOf({ ...profile, ...all(scenes, 0), Q2: 0 });
		// No system anywhere: the rung is certain, and so is level 0, whatever else is asked.
		const open = openScreens(firm).map(({ screen }) => screen.id);
		expect(nextFor(firm)).toBe(open[0]);
	});

	it('is a broken link before a link that nothing hangs on any more', () => {
		const joined = { ...all(Object.values(links), 3), ...all(scenes, 2), joined_decision: true };
		const firm = makeFirm({ ...profile, ...joined });
		const told = new Map(
			[...firm].filter(([id]) => id !== links.ordersToWorkshop && id !== 'outside_suppliers'),
		);
		expect(nextFor(told, [chain])).toBe('link_marketing_production');
	});

	it('is the six events after the profile: they draw the picture', () => {
		const first = realQuestionnaire.quick?.first ?? [];
		expect([...first].sort()).toEqual(Object.values(links).sort());
		expect(nextFor(answersOf(profile))).toBe(first[0]);
		expect(nextFor(answersOf({ ...profile, ...all(first.slice(0, 3), 1) }))).toBe(first[3]);
	});

	it('is what can still move the first break, once the rung is certain', () => {
		// Nothing has a system and most machines are not digital: R0 for certain, with one link told and five open.
		const told = { ...profile, ...all(scenes, 0), Q2: 0, [links.ordersToWorkshop]: 1 };
		const firm = answersOf(told);
		const { level, firstBreak } = assessScale(realQuestionnaire, chain, firm);
		expect(level).toEqual({ low: 0, high: 0 });
		expect(Object.values(links)).toContain(nextFor(firm));
		expect(firstBreak && itemsThatMove(firstBreak, chain)).toContain(nextFor(firm));
		// With every link told there is nothing left to find out about it.
		const all6 = answersOf({ ...told, ...all(Object.values(links), 1) });
		const found = assessScale(realQuestionnaire, chain, all6).firstBreak;
		expect(found && itemsThatMove(found, chain)).toEqual([]);
	});

	it('follows the questionnaire once both results are certain', () => {
		const told = new Map([...makeFirm(profile)].filter(([id]) => !id.startsWith('barrier_')));
		expect(nextFor(told)).toBe(openScreens(told)[0]?.screen.id);
	});

	it('comes back to what was passed over only when nothing else is open', () => {
		const answers = answersOf(profile);
		const first = nextFor(answers) ?? '';
		const second = nextQuestion({ ...asking(answers), skipped: new Set([first]) })?.screen.id;
		expect(second).not.toBe(first);
		const everything = new Set(openScreens(answers).map(({ screen }) => screen.id));
		expect(nextQuestion({ ...asking(answers), skipped: everything })?.screen.id).toBe(first);
	});

	it('takes the quicker of two that say as much', () => {
		const slow = {
			...realQuestionnaire,
			seconds: { ladder: 100, multi: 1, choice: 1, amount: 1, 'yes-no': 1, text: 1 },
		};
		const answers = answersOf({ ...profile, ...all(Object.values(links), 1) });
		const next = nextQuestion({ questionnaire: slow, scales: [officialScale], answers });
		expect(
			next?.asked.map((id) => realQuestionnaire.items.find((item) => item.id === id)?.kind),
		).not.toContain('ladder');
	});

	it('is asked also for a scale that our items feed only in part', () => {
		const answers = answersOf({ ...profile, ...all(Object.values(links), 1) });
		const fed = realScales.filter(({ dimensions }) => dimensions.some(({ unfed }) => unfed));
		expect(nextFor(answers, fed)).not.toBe(openScreens(answers)[0]?.screen.id);
	});

	test.prop([anyFirm], { numRuns: 40 })('is none exactly where nothing is open', (firm) => {
		expect(nextFor(firm) === undefined).toBe(openScreens(firm).length === 0);
	});

	test.prop([anyFirm, fc.infiniteStream(fc.nat(1000))], { numRuns: 30 })(
		'does not depend on the order in which the answers came',
		(firm, keys) => {
			const shuffled = [...firm]
				.map((entry) => ({ entry, key: Number(keys.next().value) }))
				.sort((a, b) => a.key - b.key)
				.map(({ entry }) => entry);
			expect(nextFor(new Map(shuffled))).toBe(nextFor(firm));
		},
	);
});

/** Told to whatever is asked; what `firm` does not say it does not know. */
function askThrough(firm: Answers, next: (answers: Answers) => string | undefined) {
	let answers: Answers = new Map();
	const asked: string[] = [];
	const levels = [boundsOf(answers)];
	for (let id = next(answers); id !== undefined && asked.length < 200; id = next(answers)) {
		asked.push(id);
		// A "yes" may bring a follow-up onto its own screen: it is answered before the screen is left.
		const openOn = () => openScreens(answers).find(({ screen }) => screen.id === id);
		for (let state = openOn(); state !== undefined; state = openOn()) {
			const said = state.asked.flatMap((item) => {
				const record = firm.get(item) ?? answersOf({ [item]: 'dont-know' }).get(item);
				return record ? [[item, record] as const] : [];
			});
			answers = new Map([...answers, ...said]);
		}
		levels.push(boundsOf(answers));
	}
	return { asked, answers, levels };
}

const boundsOf = (answers: Answers) =>
	[...assessAnswers(realQuestionnaire, judged, answers).scales.values()].map(({ level }) => level);

const inOrder = (answers: Answers) =>
	firstOpenScreen(screenStates(realQuestionnaire, readAnswers(realQuestionnaire, answers)))?.screen.id;

/** A firm of which every asked item can be told: the texts are, and an industry without branches. */
const tellingFirm = anyFirm.map((firm) => {
	const told = new Map([...firm].filter(([id]) => !context.has(id) && id !== 'joined_decision_named'));
	return new Map([...told, ...answersOf({ ...profile, joined_decision_named: 'x' })]);
});

describe('asking adaptively', () => {
	test.prop([tellingFirm], { numRuns: 8, endOnFailure: true })(
		'asks every open screen exactly once, to the same result as the fixed order, and never widens the bounds',
		(firm) => {
			const [adaptive, fixed] = [askThrough(firm, (answers) => nextFor(answers)), askThrough(firm, inOrder)];
			expect(new Set(adaptive.asked).size).toBe(adaptive.asked.length);
			expect([...adaptive.asked].sort()).toEqual([...fixed.asked].sort());
			expect(openScreens(adaptive.answers)).toEqual([]);
			expect(assessAnswers(realQuestionnaire, realScales, adaptive.answers).scales).toEqual(
				assessAnswers(realQuestionnaire, realScales, fixed.answers).scales,
			);
			adaptive.levels.slice(1).forEach((after, step) => {
				after.forEach((level, scale) => {
					const before = adaptive.levels[step]?.[scale];
					expect(level.low).toBeGreaterThanOrEqual(before?.low ?? 0);
					expect(level.high).toBeLessThanOrEqual(before?.high ?? 0);
				});
			});
		},
	);
});
