import { answersAfter, type StepUp } from './after-steps.ts';
import type { Answers } from './answer.ts';
import type { Bounds } from './bounds.ts';
import { assessScale } from './diagnosis.ts';
import type { Effort, StepEffort } from './effort.ts';
import { leversOf, type Lever } from './lever.ts';
import type { Prices, Raises } from './least-raises.ts';
import { leversByItem, type Ground, type Measure } from './measure.ts';
import { nearestRaises } from './near-raises.ts';
import { allOf, demandsOf, isMet, needsOf, type Need } from './need.ts';
import { possibleOutcomes, steeringItems, tellAnswers } from './outcome.ts';
import { itemById, type Questionnaire } from './questionnaire.ts';
import { readAnswers } from './reading.ts';
import type { Gate, LevelId, Scale, ScaleId } from './scale.ts';
import { standingAt } from './standing.ts';
import { waysToMeet } from './ways.ts';

/** Levels to reach together, one per scale; index into the scale's levels. */
export type RouteTarget = readonly { readonly scale: Scale; readonly level: number }[];

export interface RouteInput {
	readonly questionnaire: Questionnaire;
	/** A step that lifts one of these two says so, whether or not it is the target. */
	readonly official: Scale;
	readonly chain: Scale;
	readonly effort: Effort;
	readonly answers: Answers;
}

export type RouteResult = Route | { readonly kind: 'held' } | Unreachable;

export interface Route extends StepList {
	readonly kind: 'route';
	/** Up to three other sets of steps, by effort; each leaves a whole item of every one before it alone. */
	readonly alternatives: readonly StepList[];
	/** The proof: what the firm has on the scales of the target once the steps are taken. */
	readonly after: readonly { readonly scale: ScaleId; readonly level: Bounds }[];
}

export interface StepList {
	/** Those that lift the chain come first, then in the order of the questionnaire. */
	readonly steps: readonly RouteStep[];
	/** Person-days of the firm's own people; of steps that nobody can simply do no days are known. */
	readonly days: number;
	readonly notByDecision: number;
}

export type RouteStep = StepUp & {
	readonly effort: StepEffort;
	/** Which of its results the firm comes nearer to by this step, within the climb it is part of. */
	readonly lifts: Lifts;
	/** Nobody answered the item: perhaps the step is taken already. */
	readonly open: boolean;
};

export type Lifts = 'chain' | 'grade' | 'both';

export interface Unreachable {
	readonly kind: 'unreachable';
	/** The parts of gates that fail even with everything raised that can be raised. */
	readonly because: readonly { readonly scale: ScaleId; readonly level: LevelId; readonly gate: Gate }[];
}

/** So many other routes stand beside the best one. Source: diagnosis.md, section 6. */
const alternativesShown = 3;

/**
 * The steps with the least total effort that make the target certain, whatever is still open: an exact optimum.
 * Fewest steps that nobody can simply do, then fewest person-days, then the fewest of these that lift the grade alone,
 * then the earlier items of the questionnaire. Starts from the lower bound of all answers, claimed ones included.
 * Pure: the same answers give the same route, in any order. Source: diagnosis.md, section 6.
 */
export function routeTo(target: RouteTarget, input: RouteInput): RouteResult {
	const { questionnaire, official, chain, effort, answers } = input;
	const readings = readAnswers(questionnaire, answers);
	const involved = [...new Set([...target.map(({ scale }) => scale), official, chain])];
	const steering = new Set(
		involved.flatMap((scale) => steeringItems(questionnaire, scale)).map(({ id }) => id),
	);
	const levers = leversOf({ questionnaire, effort, readings, steering });
	const needs = new Map(involved.map((scale) => [scale, gateNeeds(scale, levers, input)]));
	const asked = target.flatMap(({ scale, level }) =>
		(needs.get(scale) ?? []).slice(0, level + 1).map((need) => need()),
	);
	const whole = allOf(asked);
	if (isMet(whole)) return { kind: 'held' };
	const ways = waysToMeet(whole);
	if (ways.length === 0) return { kind: 'unreachable', because: failingParts(target, levers, input) };
	const lifts = liftsOf(needs, chain);
	const [best, ...others] = nearestRaises(ways, {
		prices: pricesOf(levers, lifts),
		items: levers.map(({ item }) => item),
		count: 1 + alternativesShown,
	}).map((raises) => stepList(raises, levers, lifts));
	// Raising everything goes one of the ways, so there is a least.
	if (best === undefined) throw new Error('a way without raises');
	const later = answersAfter(questionnaire, answers, best.steps);
	return {
		kind: 'route',
		...best,
		alternatives: others,
		after: target.map(({ scale }) => ({
			scale: scale.id,
			level: assessScale(questionnaire, scale, later).level,
		})),
	};
}

