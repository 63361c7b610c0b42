import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fc, test } from '@fast-check/vitest';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlFilesIn } from '../../../src/cli/content-files.ts';
import { answersAfter, type StepUp } from '../../../src/lib/engine/after-steps.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { assessScale } from '../../../src/lib/engine/diagnosis.ts';
import type { Effort, ItemEffort } from '../../../src/lib/engine/effort.ts';
import type { Questionnaire } from '../../../src/lib/engine/questionnaire.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import {
	routeTo,
	type Route,
	type RouteResult,
	type RouteTarget,
	type StepList,
} from '../../../src/lib/engine/route.ts';
import type { Scale } from '../../../src/lib/engine/scale.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { chainScale, officialScale, realEffort, realQuestionnaire, root } from '../../support/content.ts';
import { answersOf } from '../../support/firm.ts';
import { smallAnswers, smallQuestionnaire, smallScale } from '../../support/small-scale.ts';

/** Efforts are few and small, so that ties are common. */
const smallEffort: fc.Arbitrary<Effort> = fc
	.array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
		minLength: smallQuestionnaire.items.length,
		maxLength: smallQuestionnaire.items.length,
	})
	.map((drawn) =>
		Object.fromEntries(
			smallQuestionnaire.items.map((item, index): [string, ItemEffort] => {
				const [rare, first, second] = drawn[index] ?? [1, 1, 1];
				if (rare === 0) return [item.id, { kind: 'not-by-decision' }];
				const steps = [first, second].map((days) => ({ days, cost: 'low' as const }));
				return [item.id, { kind: 'by-decision', steps: item.kind === 'yes-no' ? steps.slice(1) : steps }];
			}),
		),
	);

describe('a route on small scales', { timeout: 120_000 }, () => {
	test.prop([smallScale, smallScale, smallAnswers, smallEffort, fc.boolean()], { numRuns: 200 })(
		'has the least effort of all sets of steps that reach the target, and so have its alternatives',
		(first, second, answers, effort, both) => {
			const target = (both ? [first, second] : [first]).map((scale) => ({
				scale,
				level: scale.levels.length - 1,
			}));
			const input = { questionnaire: smallQuestionnaire, official: first, chain: second, effort, answers };
			const result = routeTo(target, input);
			expectLeast(result, { questionnaire: smallQuestionnaire, effort, answers, target });
		},
	);
});

const realTarget: fc.Arbitrary<RouteTarget> = fc.tuple(fc.nat(4), fc.nat(5)).map(([level, rung]) => [
	{ scale: officialScale, level },
	{ scale: chainScale, level: rung },
]);
const casesFolder = path.join(root, 'questionnaires/factory/cases');
const ladders = realQuestionnaire.items
	.filter(({ id, kind }) => kind === 'ladder' && realEffort[id] !== undefined)
	.map(({ id }) => id);

describe('a route on the real scales', { timeout: 120_000 }, () => {
	// Two or three ladders, or one with a multi item: few enough to try every set.
	const few = fc.oneof(
		fc.subarray(ladders, { minLength: 2, maxLength: 3 }),
		fc.subarray(ladders, { minLength: 1, maxLength: 1 }).map((ids) => [...ids, 'Q9']),
	);
	test.prop([anyFirm, few, fc.nat(3), fc.nat(3)], { numRuns: 60 })(
		'has the least effort, where only a few items can be raised',
		(answers, items, above, rungsAbove) => {
			const effort = Object.fromEntries(
				items.map((id): [string, ItemEffort] => [id, realEffort[id] ?? { kind: 'not-by-decision' }]),
			);
			const now = (scale: Scale) => assessScale(realQuestionnaire, scale, answers).level.low;
			const target = [
				{ scale: officialScale, level: Math.min(4, now(officialScale) + (above % 2)) },
				{ scale: chainScale, level: Math.min(5, now(chainScale) + (rungsAbove % 2)) },
			];
			const result = routeTo(target, { ...real, effort, answers });
			expectLeast(result, { questionnaire: realQuestionnaire, effort, answers, target });
		},
	);

	test.prop([anyFirm, realTarget], { numRuns: 60 })(
		'reaches its target, and no step of it or of an alternative can be spared',
		(answers, target) => {
			const result = routeTo(target, { ...real, answers });
			if (result.kind !== 'route') return;
			expectProven(result, answers, target);
		},
	);

	test.prop([anyFirm, realTarget], { numRuns: 60 })(
		'to two targets costs at least what each of them costs, and at most both together',
		(answers, target) => {
			const costOf = (aim: RouteTarget) => effortTo(routeTo(aim, { ...real, answers }));
			const [both, ...each] = [target, ...target.map((aim) => [aim])].map(costOf);
			const together = each.reduce<Cost>(([rare, days], own) => [rare + own[0], days + own[1]], [0, 0]);
			for (const own of each) expect(isAtMost(own, both)).toBe(true);
			expect(isAtMost(both, together)).toBe(true);
		},
	);
});

