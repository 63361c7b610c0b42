import { fc, test } from '@fast-check/vitest';
import { describe, expect, vi } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { assessScale } from '../../../src/lib/engine/diagnosis.ts';
import { explainLevel } from '../../../src/lib/engine/explain-level.ts';
import type { Explanation, ScaleChange } from '../../../src/lib/engine/explanation.ts';
import type { Gate, Scale } from '../../../src/lib/engine/scale.ts';
import type { Truth } from '../../../src/lib/engine/truth.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { realQuestionnaire, realScales } from '../../support/content.ts';
import {
	answersWith,
	everyFall,
	everyNode,
	everyRaise,
	gatesIn,
	partsIn,
	scaleOf,
	withoutAnswer,
} from '../../support/explained.ts';
import { assessSmall, smallAnswers, smallQuestionnaire, smallScale } from '../../support/small-scale.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 120_000 });

const explainSmall = (scale: Scale, answers: Answers, level: number): Explanation =>
	explainLevel({ questionnaire: smallQuestionnaire, scale, answers }, level);
const topOf = (scale: Scale) => scale.levels.length - 1;
const scored = smallQuestionnaire.items.filter(({ id }) => id !== 'does');
const does = smallQuestionnaire.items.filter(({ id }) => id === 'does');

const isHeld = (scale: Scale, answers: Answers, level = 1) => assessSmall(scale, answers).level.low >= level;

function truthIn({ low, high }: { readonly low: number; readonly high: number }, level: number): Truth {
	if (low >= level) return 'true';
	return high >= level ? 'unknown' : 'false';
}

const keyOf = (answers: Answers): string =>
	JSON.stringify([...answers].map(([id, { answer }]) => [id, answer]).sort());
const scaleChanges = ({ changes }: Explanation): readonly ScaleChange[] =>
	changes.flatMap((change) => (change.kind === 'fact' ? [] : [change]));
const outcomesOf = (answers: Answers, changes: readonly ScaleChange[]) =>
	changes.map((change) => keyOf(answersWith(smallQuestionnaire, answers, change))).sort();

describe('an explanation', () => {
	test.prop([smallScale, smallAnswers], { numRuns: 150 })(
		'has at its root the truth that the scale has',
		(scale, firm) => {
			const { level } = assessSmall(scale, firm);
			for (const index of scale.levels.keys())
				expect(explainSmall(scale, firm, index).truth).toBe(truthIn(level, index));
		},
	);

	test.prop([smallScale, smallAnswers], { numRuns: 60 })(
		'has at every part the truth that the part has alone',
		(scale, firm) => {
			for (const { claim, truth } of partsIn(explainSmall(scale, firm, topOf(scale))))
				expect(truth).toBe(truthIn(assessSmall(scaleOf(scale, claim.gate), firm).level, 1));
		},
	);

	test.prop([smallScale, smallAnswers], { numRuns: 60 })(
		'leaves out no part of any gate, and no item of a part',
		(scale, firm) => {
			const explained = partsIn(explainSmall(scale, firm, topOf(scale)));
			const gates = scale.levels.flatMap(({ gate }) => (gate ? gatesIn(gate) : []));
			// A list that all must hold is shown by its parts.
			const parts = gates.filter(
				(gate) => !scale.levels.some((level) => level.gate === gate && gate.kind === 'all'),
			);
			for (const gate of parts) expect(explained.map(({ claim }) => claim.gate)).toContain(gate);
			for (const part of explained)
				for (const item of namedIn(part.claim.gate, scale))
					expect(itemsOf(part), JSON.stringify(part.claim.gate)).toContain(item);
		},
	);

	test.prop([anyFirm], { numRuns: 40 })('has the truth of the real scales on real firms', (firm) => {
		for (const scale of realScales) {
			const { level, gates } = assessScale(realQuestionnaire, scale, firm);
			const tree = explainLevel({ questionnaire: realQuestionnaire, scale, answers: firm }, topOf(scale));
			expect(tree.truth).toBe(truthIn(level, topOf(scale)));
			expect(tree.because.map(({ truth }) => truth)).toEqual(gates.map(({ truth }) => truth));
			expect(tree.because.map(({ because }) => because.map(({ truth }) => truth))).toEqual(
				gates.map(({ parts }) => parts.map(({ truth }) => truth)),
			);
		}
	});
});

