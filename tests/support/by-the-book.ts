import type { Answers } from '../../src/lib/engine/answer.ts';
import { realQuestionnaire } from './content.ts';
import { scenes } from './firm.ts';

/**
 * The published rules written down a second time, without bounds and without the engine.
 * Only for firms that answered everything that is scored, do all the work themselves and gave bands, not amounts.
 */
export function officialByTheBook(answers: Answers): { points: number; level: number } {
	const option = optionsOf(answers);
	const each = (id: string, points: number) => ticked(answers, id).length * points;
	const foundation =
		each('Q1', 2000) +
		option('Q2') * 1500 +
		option('Q3') * 1500 +
		each('Q4', 700) +
		(ticked(answers, 'Q4').includes('hr') ? 200 : 0) +
		option('Q5') * 2500 +
		each('Q6', 1250) +
		each('Q7', 1250);
	const management = option('Q8') * 1500 + each('Q9', 1875) + each('Q10', 1500) + option('Q11') * 1875;
	const effect = option('Q12') * 3500 + option('Q13') * 3500 + option('Q14') * 1500 + option('Q15') * 1500;
	const points = foundation + management + effect;
	const counted = (ids: readonly string[], level: number) => ids.filter((id) => option(id) >= level).length;
	const rules = [
		{ points: 20_000, scenes: 6, constrained: 3 },
		{ points: 40_000, scenes: 6, constrained: 3 },
		{ points: 60_000, scenes: 8, constrained: 5 },
		{ points: 80_000, scenes: 10, constrained: 6 },
	];
	const holds = rules.map(
		(rule, index) =>
			points >= rule.points &&
			counted(scenes, index + 1) >= rule.scenes &&
			counted(constrained, index + 1) >= rule.constrained,
	);
	return { points, level: holds.lastIndexOf(true) + 1 };
}

const constrained = scenes.filter(
	(scene) =>
		!['process_design', 'after_sales', 'planning_scheduling', 'hr', 'collaboration', 'decision'].includes(
			scene,
		),
);

/** diagnosis.md, section 4, read from the lowest rung up. */
export function rungByTheBook(answers: Answers): number {
	const option = optionsOf(answers);
	const has = (...ids: readonly string[]) => ids.some((id) => option(id) >= 2);
	const digital = {
		design: has('product_design', 'process_design'),
		production: has('planning_scheduling', 'production_control', 'quality', 'equipment', 'safety', 'energy'),
		supply: has('procurement', 'warehouse_logistics'),
		marketing: has('marketing', 'after_sales'),
	};
	const arrows = [
		['marketing', 'production'],
		['production', 'supply'],
		['supply', 'production'],
		['production', 'marketing'],
		['design', 'production'],
		['marketing', 'design'],
	] as const;
	const state = (from: string, to: string) => option(`link_${from}_${to}`);
	const count = Object.values(digital).filter(Boolean).length;
	const flows = arrows.map(([from, to]) => state(from, to) >= 3);
	if (count < 1 && option('Q2') < 1) return 0;
	if (count < 2 || !arrows.some(([from, to]) => state(from, to) >= 2)) return 1;
	if (!arrows.some(([from, to], index) => flows[index] && digital[from] && digital[to])) return 2;
	if (!flows.slice(0, 4).every(Boolean)) return 3;
	// With production, supply and marketing joined both ways, design is joined exactly by its way in and its way out.
	return count === 4 && flows[4] && flows[5] && option('joined_decision') === 1 ? 5 : 4;
}

function optionsOf(answers: Answers): (id: string) => number {
	return (id) => {
		const item = realQuestionnaire.items.find((candidate) => candidate.id === id);
		const answer = answers.get(id)?.answer;
		if (answer?.kind === 'yes-no') return answer.value ? 1 : 0;
		if (item?.kind !== 'ladder' || answer?.kind !== 'chosen') throw new Error(`${id} is no answered ladder`);
		return item.options.indexOf(answer.option);
	};
}

function ticked(answers: Answers, id: string): readonly string[] {
	const answer = answers.get(id)?.answer;
	if (answer?.kind !== 'several') throw new Error(`${id} is no answered multi item`);
	return answer.options;
}