describe('a route of the firms in cases/', { timeout: 60_000 }, () => {
	it.each(yamlFilesIn(casesFolder))('%s reaches each target, with no step too many', (name) => {
		const file: unknown = parse(readFileSync(path.join(casesFolder, name), 'utf8'));
		const { answers: authored } = v.parse(
			v.looseObject({ answers: v.record(v.string(), v.unknown()) }),
			file,
		);
		const answers = answersOf(authored);
		for (const [level, rung] of [
			[1, 0],
			[2, 0],
			[3, 0],
			[0, 3],
			[0, 5],
			[3, 4],
			[4, 5],
		] as const) {
			const target = [
				{ scale: officialScale, level },
				{ scale: chainScale, level: rung },
			];
			const result = routeTo(target, { ...real, answers });
			expect(result.kind).not.toBe('unreachable');
			if (result.kind === 'route') expectProven(result, answers, target);
		}
	});
});

const real = {
	questionnaire: realQuestionnaire,
	official: officialScale,
	chain: chainScale,
	effort: realEffort,
};

/** What the search found reaches the target, and costs what the least sets of all cost. */
function expectLeast(result: RouteResult, firm: Exhaustive): void {
	const least = leastRoutes(firm);
	const found = result.kind === 'route' ? [result, ...result.alternatives] : [];
	for (const { steps } of found)
		expect(isReached(firm.questionnaire, firm.answers, firm.target, steps)).toBe(true);
	if (result.kind === 'held') expect(least.map(({ steps }) => steps)).toEqual([[]]);
	else expect(found.map(effortOf)).toEqual(least.map(effortOf));
}

function expectProven(route: Route, answers: Answers, target: RouteTarget): void {
	const lists = [route, ...route.alternatives];
	for (const { steps } of lists) {
		expect(isReached(realQuestionnaire, answers, target, steps)).toBe(true);
		for (const spared of steps)
			expect(isReached(realQuestionnaire, answers, target, withoutClimbFrom(spared, steps))).toBe(false);
	}
	const efforts = lists.map(effortOf).map(([rare, days]) => (rare ?? 0) * 1e6 + (days ?? 0));
	expect(efforts).toEqual([...efforts].sort((a, b) => a - b));
	lists.forEach((list, index) => {
		for (const other of lists.slice(0, index)) expect(touchesAllOf(list, other)).toBe(false);
	});
}

/** Who stops at a step of a ladder does not take the ones above it either. */
const withoutClimbFrom = (spared: StepUp, steps: readonly StepUp[]): readonly StepUp[] =>
	steps.filter(
		(step) =>
			step !== spared &&
			!(
				step.kind === 'option' &&
				spared.kind === 'option' &&
				step.item === spared.item &&
				step.to > spared.to
			),
	);

function isReached(
	questionnaire: Questionnaire,
	answers: Answers,
	target: RouteTarget,
	steps: readonly StepUp[],
): boolean {
	const after = answersAfter(questionnaire, answers, steps);
	return target.every(({ scale, level }) => assessScale(questionnaire, scale, after).level.low >= level);
}

const effortOf = ({ notByDecision, days }: Pick<StepList, 'notByDecision' | 'days'>) => [notByDecision, days];

/** Steps that nobody can simply do, then days. */
type Cost = readonly [rare: number, days: number];

