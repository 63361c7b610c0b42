import type { Answers } from '../lib/engine/answer.ts';
import { screenStates } from '../lib/engine/asking.ts';
import { assessScale } from '../lib/engine/diagnosis.ts';
import { nextQuestion } from '../lib/engine/next-question.ts';
import { itemsFor, type Questionnaire } from '../lib/engine/questionnaire.ts';
import { quickCheck } from '../lib/engine/quick-check.ts';
import { readAnswers } from '../lib/engine/reading.ts';
import type { Scale } from '../lib/engine/scale.ts';
import { saidOn } from './simulated-firm.ts';
import { rounded } from './spread.ts';

export interface Judged {
	readonly questionnaire: Questionnaire;
	readonly chain: Scale;
	readonly official: Scale;
}

/**
 * What the quick check is worth: in which share of the firms the break that it names is the one that all their answers
 * name, and between how many levels more than one it leaves the official level, on average.
 */
export function quickCheckReport(judged: Judged, firms: readonly Answers[]) {
	const runs = firms.map((firm) => {
		const told = toldInQuickCheck(judged, firm);
		const { level } = assessScale(judged.questionnaire, judged.official, told);
		const named = namedBreak(judged, told);
		return {
			isFinal: Number(named !== undefined && named === namedBreak(judged, firm)),
			levelsOpen: level.high - level.low,
		};
	});
	const mean = (values: readonly number[]) =>
		rounded(values.reduce((sum, value) => sum + value, 0) / runs.length);
	return {
		breakIsFinal: mean(runs.map(({ isFinal }) => isFinal)),
		levelsOpen: mean(runs.map(({ levelsOpen }) => levelsOpen)),
	};
}

function toldInQuickCheck({ questionnaire, chain, official }: Judged, firm: Answers): Answers {
	const context = new Set(itemsFor(questionnaire, 'context'));
	let answers: Answers = new Map([...firm].filter(([id]) => context.has(id)));
	for (;;) {
		const states = screenStates(questionnaire, readAnswers(questionnaire, answers));
		const isOver = (quickCheck(questionnaire, states)?.left ?? 0) === 0;
		const asked = isOver ? undefined : nextQuestion({ questionnaire, scales: [chain, official], answers });
		if (asked === undefined) return answers;
		answers = new Map([...answers, ...saidOn(asked, firm)]);
	}
}

/** Undefined where nobody was asked about it yet: then it is not named. That there is none is a finding too. */
function namedBreak({ questionnaire, chain }: Judged, answers: Answers): string | undefined {
	const { firstBreak } = assessScale(questionnaire, chain, answers);
	if (firstBreak === undefined) return 'none';
	if (!firstBreak.known) return undefined;
	return firstBreak.kind === 'node' ? `node ${firstBreak.node}` : firstBreak.item;
}