describe('the changes that would make a part certain', () => {
	test.prop([smallScale, smallAnswers], { numRuns: 100 })(
		'are all single changes that do, and only those',
		(scale, firm) => {
			const open = partsIn(explainSmall(scale, firm, topOf(scale))).filter(({ truth }) => truth !== 'true');
			for (const part of open) {
				const alone = scaleOf(scale, part.claim.gate);
				const enough = scaleChanges(part).filter((change) => !isNearer(change));
				expect(outcomesOf(firm, enough)).toEqual(everySingleRaise(firm, (after) => isHeld(alone, after)));
			}
		},
	);

	test.prop([smallScale, smallAnswers], { numRuns: 100 })('and of a level, likewise', (scale, firm) => {
		const { low } = assessSmall(scale, firm).level;
		fc.pre(low < topOf(scale));
		const next = explainSmall(scale, firm, low + 1);
		expect(outcomesOf(firm, scaleChanges(next))).toEqual(
			everySingleRaise(firm, (after) => isHeld(scale, after, low + 1)),
		);
	});

	test.prop([smallScale, smallAnswers], { numRuns: 40 })(
		'are, where no single one does, those that bring it nearer, by as much as they say, the biggest first',
		(scale, firm) => {
			const parts = partsIn(explainSmall(scale, firm, topOf(scale)));
			for (const part of parts.filter(({ changes }) => changes.some(isNearer))) {
				const missingAfter = (after: Answers) => missingOf(part.claim.gate, scale, after);
				const brought = scaleChanges(part).map((change) => ({
					claimed: isNearer(change) ? change.brings : 0,
					real: part.claim.missing - missingAfter(answersWith(smallQuestionnaire, firm, change)),
				}));
				expect(brought.map(({ claimed }) => claimed)).toEqual(brought.map(({ real }) => real));
				expect(brought).toEqual([...brought].sort((a, b) => b.real - a.real));
				const most = everyLever(firm).flatMap((lever) => {
					const gain = part.claim.missing - Math.min(...lever.map(missingAfter));
					return gain > 0 ? [gain] : [];
				});
				expect(brought.map(({ real }) => real).sort()).toEqual(most.sort());
			}
		},
	);

	test.prop([smallScale, smallAnswers], { numRuns: 60 })(
		'are not needed exactly where nothing is missing',
		(scale, firm) => {
			for (const { claim, truth } of partsIn(explainSmall(scale, firm, topOf(scale))))
				expect(claim.missing === 0).toBe(truth === 'true');
		},
	);
});

describe('what a level rests on without reserve', () => {
	test.prop([smallScale, smallAnswers], { numRuns: 150 })(
		'are all single answers whose fall or disproof would lose it, and only those',
		(scale, firm) => {
			const { low } = assessSmall(scale, firm).level;
			fc.pre(low > 0);
			expect(outcomesOf(firm, scaleChanges(explainSmall(scale, firm, low)))).toEqual(
				everySingleFall(firm, (after) => !isHeld(scale, after, low)),
			);
		},
	);

	test.prop([smallScale, smallAnswers], { numRuns: 60 })('and so of each part that holds', (scale, firm) => {
		const held = partsIn(explainSmall(scale, firm, topOf(scale))).filter(({ truth }) => truth === 'true');
		for (const part of held) {
			const alone = scaleOf(scale, part.claim.gate);
			expect(outcomesOf(firm, scaleChanges(part))).toEqual(
				everySingleFall(firm, (after) => !isHeld(alone, after)),
			);
		}
	});

	test.prop([anyFirm], { numRuns: 15 })('is true of real firms', (firm) => {
		for (const scale of realScales) {
			const { low } = assessScale(realQuestionnaire, scale, firm).level;
			const levels = [low, Math.min(low + 1, topOf(scale))];
			for (const level of levels)
				for (const change of scaleChanges(
					explainLevel({ questionnaire: realQuestionnaire, scale, answers: firm }, level),
				)) {
					// A band that follows from amounts has no answer of its own to fall.
					if (change.kind === 'fall') continue;
					const after = answersWith(realQuestionnaire, firm, change);
					const held = assessScale(realQuestionnaire, scale, after).level.low >= level;
					expect(held, JSON.stringify(change)).toBe(level > low);
				}
		}
	});
});

