import type { StepCost } from '../engine/effort.ts';
import type { ItemId } from '../engine/questionnaire.ts';
import type { RouteStep, StepList } from '../engine/route.ts';
import { formatList } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';
import { optionLabel } from './condition-words.ts';

/** Several single steps of one item are one thing to do. */
export interface Thing {
	readonly item: ItemId;
	readonly group: ThingGroup;
	/** How far it goes, in the words of the questionnaire. */
	readonly words: string;
	readonly days: number;
	/** One band a step, from the first. */
	readonly costs: readonly StepCost[];
	/** Nobody answered the item: perhaps it is done already. */
	readonly open: boolean;
}

/** What lets data flow comes first; `result` is what nobody can simply do. */
export const thingGroups = ['chain', 'grade', 'result'] as const;
export type ThingGroup = (typeof thingGroups)[number];

export type OptionAt = (item: ItemId, index: number) => string;

export function thingsOf({ steps }: StepList, optionAt: OptionAt): readonly Thing[] {
	return itemsOf({ steps }).map((item) => {
		const own = steps.filter((step) => step.item === item);
		const decided = own.flatMap(({ effort }) => (effort.kind === 'by-decision' ? [effort] : []));
		return {
			item,
			group: groupOf(own),
			words: wordsOf(item, own, optionAt),
			days: decided.reduce((sum, { days }) => sum + days, 0),
			costs: decided.map(({ cost }) => cost),
			open: own.some((step) => step.open),
		};
	});
}

/** How another way differs from the one that takes the least effort. */
export interface Difference {
	readonly days: number;
	readonly notByDecision: number;
	/** Items that it leaves alone, that it takes up, and that it raises to another option or by other boxes. */
	readonly without: readonly ItemId[];
	readonly instead: readonly ItemId[];
	readonly otherwise: readonly ItemId[];
}

export function differenceOf(best: StepList, other: StepList): Difference {
	const [before, after] = [itemsOf(best), itemsOf(other)];
	return {
		days: other.days - best.days,
		notByDecision: other.notByDecision - best.notByDecision,
		without: before.filter((item) => !after.includes(item)),
		instead: after.filter((item) => !before.includes(item)),
		otherwise: after.filter(
			(item) => before.includes(item) && !isSame(stepsOf(best, item), stepsOf(other, item)),
		),
	};
}

const itemsOf = ({ steps }: Pick<StepList, 'steps'>) => [...new Set(steps.map(({ item }) => item))];

const stepsOf = ({ steps }: StepList, item: ItemId): ReadonlySet<number> =>
	new Set(
		steps
			.filter((step) => step.item === item)
			.map((step) => (step.kind === 'option' ? step.to : step.option)),
	);

const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
	a.size === b.size && [...a].every((step) => b.has(step));

function groupOf(steps: readonly RouteStep[]): ThingGroup {
	if (steps.some(({ effort }) => effort.kind === 'not-by-decision')) return 'result';
	return steps.some(({ lifts }) => lifts !== 'grade') ? 'chain' : 'grade';
}

function wordsOf(item: ItemId, steps: readonly RouteStep[], optionAt: OptionAt): string {
	const last = steps.at(-1);
	if (last?.kind === 'option')
		return text('route.to', { option: optionLabel(item, optionAt(item, last.to)) });
	const ticked = steps.flatMap((step) =>
		step.kind === 'tick' ? [optionLabel(item, optionAt(item, step.option))] : [],
	);
	return text('route.add', { option: formatList(ticked) });
}
