import { adjustedResult, type AdjustedResult } from './adjusted.ts';
import { evidencedAnswers, type Answers } from './answer.ts';
import type { Bounds } from './bounds.ts';
import type { Evaluation } from './evaluate.ts';
import {
	boundsOver,
	evaluateOutcomes,
	gateTruth,
	measureGate,
	partsOf,
	type Evaluated,
	type GatePart,
} from './evaluated.ts';
import { firstBreak, type FirstBreak } from './first-break.ts';
import { itemById, type Item, type ItemId, type Questionnaire } from './questionnaire.ts';
import { possibleOutcomes, tellAnswers, type Told } from './outcome.ts';
import type { Readings } from './reading.ts';
import type { DimensionId, Gate, LevelId, NodeId, Scale, ScaleId } from './scale.ts';
import { optionIndexRange } from './standing.ts';
import type { Truth } from './truth.ts';

export interface ScaleResult {
	readonly scale: ScaleId;
	/** Undefined where the scale counts no points. Thousandths of a point; display floors to one decimal. */
	readonly points: Bounds | undefined;
	readonly dimensions: ReadonlyMap<DimensionId, Bounds>;
	/** Index into the scale's levels, 0 being the lowest. */
	readonly level: Bounds;
	/** Stands beside the strict result where items do not apply and that makes a difference. */
	readonly adjusted: AdjustedResult | undefined;
	/** Per level, its gate with what the firm has and what is asked. */
	readonly gates: readonly GateResult[];
	readonly nodes: ReadonlyMap<NodeId, NodeResult>;
	/** State 0-4 of each link that may be part of the firm's chain. */
	readonly links: ReadonlyMap<ItemId, Bounds>;
	/** Those of them that the firm says do not apply: they count as state 0, and nobody can mend them. */
	readonly deniedLinks: ReadonlySet<ItemId>;
	readonly firstBreak: FirstBreak | undefined;
	readonly badges: readonly { readonly badge: LevelId; readonly truth: Truth }[];
}

export interface NodeResult {
	readonly applies: Truth;
	readonly digital: Truth;
	/** Share of the steps of its scenes that are climbed for certain, 0-1. */
	readonly climbed: number;
}

export interface GateResult {
	readonly level: LevelId;
	readonly truth: Truth;
	readonly parts: readonly GatePart[];
}

/** Two results, never merged: what was claimed, and what an advisor has seen or a record proves. */
export interface Diagnosis {
	readonly claimed: AssessedAnswers;
	readonly evidenced: AssessedAnswers;
}

export interface AssessedAnswers {
	readonly readings: Readings;
	readonly scales: ReadonlyMap<ScaleId, ScaleResult>;
}

/** Source: diagnosis.md, sections 2 and 3. Pure: the same answers give the same diagnosis, in any order. */
export function diagnose(
	questionnaire: Questionnaire,
	scales: readonly Scale[],
	answers: Answers,
): Diagnosis {
	return {
		claimed: assessAnswers(questionnaire, scales, answers),
		evidenced: assessAnswers(questionnaire, scales, evidencedAnswers(questionnaire, answers)),
	};
}

export function assessAnswers(
	questionnaire: Questionnaire,
	scales: readonly Scale[],
	answers: Answers,
): AssessedAnswers {
	const told = tellAnswers(questionnaire, answers);
	return {
		readings: told.readings,
		scales: new Map(scales.map((scale) => [scale.id, assessTold(questionnaire, scale, told)])),
	};
}

/** One scale alone, where the reading is of no further use. */
export const assessScale = (questionnaire: Questionnaire, scale: Scale, answers: Answers): ScaleResult =>
	assessTold(questionnaire, scale, tellAnswers(questionnaire, answers));

/**
 * Bounds of one scale. Scales are monotone, so evaluating the least and the best outcome of the open answers is exact;
 * what the firm does and does not do is no ladder, and every way that is still open is tried.
 */
