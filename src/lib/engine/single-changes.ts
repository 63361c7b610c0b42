import {
	doubtOf,
	evaluateLeast,
	fallsOf,
	raisesOf,
	tellsOf,
	type Changed,
	type Ground,
	type Raise,
} from './changed-answers.ts';
import type { Evaluation } from './evaluate.ts';
import type { ScaleChange } from './explanation.ts';
import { steeringItems } from './outcome.ts';
import type { Item, ItemId } from './questionnaire.ts';

/** Something that is certain where nothing is missing of it, in whatever way the firm may turn out to be. */
export interface Question {
	/** The items it can hang on. */
	readonly items: ReadonlySet<ItemId>;
	/** How much is missing, 0 where it holds; never more once an answer is raised. */
	readonly missingIn: (evaluation: Evaluation) => number;
	/** Whether a change that is not enough is worth naming. */
	readonly nearer: boolean;
}

export interface SingleChanges {
	readonly missing: (question: Question) => number;
	/** What would make it certain; where no single change does, what brings it nearer, the biggest first. */
	readonly making: (question: Question) => readonly ScaleChange[];
	/** The single answers whose fall or disproof would lose it. */
	readonly losing: (question: Question) => readonly ScaleChange[];
}

/** Every single change of the answers is evaluated once, and looked at for as many questions as there are. */
export function singleChanges(ground: Ground): SingleChanges {
	const { questionnaire, scale } = ground;
	const now = evaluateLeast(ground, ground.outcomes);
	const steering = steeringItems(questionnaire, scale);
	const steers = new Set(steering.map(({ id }) => id));
	const onWhich = ({ items }: Question) =>
		questionnaire.items.filter(({ id }) => items.has(id) && !steers.has(id));
	const raises = remembered((item) => raisesOf(item, ground));
	const falls = remembered((item) => fallsOf(item, ground));
	const doubts = remembered((item) => doubtOf(item, ground));
	const tells = remembered((item) => tellsOf(item, ground));

	return {
		missing: (question) => mostMissing(question, now),
		making: (question) => {
			const levers = onWhich(question).flatMap(raises);
			const enough = levers.flatMap((lever) => lever.find(isEnough(question))?.change ?? []);
			const telling = steering.flatMap(tells).filter(isEnough(question));
			if (enough.length > 0 || telling.length > 0)
				return [...enough.sort(bySteps), ...telling.map(({ change }) => change)];
			return question.nearer ? nearer(question, levers, mostMissing(question, now)) : [];
		},
		losing: (question) => {
			const isLost = (changed: Changed) => !isEnough(question)(changed);
			const own = onWhich(question).flatMap((item) => {
				const single = falls(item).flatMap((lever) => lever.find(isLost)?.change ?? []);
				return single.length > 0 ? single : changesOf(doubts(item).filter(isLost));
			});
			return [...own, ...changesOf(steering.flatMap(doubts).filter(isLost))];
		},
	};
}

const changesOf = (list: readonly Changed[]): readonly ScaleChange[] => list.map(({ change }) => change);

const mostMissing = ({ missingIn }: Question, least: readonly Evaluation[]): number =>
	Math.max(...least.map(missingIn));

const isEnough =
	(question: Question) =>
	({ least }: Changed): boolean =>
		mostMissing(question, least) === 0;

/** Of every lever the smallest raise that brings as much as any. */
function nearer(
	question: Question,
	levers: readonly (readonly Changed<Raise>[])[],
	before: number,
): readonly Raise[] {
	return levers
		.flatMap((lever) => {
			const left = lever.map(({ least }) => mostMissing(question, least));
			const least = Math.min(...left);
			const change = lever[left.indexOf(least)]?.change;
			return change && least < before ? [{ ...change, brings: before - least }] : [];
		})
		.sort((a, b) => b.brings - a.brings || bySteps(a, b));
}

/** The shortest way first; among equals the order of the questionnaire. */
const bySteps = (a: Raise, b: Raise): number => stepsIn(a) - stepsIn(b);

const stepsIn = ({ step }: Raise): number => (step.kind === 'option' ? step.to - step.from : 1);

function remembered<Value>(find: (item: Item) => Value): (item: Item) => Value {
	const found = new Map<ItemId, Value>();
	return (item) => {
		const value = found.get(item.id) ?? find(item);
		found.set(item.id, value);
		return value;
	};
}
