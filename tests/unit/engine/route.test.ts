import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { answersAfter } from '../../../src/lib/engine/after-steps.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { assessScale } from '../../../src/lib/engine/diagnosis.ts';
import type { Effort } from '../../../src/lib/engine/effort.ts';
import { routeTo, type Route, type RouteResult, type RouteTarget } from '../../../src/lib/engine/route.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { chainScale, officialScale, realEffort, realQuestionnaire } from '../../support/content.ts';
import { all, answersOf, doesNotApply, links, makeBestFirm, makeFirm, scenes } from '../../support/firm.ts';

const level = (index: number) => ({ scale: officialScale, level: index });
const rung = (index: number) => ({ scale: chainScale, level: index });

function resultOf(answers: Answers, target: RouteTarget, effort: Effort = realEffort): RouteResult {
	return routeTo(target, {
		questionnaire: realQuestionnaire,
		official: officialScale,
		chain: chainScale,
		effort,
		answers,
	});
}

function routeOf(answers: Answers, target: RouteTarget, effort: Effort = realEffort): Route {
	const result = resultOf(answers, target, effort);
	if (result.kind !== 'route') throw new Error(JSON.stringify(result));
	return result;
}

/** Every step costs one person-day. */
const alike: Effort = Object.fromEntries(
	Object.entries(realEffort).map(([id, own]) => [
		id,
		own.kind === 'by-decision'
			? { kind: own.kind, steps: own.steps.map(() => ({ days: 1, cost: 'free' })) }
			: own,
	]),
);

describe('the route of published vector B to level 3, where every step costs the same', () => {
	const route = routeOf(makeFirm(vectorB()), [level(3)], alike);
	const onScenes = route.steps.filter(({ item }) => scenes.some((scene) => scene === item));
	const onAnswers = route.steps.filter((step) => !onScenes.includes(step));

	it('makes up for 2.45 points with one answer worth at least that, or two smaller ones', () => {
		const points = officialPoints(answersAfter(realQuestionnaire, makeFirm(vectorB()), onAnswers));
		expect(onAnswers.length).toBeLessThanOrEqual(2);
		expect(points).toBeGreaterThanOrEqual(60_000);
	});

	it('takes nine steps up in scenes: seven from level 2, and one more from level 1', () => {
		expect(onScenes).toHaveLength(9);
		expect(onScenes.filter((step) => step.kind === 'option' && step.to === 3)).toHaveLength(8);
	});

	it('is proven: the steps taken, the firm has level 3', () => {
		expect(route.after).toEqual([{ scale: 'miit-2024', level: { low: 3, high: 3 } }]);
	});
});