export function assessTold(questionnaire: Questionnaire, scale: Scale, told: Told): ScaleResult {
	const items = itemById(questionnaire);
	const { readings } = told;
	const outcomes = possibleOutcomes(questionnaire, scale, told);
	const all = evaluateOutcomes(scale, items, outcomes);
	const level = boundsOver(all, (evaluation) => evaluation.level);
	const links = linkBounds(scale, all);
	const nodes = nodeResults(scale, all, (scene) => stepsOf(items.get(scene), readings));
	const points = scale.dimensions.length > 0 ? boundsOver(all, (evaluation) => evaluation.points) : undefined;
	return {
		scale: scale.id,
		points,
		dimensions: new Map(
			scale.dimensions.map(({ id }) => [
				id,
				boundsOver(all, (evaluation) => evaluation.pointsByDimension.get(id) ?? 0),
			]),
		),
		level,
		adjusted: points && adjustedResult({ scale, items, readings, outcomes, strict: { points, level } }),
		gates: scale.levels.flatMap(({ id, gate }) => (gate ? [gateResult(id, gate, all)] : [])),
		nodes,
		links,
		deniedLinks: new Set([...links.keys()].filter((id) => readings.of(id).kind === 'not-applicable')),
		firstBreak: firstBreak({
			scale,
			level: level.low,
			links,
			least: leastOf(all.least),
			digital: (node) => nodes.get(node)?.digital ?? 'unknown',
			readings,
		}),
		badges: scale.badges.flatMap(({ id, gate }) =>
			gate ? [{ badge: id, truth: gateTruth(gate, all) }] : [],
		),
	};
}

/** The evaluation that the lower bound stands on. */
function leastOf(least: readonly Evaluation[]): Evaluation | undefined {
	return least.reduce<Evaluation | undefined>(
		(lowest, evaluation) => (lowest && lowest.level <= evaluation.level ? lowest : evaluation),
		undefined,
	);
}

const gateResult = (level: LevelId, gate: Gate, evaluated: Evaluated): GateResult => ({
	level,
	truth: gateTruth(gate, evaluated),
	parts: partsOf(gate).map((part) => measureGate(part, evaluated)),
});

interface Steps {
	readonly climbed: number;
	readonly all: number;
}

/** A scene that does not apply has no steps to climb. */
function stepsOf(item: Item | undefined, readings: Readings): Steps {
	if (item?.kind !== 'ladder') return { climbed: 0, all: 0 };
	const reading = readings.of(item.id);
	if (reading.kind === 'irrelevant' || reading.kind === 'not-applicable') return { climbed: 0, all: 0 };
	return { climbed: optionIndexRange(item, reading)[0], all: item.options.length - 1 };
}

function nodeResults(
	scale: Scale,
	{ least, best }: Evaluated,
	steps: (scene: ItemId) => Steps,
): ScaleResult['nodes'] {
	const applying = (evaluation: Evaluation, id: NodeId) => evaluation.nodes.get(id)?.applies === true;
	const digital = (evaluation: Evaluation, id: NodeId) => evaluation.nodes.get(id)?.digital === true;
	return new Map(
		(scale.network?.nodes ?? []).map(({ id, scenes }) => {
			const present = least.filter((evaluation) => applying(evaluation, id));
			const ladder = scenes.map(steps);
			const all = ladder.reduce((sum, scene) => sum + scene.all, 0);
			return [
				id,
				{
					climbed: all === 0 ? 0 : ladder.reduce((sum, scene) => sum + scene.climbed, 0) / all,
					applies: present.length === 0 ? 'false' : present.length === least.length ? 'true' : 'unknown',
					digital:
						present.length > 0 && present.every((evaluation) => digital(evaluation, id))
							? 'true'
							: best.some((evaluation) => digital(evaluation, id))
								? 'unknown'
								: 'false',
				},
			] as const;
		}),
	);
}

function linkBounds(scale: Scale, { least, best }: Evaluated): ReadonlyMap<ItemId, Bounds> {
	return new Map(
		(scale.network?.links ?? []).flatMap(({ item }) => {
			const lows = least.flatMap((evaluation) => evaluation.linkStates.get(item) ?? []);
			const highs = best.flatMap((evaluation) => evaluation.linkStates.get(item) ?? []);
			return lows.length === 0 ? [] : [[item, { low: Math.min(...lows), high: Math.max(...highs) }] as const];
		}),
	);
}