const isNearer = (change: {
	readonly kind: string;
	readonly brings?: number | undefined;
}): change is {
	readonly kind: 'raise';
	readonly brings: number;
} & typeof change => change.kind === 'raise' && change.brings !== undefined;

const everyLever = (firm: Answers) => scored.flatMap((item) => everyRaise(item, firm));

/** Of everything that can be raised the smallest raise that is enough, and every telling of what is open about the firm. */
function everySingleRaise(firm: Answers, isEnough: (after: Answers) => boolean): readonly string[] {
	const raised = everyLever(firm).flatMap((lever) => lever.find(isEnough) ?? []);
	const told = firm.has('does') ? [] : everyTelling(firm).filter(isEnough);
	return [...raised, ...told].map(keyOf).sort();
}

function everyTelling(firm: Answers): readonly Answers[] {
	return does
		.flatMap((item) => (item.kind === 'multi' ? [item.options] : []))
		.flatMap(([b = '', c = '']) => [[], [b], [c], [b, c]])
		.map((options) => answersWith(smallQuestionnaire, firm, tellDoes(options)));
}

const tellDoes = (options: readonly string[]): ScaleChange => ({
	kind: 'tell',
	item: 'does',
	answer: { kind: 'several', options },
});

function everySingleFall(firm: Answers, isLost: (after: Answers) => boolean): readonly string[] {
	const fallen = scored.flatMap((item) => {
		const single = everyFall(item, firm).flatMap((lever) => lever.find(isLost) ?? []);
		return single.length > 0 ? single : [withoutAnswer(firm, item.id)].filter(isLost);
	});
	const doubted = firm.has('does') ? [withoutAnswer(firm, 'does')].filter(isLost) : [];
	return [...fallen, ...doubted].map(keyOf).sort();
}

function missingOf(gate: Gate, scale: Scale, answers: Answers): number {
	const [part] = partsIn(explainSmall(scaleOf(scale, { kind: 'any', gates: [gate] }), answers, 1)).filter(
		({ claim }) => claim.gate === gate,
	);
	return part?.claim.missing ?? NaN;
}

function namedIn(gate: Gate, scale: Scale): readonly string[] {
	switch (gate.kind) {
		case 'option':
			return [gate.item];
		case 'count':
			return scale.sets[gate.set] ?? [];
		case 'points':
			return scale.dimensions
				.filter(({ id }) => gate.of === 'total' || gate.of === id)
				.flatMap(({ points }) => Object.keys(points));
		case 'links':
			return gate.among === 'any' ? linksIn(scale) : gate.among;
		case 'connected':
			return [...linksIn(scale), ...gate.including];
		case 'nodes-digital':
			return (scale.network?.nodes ?? []).flatMap(({ scenes }) => scenes);
		case 'all':
		case 'any':
			return [];
	}
}

const linksIn = (scale: Scale) => (scale.network?.links ?? []).map(({ item }) => item);
const itemsOf = (tree: Explanation) =>
	everyNode(tree).flatMap(({ claim }) => ('item' in claim ? [claim.item] : []));