function effortTo(result: RouteResult): Cost {
	switch (result.kind) {
		case 'held':
			return [0, 0];
		case 'unreachable':
			return [Infinity, Infinity];
		case 'route':
			return [result.notByDecision, result.days];
	}
}

const isAtMost = (cost: Cost = [0, 0], other: Cost = [0, 0]): boolean =>
	cost[0] < other[0] || (cost[0] === other[0] && cost[1] <= other[1]);

type Candidate = Pick<StepList, 'days' | 'notByDecision'> & { readonly steps: readonly StepUp[] };

/** Every item that the other one raises; another box of the same item is no other way. */
const touchesAllOf = (list: Pick<Candidate, 'steps'>, other: Pick<Candidate, 'steps'>) => {
	const items = list.steps.map(({ item }) => item);
	return other.steps.every(({ item }) => items.includes(item));
};

interface Exhaustive {
	readonly questionnaire: Questionnaire;
	readonly effort: Effort;
	readonly answers: Answers;
	readonly target: RouteTarget;
}

/** Tries every set of steps there is, by effort: the first that reaches the target, then those that leave an item of each alone. */
function leastRoutes({ questionnaire, effort, answers, target }: Exhaustive): readonly Candidate[] {
	const found: Candidate[] = [];
	for (const candidate of everySet({ questionnaire, effort, answers })) {
		if (found.length === 4) break;
		if (found.some((other) => touchesAllOf(candidate, other))) continue;
		if (isReached(questionnaire, answers, target, candidate.steps)) found.push(candidate);
	}
	return found;
}

function everySet({ questionnaire, effort, answers }: Omit<Exhaustive, 'target'>): readonly Candidate[] {
	const climbs = questionnaire.items.flatMap((item): (readonly Candidate[])[] => {
		const own = effort[item.id];
		const isTold = ['does', 'does_itself'].includes(item.id);
		if (own === undefined || isTold || answers.get(item.id)?.answer.kind === 'not-applicable') return [];
		const answer = answers.get(item.id)?.answer;
		const cost = (step: number) =>
			own.kind === 'by-decision'
				? { days: own.steps[step]?.days ?? 0, notByDecision: 0 }
				: { days: 0, notByDecision: 1 };
		if (item.kind === 'multi')
			return item.options.flatMap((id, option) =>
				answer?.kind === 'several' && answer.options.includes(id)
					? []
					: [[nothing, { ...cost(option), steps: [{ kind: 'tick', item: item.id, option }] }]],
			);
		if (item.kind !== 'ladder' && item.kind !== 'yes-no') return [];
		const top = item.kind === 'ladder' ? item.options.length - 1 : 1;
		const from = currentOption(item.id, questionnaire, answers);
		const steps = Array.from({ length: top - from }, (_, step) => from + step);
		return [
			[0, ...steps.map((_, index) => index + 1)].map((count) =>
				steps
					.slice(0, count)
					.reduce<Candidate>(
						(climb, at) =>
							plus(climb, { ...cost(at), steps: [{ kind: 'option', item: item.id, from: at, to: at + 1 }] }),
						nothing,
					),
			),
		];
	});
	return climbs
		.reduce<readonly Candidate[]>(
			(sets, climb) => sets.flatMap((set) => climb.map((own) => plus(set, own))),
			[nothing],
		)
		.toSorted((a, b) => a.notByDecision - b.notByDecision || a.days - b.days);
}

const nothing: Candidate = { days: 0, notByDecision: 0, steps: [] };
const plus = (a: Candidate, b: Candidate): Candidate => ({
	days: a.days + b.days,
	notByDecision: a.notByDecision + b.notByDecision,
	steps: [...a.steps, ...b.steps],
});

function currentOption(id: string, questionnaire: Questionnaire, answers: Answers): number {
	const reading = readAnswers(questionnaire, answers).of(id);
	const item = questionnaire.items.find((candidate) => candidate.id === id);
	if (reading.kind !== 'given') return 0;
	if (reading.answer.kind === 'yes-no') return reading.answer.value ? 1 : 0;
	return item?.kind === 'ladder' && reading.answer.kind === 'chosen'
		? item.options.indexOf(reading.answer.option)
		: 0;
}
