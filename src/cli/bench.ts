import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Answers } from '../lib/engine/answer.ts';
import { decidingItems } from '../lib/engine/deciding.ts';
import { assessScale, diagnose } from '../lib/engine/diagnosis.ts';
import { nextQuestion } from '../lib/engine/next-question.ts';
import { itemsFor } from '../lib/engine/questionnaire.ts';
import { routeTo } from '../lib/engine/route.ts';
import { scaleNamed, type Scale } from '../lib/engine/scale.ts';
import { loadContent } from './content-files.ts';
import { root } from './root.ts';
import { chanceFrom, drawFirm, readDistribution, type Chance } from './simulated-firm.ts';
import { quantile, rounded, spreadOf } from './spread.ts';

/**
 * `npm run bench`: how long the searches of the engine take, over made-up firms that told a part of their answers or
 * all of them. Milliseconds of this machine, and beside them how many diagnoses would have taken as long: that figure
 * may be compared between machines.
 */
const { values: told } = parseArgs({
	options: { firms: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const loaded = loadContent(root);
if (!loaded.ok) throw new Error('the questionnaires have problems: npm run check:content lists them');
const { questionnaire, scales, effort, rulesFile } = loaded.value.content;
const official = scaleNamed(scales, rulesFile.settings.officialScale);
const chain = scaleNamed(scales, rulesFile.settings.chainScale);
const context = new Set(itemsFor(questionnaire, 'context'));

type Task = (answers: Answers) => unknown;

const tasks: Readonly<Record<string, Task>> = {
	diagnose: (answers) => diagnose(questionnaire, scales, answers),
	nextQuestion: (answers) => nextQuestion({ questionnaire, scales: [chain, official], answers }),
	decidingLevel: (answers) => decidingItems(questionnaire, official, answers),
	decidingRung: (answers) => decidingItems(questionnaire, chain, answers),
	routeToLevel: routeToNext(official),
	routeToRung: routeToNext(chain),
	routeToBoth: routeToNext(official, chain),
};

const distribution = readDistribution(root);
const chance = chanceFrom(Number(told.seed));
const firms = Array.from({ length: Number(told.firms) }, () => drawTold(chance));
// What the compiler of the machine learns at the beginning is no time of the engine.
for (const firm of firms.slice(0, 20)) for (const task of Object.values(tasks)) task(firm);
const millisecondsByTask = new Map(Object.keys(tasks).map((name) => [name, [] as number[]]));
for (const firm of firms)
	for (const [name, task] of Object.entries(tasks))
		millisecondsByTask.get(name)?.push(millisecondsOf(task, firm));
const oneDiagnosis = quantile(millisecondsByTask.get('diagnose') ?? [], 0.5);

console.log(`${told.firms} firms, seed ${told.seed}`);
console.table(
	Object.fromEntries(
		[...millisecondsByTask].map(([name, milliseconds]) => {
			const { median, p90 } = spreadOf(milliseconds);
			const max = rounded(Math.max(...milliseconds));
			const inDiagnoses = (value: number) => Math.round(value / oneDiagnosis);
			return [
				name,
				{
					'median ms': median,
					'p90 ms': p90,
					'max ms': max,
					'median in diagnoses': inDiagnoses(median),
					'p90 in diagnoses': inDiagnoses(p90),
					'max in diagnoses': inDiagnoses(max),
				},
			];
		}),
	),
);

function routeToNext(...aims: readonly Scale[]): Task {
	return (answers) => {
		const target = aims.map((scale) => {
			const { low } = assessScale(questionnaire, scale, answers).level;
			return { scale, level: Math.min(low + 1, scale.levels.length - 1) };
		});
		return routeTo(target, { questionnaire, official, chain, effort, answers });
	};
}

/** A third of the firms told everything, the others leave each scored question open with one of two chances. */
function drawTold(draw: Chance): Answers {
	const firm = drawFirm(questionnaire, distribution, draw);
	const share = [0.3, 0.7, 1][Math.floor(draw() * 3)] ?? 1;
	return new Map([...firm].filter(([id]) => context.has(id) || draw() < share));
}

function millisecondsOf(task: Task, answers: Answers): number {
	const start = performance.now();
	task(answers);
	return performance.now() - start;
}