/** Per level of a scale, what its own gate still asks in every outcome that is open. */
function gateNeeds(scale: Scale, levers: readonly Lever[], input: RouteInput): readonly (() => Need)[] {
	const needOf = needInEveryOutcome(scale, levers, input);
	return scale.levels.map(({ gate }) => once(() => (gate ? needOf(gate) : allOf([]))));
}

function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}

function needInEveryOutcome(
	scale: Scale,
	levers: readonly Lever[],
	{ questionnaire, answers }: RouteInput,
): (gate: Gate) => Need {
	const items = itemById(questionnaire);
	const byItem = leversByItem(levers);
	const needs = possibleOutcomes(questionnaire, scale, tellAnswers(questionnaire, answers)).map((outcome) => {
		const ground: Ground = {
			standing: standingAt('least', { items, ...outcome }),
			readings: outcome.readings,
			levers: byItem,
		};
		return needsOf(scale, ground);
	});
	return (gate) => allOf(needs.map((needOf) => needOf(gate)));
}

function failingParts(
	target: RouteTarget,
	levers: readonly Lever[],
	input: RouteInput,
): Unreachable['because'] {
	return target.flatMap(({ scale, level }) => {
		const needOf = needInEveryOutcome(scale, levers, input);
		return scale.levels.slice(0, level + 1).flatMap(({ id, gate }) => {
			const parts = gate?.kind === 'all' ? gate.gates : gate ? [gate] : [];
			return parts
				.filter((part) => waysToMeet(needOf(part)).length === 0)
				.map((part) => ({ scale: scale.id, level: id, gate: part }));
		});
	});
}

/** Whether raising a lever by so many steps brings a scale nearer than so many fewer. */
type LiftsScale = (lever: number, from: number, to: number) => boolean;

interface ScaleLifts {
	readonly chain: LiftsScale;
	readonly grade: LiftsScale;
}

/** Whatever is not the chain is a grade: the official level, and any other scale that is a target. */
function liftsOf(needs: ReadonlyMap<Scale, readonly (() => Need)[]>, chain: Scale): ScaleLifts {
	const liftsAny = (scales: readonly Scale[]): LiftsScale => {
		const demands = scales.flatMap((scale) => (needs.get(scale) ?? []).flatMap((need) => demandsOf(need())));
		const measures = new Map(demands.map(({ measure }) => [measure.key, measure])).values();
		const byLever = measuresByLever([...measures]);
		return (lever, from, to) =>
			(byLever.get(lever) ?? []).some((values) => (values[to] ?? 0) > (values[from] ?? 0));
	};
	const scales = [...needs.keys()];
	return {
		chain: liftsAny(scales.filter((scale) => scale === chain)),
		grade: liftsAny(scales.filter((scale) => scale !== chain)),
	};
}

function measuresByLever(measures: readonly Measure[]): ReadonlyMap<number, readonly (readonly number[])[]> {
	const byLever = new Map<number, (readonly number[])[]>();
	for (const { gives } of measures)
		for (const [lever, values] of gives) byLever.set(lever, [...(byLever.get(lever) ?? []), values]);
	return byLever;
}

/**
 * One number that puts first things first: steps that nobody can simply do, person-days, and of these the days that
 * lift the grade alone. Each has twenty binary digits of its own, more than the steps of any questionnaire sum up to.
 */
function pricesOf(levers: readonly Lever[], { chain }: ScaleLifts): Prices {
	return levers.map(({ steps }, lever) =>
		[0, ...steps.map((_, index) => index + 1)].map((raise) =>
			steps.slice(0, raise).reduce((price, step, index) => {
				if (step.kind === 'not-by-decision') return price + 2 ** 40;
				return price + step.days * 2 ** 20 + (chain(lever, index, raise) ? 0 : step.days);
			}, 0),
		),
	);
}

function stepList({ byLever }: Raises, levers: readonly Lever[], lifts: ScaleLifts): StepList {
	const steps = [...byLever]
		.sort(([a], [b]) => a - b)
		.flatMap(([index, raise]) => {
			const lever = levers[index];
			if (lever === undefined) return [];
			return lever.steps.slice(0, raise).map((effort, step): RouteStep => {
				const [chain, grade] = [lifts.chain(index, step, raise), lifts.grade(index, step, raise)];
				return {
					...stepUp(lever, step),
					effort,
					lifts: chain && grade ? 'both' : chain ? 'chain' : 'grade',
					open: lever.open,
				};
			});
		});
	return {
		steps: [...steps.filter(liftsChain), ...steps.filter((step) => !liftsChain(step))],
		days: steps.reduce((sum, { effort }) => sum + (effort.kind === 'by-decision' ? effort.days : 0), 0),
		notByDecision: steps.filter(({ effort }) => effort.kind === 'not-by-decision').length,
	};
}

const liftsChain = ({ lifts }: RouteStep): boolean => lifts !== 'grade';

function stepUp({ item, from }: Lever, step: number): StepUp {
	return from.kind === 'option'
		? { kind: 'option', item, from: from.index + step, to: from.index + step + 1 }
		: { kind: 'tick', item, option: from.option };
}
