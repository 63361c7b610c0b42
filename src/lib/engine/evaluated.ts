import type { Bounds } from './bounds.ts';
import { evaluateScale, type Evaluation } from './evaluate.ts';
import type { Outcome } from './outcome.ts';
import type { Item, ItemId } from './questionnaire.ts';
import type { Gate, Scale } from './scale.ts';
import { standingAt, type Extreme } from './standing.ts';
import type { Truth } from './truth.ts';

/** A scale evaluated at both ends of everything that is open: one evaluation for each way the firm may turn out to be. */
export interface Evaluated {
	readonly least: readonly Evaluation[];
	readonly best: readonly Evaluation[];
}

export interface GatePart {
	readonly gate: Gate;
	readonly truth: Truth;
	readonly has: Bounds;
	readonly needs: number;
}

export function evaluateOutcomes(
	scale: Scale,
	items: ReadonlyMap<ItemId, Item>,
	outcomes: readonly Outcome[],
): Evaluated {
	const evaluated = (extreme: Extreme) =>
		outcomes.map((outcome) => evaluateScale(scale, standingAt(extreme, { items, ...outcome })));
	return { least: evaluated('least'), best: evaluated('best') };
}

export function boundsOver({ least, best }: Evaluated, value: (evaluation: Evaluation) => number): Bounds {
	return { low: Math.min(...least.map(value)), high: Math.max(...best.map(value)) };
}

export function gateTruth(gate: Gate, { least, best }: Evaluated): Truth {
	if (least.every((evaluation) => evaluation.meter(gate).held)) return 'true';
	return best.some((evaluation) => evaluation.meter(gate).held) ? 'unknown' : 'false';
}

/** What a gate asks for and what the firm has of it, whatever is still open. */
export function measureGate(gate: Gate, evaluated: Evaluated): GatePart {
	return {
		gate,
		truth: gateTruth(gate, evaluated),
		has: boundsOver(evaluated, (evaluation) => evaluation.meter(gate).has),
		needs: Math.max(...evaluated.least.map((evaluation) => evaluation.meter(gate).needs)),
	};
}

/** The parts that all must hold; a gate that is no such list is its own only part. */
export const partsOf = (gate: Gate): readonly Gate[] => (gate.kind === 'all' ? gate.gates : [gate]);
