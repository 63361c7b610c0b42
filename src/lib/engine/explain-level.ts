import type { Answers } from './answer.ts';
import type { Ground } from './changed-answers.ts';
import { assessScale, type ScaleResult } from './diagnosis.ts';
import { evaluateOutcomes, gateTruth, partsOf } from './evaluated.ts';
import { changesFor, explainGate, itemsIn, type GateGround } from './explain-gate.ts';
import type { Explanation, PartClaim } from './explanation.ts';
import { possibleOutcomes, tellAnswers } from './outcome.ts';
import { itemById, type Questionnaire } from './questionnaire.ts';
import type { Gate, Scale } from './scale.ts';
import { singleChanges, type Question } from './single-changes.ts';
import type { Truth } from './truth.ts';

export interface ExplainInput {
	readonly questionnaire: Questionnaire;
	readonly scale: Scale;
	readonly answers: Answers;
}

/**
 * Why a firm holds a level of a scale, or does not, or may: its gate and all below it, each with its parts and the items
 * that count, bounds over whatever is open. The root's truth is that of `assessScale`. `level` is an index into the
 * scale's levels. Pure. Source: diagnosis.md, sections 3 and 4; rules.md ("why", "what would change it").
 */
export function explainLevel(input: ExplainInput, level: number): Explanation {
	return explainLevels(input)(level);
}

/** For who asks about several levels of one firm: what they share is worked out once. */
export function explainLevels(input: ExplainInput): (level: number) => Explanation {
	const { questionnaire, scale, answers } = input;
	const result = assessScale(questionnaire, scale, answers);
	const ground = groundOf(input, result);
	return (level) => {
		const because = scale.levels.slice(0, level + 1).flatMap((_, index) => explainOwnGate(index, ground));
		const truth = heldTruth(level, result);
		const question: Question = {
			items: itemsIn(because),
			missingIn: (evaluation) => Math.max(0, level - evaluation.level),
			nearer: false,
		};
		return { claim: { kind: 'level', level }, truth, because, changes: changesFor(question, truth, ground) };
	};
}

function heldTruth(level: number, { level: { low, high } }: ScaleResult): Truth {
	if (low >= level) return 'true';
	return high >= level ? 'unknown' : 'false';
}

/** The gate of one level alone, whatever the gates below it say. */
function explainOwnGate(level: number, ground: GateGround): readonly Explanation[] {
	const gate = ground.scale.levels[level]?.gate;
	if (gate === undefined) return [];
	const because = partsOf(gate).map(ground.explain);
	const truth = gateTruth(gate, ground.evaluated);
	const question: Question = {
		items: itemsIn(because),
		missingIn: ({ meter }) => (meter(gate).held ? 0 : 1),
		nearer: false,
	};
	return [{ claim: { kind: 'gate', level }, truth, because, changes: changesFor(question, truth, ground) }];
}

function groundOf({ questionnaire, scale, answers }: ExplainInput, { nodes }: ScaleResult): GateGround {
	const items = itemById(questionnaire);
	const told = tellAnswers(questionnaire, answers);
	const outcomes = possibleOutcomes(questionnaire, scale, told);
	const ground: Ground = { questionnaire, items, scale, told, outcomes };
	const explained = new Map<Gate, Explanation<PartClaim>>();
	const whole: GateGround = {
		...ground,
		nodes,
		evaluated: evaluateOutcomes(scale, items, outcomes),
		changes: singleChanges(ground),
		explain: (gate) => {
			const tree = explained.get(gate) ?? explainGate(gate, whole);
			explained.set(gate, tree);
			return tree;
		},
	};
	return whole;
}
