import { sentenceOfAnswersProblem } from '../../src/cli/sentences.ts';
import { readAnswersFile } from '../../src/lib/content/answers-file.ts';
import type { Answers } from '../../src/lib/engine/answer.ts';
import { diagnose, type ScaleResult } from '../../src/lib/engine/diagnosis.ts';
import type { Item } from '../../src/lib/engine/questionnaire.ts';
import { realQuestionnaire, realScales } from './content.ts';

/** As in an answers file: options by id or index, `'dont-know'`, `{ notApplicable: 'not_done_here' }`, `{ value, evidence }`. */
export type AuthoredAnswers = Readonly<Record<string, unknown>>;

export const doesNotApply = { notApplicable: 'not_done_here' };

/** Exactly these answers; everything else is open. Throws on an answer that no file could hold. */
export function answersOf(authored: AuthoredAnswers): Answers {
	const read = readAnswersFile({ answers: authored }, realQuestionnaire);
	if (!read.ok)
		throw new Error(read.problems.map((problem) => sentenceOfAnswersProblem(problem, 'en')).join('\n'));
	return read.value;
}

/** A firm that answered everything that is scored, with the least option except for what is told here. */
export const makeFirm = (told: AuthoredAnswers = {}): Answers =>
	answersOf({ ...everythingAt('least'), ...told });

/** The same with the best option everywhere. */
export const makeBestFirm = (told: AuthoredAnswers = {}): Answers =>
	answersOf({ ...everythingAt('best'), ...told });

function everythingAt(extreme: 'least' | 'best'): AuthoredAnswers {
	return {
		...Object.fromEntries(
			realQuestionnaire.items.flatMap((item) => {
				const answer = extremeOf(item, extreme);
				return answer === undefined ? [] : [[item.id, answer]];
			}),
		),
		does_itself: ['design', 'supply'],
	};
}

function extremeOf(item: Item, extreme: 'least' | 'best'): unknown {
	switch (item.kind) {
		case 'ladder':
			return extreme === 'least' ? 0 : item.options.length - 1;
		case 'multi':
			return extreme === 'least' ? [] : item.options;
		case 'yes-no':
			return extreme === 'best';
		case 'choice':
		case 'amount':
		case 'text':
			return undefined;
	}
}

/** The claimed result on one scale. */
function resultOn(scale: string, answers: Answers): ScaleResult {
	const result = diagnose(realQuestionnaire, realScales, answers).claimed.scales.get(scale);
	if (result === undefined) throw new Error(`no result on ${scale}`);
	return result;
}

export const officialOf = (answers: Answers): ScaleResult => resultOn('miit-2024', answers);
export const chainOf = (answers: Answers): ScaleResult => resultOn('chain', answers);

/** Level or rung that is certain; throws where it is still open, so that a test cannot overlook the other end. */
export function certain(bounds: { readonly low: number; readonly high: number } | undefined): number {
	if (bounds?.low !== bounds?.high || bounds === undefined)
		throw new Error(`open: ${JSON.stringify(bounds)}`);
	return bounds.low;
}

/** Every item of `ids` answered alike. */
export const all = (ids: readonly string[], answer: unknown): AuthoredAnswers =>
	Object.fromEntries(ids.map((id) => [id, answer]));

export const scenes = [
	'product_design',
	'process_design',
	'marketing',
	'after_sales',
	'planning_scheduling',
	'production_control',
	'quality',
	'equipment',
	'safety',
	'energy',
	'procurement',
	'warehouse_logistics',
	'finance',
	'hr',
	'collaboration',
	'decision',
] as const;

export const links = {
	ordersToWorkshop: 'link_marketing_production',
	shortageToBuyer: 'link_production_supply',
	stockToPlanning: 'link_supply_production',
	statusToCustomer: 'link_production_marketing',
	drawingToLine: 'link_design_production',
	returnsToDesign: 'link_marketing_design',
} as const;

/** Scene levels that make all four nodes digital. */
export const allNodesDigital = { product_design: 2, production_control: 2, procurement: 2, marketing: 2 };

export const orderToDelivery = [
	links.ordersToWorkshop,
	links.shortageToBuyer,
	links.stockToPlanning,
	links.statusToCustomer,
];