describe('a route', () => {
	it('is held where the target is certain already', () => {
		expect(resultOf(makeBestFirm(), [level(4), rung(5)])).toEqual({ kind: 'held' });
		expect(resultOf(makeFirm(), [level(0)])).toEqual({ kind: 'held' });
	});

	it('is not held by what is only possible', () => {
		expect(resultOf(answersOf({}), [rung(1)]).kind).toBe('route');
	});

	it('is unreachable where what the gate counts does not apply, and names that gate', () => {
		const firm = makeFirm(all([...scenes].slice(0, 9), doesNotApply));
		expect(resultOf(firm, [level(3)])).toEqual({
			kind: 'unreachable',
			because: [
				{
					scale: 'miit-2024',
					level: 'level3',
					gate: { kind: 'count', set: 'scenes', atOption: 3, atLeast: 8 },
				},
				{
					scale: 'miit-2024',
					level: 'level3',
					gate: { kind: 'count', set: 'constrained', atOption: 3, atLeast: 5 },
				},
			],
		});
	});

	it('raises only the link that is missing, and says that it lifts the chain', () => {
		const firm = makeBestFirm({ [links.ordersToWorkshop]: 1 });
		expect(routeOf(firm, [rung(5)]).steps).toMatchObject([
			{ item: links.ordersToWorkshop, from: 1, to: 2, lifts: 'chain' },
			{ item: links.ordersToWorkshop, from: 2, to: 3, lifts: 'chain' },
		]);
	});

	it('never goes over machines to a rung above the first', () => {
		const items = routeOf(makeFirm(), [rung(4)]).steps.map(({ item }) => item);
		expect(items).not.toContain('Q2');
		expect(items).not.toContain('Q3');
	});

	it('leaves nodes out that the firm does not have', () => {
		const items = routeOf(makeFirm({ does_itself: [] }), [rung(5)]).steps.map(({ item }) => item);
		expect(items).toEqual(
			expect.arrayContaining([links.ordersToWorkshop, links.statusToCustomer, 'joined_decision']),
		);
		expect(items).not.toContain(links.drawingToLine);
		expect(items).not.toContain(links.shortageToBuyer);
	});

	it('uses what nobody can simply do only where nothing else reaches the target', () => {
		expect(routeOf(makeFirm(), [level(3)]).notByDecision).toBe(0);
		// 72.5 points are all that decisions bring; 80 are asked.
		expect(routeOf(makeFirm(), [level(4)]).notByDecision).toBe(3);
	});

	it('lifts a scene of a node without a system rather than another one, at the same effort', () => {
		const firm = makeFirm({
			...goodPoints,
			...all(scenes, 1),
			...all(['finance', 'hr', 'decision', 'safety', 'energy'], 2),
		});
		const [step] = routeOf(firm, [level(2)], alike).steps;
		expect(step).toMatchObject({ item: 'product_design', lifts: 'both' });
	});

	it('takes the earlier item of the questionnaire, where all else is equal', () => {
		const firm = makeFirm({ ...goodPoints, ...all(scenes, 1), ...all(['finance', 'hr', 'decision'], 2) });
		const ties = routeOf(firm, [level(2)], alike);
		expect(ties.steps.map(({ item }) => item).slice(0, 2)).toEqual(['product_design', 'process_design']);
		expect(ties.alternatives.map(({ days }) => days)).toEqual([ties.days, ties.days, ties.days]);
	});

	it('replaces a band that follows from amounts', () => {
		const firm = answersOf({ machines: 40, machines_digital: 2, machines_networked: 3 });
		const step = { kind: 'option', item: 'Q2', from: 0, to: 1 } as const;
		const after = answersAfter(realQuestionnaire, firm, [step]);
		expect([after.has('machines_digital'), after.has('machines_networked')]).toEqual([false, true]);
		expect(after.get('Q2')?.answer).toEqual({ kind: 'chosen', option: 'upto_20' });
	});

	const aim = fc.tuple(fc.nat(4), fc.nat(5)).map(([to, up]) => [level(to), rung(up)]);
	test.prop([anyFirm, aim], { numRuns: 40 })(
		'does not depend on the order of the answers',
		(answers, target) => {
			const reversed = new Map([...answers].reverse());
			expect(resultOf(reversed, target)).toEqual(resultOf(answers, target));
		},
	);

	test.prop([anyFirm, aim], { numRuns: 40 })(
		'is held exactly where the lower bound is',
		(answers, target) => {
			const isCertain = target.every(
				({ scale, level: to }) => assessScale(realQuestionnaire, scale, answers).level.low >= to,
			);
			expect(resultOf(answers, target).kind === 'held').toBe(isCertain);
		},
	);
});

const officialPoints = (answers: Answers) =>
	assessScale(realQuestionnaire, officialScale, answers).points?.low;

const goodPoints = { Q1: [0, 1, 2, 3], Q2: 4, Q3: 4, Q5: 4, Q8: 5, Q12: 2, Q13: 2 };

function vectorB() {
	return {
		...{ Q1: [0, 1], Q2: 3, Q3: 2, Q4: [2, 4, 5, 6, 7, 11, 12, 13], Q5: 3, Q6: [0, 1], Q7: [0, 1], Q8: 3 },
		...{ Q9: [0, 1], Q10: [0, 2], Q11: 0, Q12: 1, Q13: 2, Q14: 2, Q15: 2 },
		...all(['finance', 'warehouse_logistics', 'procurement', 'marketing'], 2),
		...all(['production_control', 'hr', 'collaboration'], 2),
		...all(['quality', 'product_design'], 1),
	};
}
