import { performance } from 'node:perf_hooks';
import type { Content } from '../lib/content/read-content.ts';
import type { Answers } from '../lib/engine/answer.ts';
import { firstOpenScreen, screenStates, type ScreenState } from '../lib/engine/asking.ts';
import { nextQuestion } from '../lib/engine/next-question.ts';
import { prospectsOf } from '../lib/engine/prospect.ts';
import { itemsFor, secondsToAnswer, type Questionnaire } from '../lib/engine/questionnaire.ts';
import { readAnswers } from '../lib/engine/reading.ts';
import { levelBounds } from '../lib/engine/requirement.ts';
import { scaleNamed, type Scale } from '../lib/engine/scale.ts';
import { quickCheckReport, type Judged } from './quick-check.ts';
import { chanceFrom, drawFirm, readDistribution, saidOn } from './simulated-firm.ts';
import { quantile, rounded, spreadOf } from './spread.ts';

interface SimulationInput {
	readonly root: string;
	readonly content: Content;
	readonly firms: number;
	readonly seed: number;
}

/**
 * How many scored questions (screens after the profile), and how many seconds of answering, it takes until the rung,
 * the level, and both are certain: asked adaptively, and in the order of the questionnaire. Same firms for both, and
 * for what the quick check finds.
 */
export function simulationReport({ root, content, firms, seed }: SimulationInput) {
	const { questionnaire, scales, rulesFile } = content;
	const { chainScale, officialScale } = rulesFile.settings;
	const judged = { chain: scaleNamed(scales, chainScale), official: scaleNamed(scales, officialScale) };
	const distribution = readDistribution(root);
	const chance = chanceFrom(seed);
	const clock: number[] = [];
	const measure = (answers: Answers, next: Ask) =>
		untilCertain({ questionnaire, judged, firm: answers, next });
	const adaptive: Ask = (answers) => {
		const start = performance.now();
		const asked = nextQuestion({ questionnaire, scales: [judged.chain, judged.official], answers });
		clock.push(performance.now() - start);
		return asked;
	};
	const inOrder: Ask = (answers) =>
		firstOpenScreen(screenStates(questionnaire, readAnswers(questionnaire, answers)));
	const drawn = Array.from({ length: firms }, () => drawFirm(questionnaire, distribution, chance));
	const runs = drawn.map((firm) => ({ adaptive: measure(firm, adaptive), inOrder: measure(firm, inOrder) }));
	const compared = (value: (walk: Walked) => number) => {
		const [own, order] = [runs.map((run) => value(run.adaptive)), runs.map((run) => value(run.inOrder))];
		return {
			adaptive: spreadOf(own),
			inOrder: spreadOf(order),
			ratio: rounded(quantile(own, 0.5) / quantile(order, 0.5)),
		};
	};
	return {
		firms,
		seed,
		questions: {
			untilRung: compared(({ rung }) => rung.questions),
			untilLevel: compared(({ level }) => level.questions),
			untilBoth: compared(({ both }) => both.questions),
		},
		seconds: { untilBoth: compared(({ both }) => both.seconds) },
		...(questionnaire.quick && {
			quickCheck: quickChecks({ questionnaire, ...judged }, questionnaire.quick, drawn),
		}),
		msPerNextQuestion: {
			...spreadOf(clock),
			p99: rounded(quantile(clock, 0.99)),
			max: rounded(Math.max(...clock.slice(20))),
		},
	};
}

/** As it is, and as it would be if it opened with nothing in particular. */
function quickChecks(judged: Judged, quick: NonNullable<Questionnaire['quick']>, firms: readonly Answers[]) {
	const unopened = { ...judged.questionnaire, quick: { ...quick, first: [] } };
	return {
		asItIs: quickCheckReport(judged, firms),
		withoutOpening: quickCheckReport({ ...judged, questionnaire: unopened }, firms),
	};
}

type Ask = (answers: Answers) => ScreenState | undefined;

interface Reached {
	readonly questions: number;
	readonly seconds: number;
}

interface Walked {
	readonly rung: Reached;
	readonly level: Reached;
	readonly both: Reached;
}

interface WalkInput {
	readonly questionnaire: Questionnaire;
	readonly judged: { readonly chain: Scale; readonly official: Scale };
	readonly firm: Answers;
	readonly next: Ask;
}

/** Asks the firm until both results are certain. A firm that knows everything about itself gets there. */
function untilCertain({ questionnaire, judged, firm, next }: WalkInput): Walked {
	const context = new Set(itemsFor(questionnaire, 'context'));
	let answers: Answers = new Map([...firm].filter(([id]) => context.has(id)));
	let reached: Reached = { questions: 0, seconds: 0 };
	let [rung, level]: (Reached | undefined)[] = [];
	const certain = (scale: Scale) => (isCertain(questionnaire, scale, answers) ? reached : undefined);
	for (;;) {
		rung ??= certain(judged.chain);
		level ??= certain(judged.official);
		const state = rung && level ? undefined : next(answers);
		if (state === undefined) return { rung: rung ?? reached, level: level ?? reached, both: reached };
		const said = saidOn(state, firm);
		answers = new Map([...answers, ...said]);
		reached = {
			questions: reached.questions + 1,
			seconds: reached.seconds + secondsToAnswer(questionnaire, [...said.keys()]),
		};
	}
}

function isCertain(questionnaire: Questionnaire, scale: Scale, answers: Answers): boolean {
	const { low, high } = levelBounds(scale, prospectsOf(questionnaire, scale, answers));
	return low === high;
}
