import type { Answers } from './answer.ts';
import { screenStates, type ScreenState } from './asking.ts';
import { assessScale } from './diagnosis.ts';
import { itemsThatMove } from './first-break.ts';
import { prospectsOf, supposing, tellingAnswers, type Prospect } from './prospect.ts';
import {
	itemById,
	profileSections,
	secondsToAnswer,
	type ItemId,
	type Questionnaire,
} from './questionnaire.ts';
import { readAnswers } from './reading.ts';
import { distance, distances, levelRequirements, type Requirement } from './requirement.ts';
import type { Scale } from './scale.ts';

export interface Asking {
	readonly questionnaire: Questionnaire;
	/** The scales whose levels the questions are to narrow; each weighs the same. */
	readonly scales: readonly Scale[];
	readonly answers: Answers;
	/** Ids of screens that the respondent passed over: they are asked again only when nothing else is open. */
	readonly skipped?: ReadonlySet<string>;
}

/**
 * The open screen to ask next; undefined when none is open. What describes the firm and stands first in the questionnaire
 * comes first, in order, for it decides what else is asked; then the screens that open the quick check. Once a chain's
 * rung is certain, what can still move its first break: the one thing to mend is what an owner came for. Then the screen that takes most doubt off the levels per second
 * of answering; where none takes any (both levels certain, or items that feed no scale), the order of the questionnaire.
 * The same answers give the same screen, whatever order they came in. A ladder needs no stopping rule: it is one
 * question, its options worst to best. Source: diagnosis.md, section 5; the break's place in the order is ours.
 */
export function nextQuestion(asking: Asking): ScreenState | undefined {
	const { questionnaire, answers, skipped } = asking;
	const open = screenStates(questionnaire, readAnswers(questionnaire, answers)).filter(
		({ state }) => state === 'open',
	);
	const fresh = open.filter(({ screen }) => !skipped?.has(screen.id));
	const candidates = fresh.length > 0 ? fresh : open;
	const profile = profileSections(questionnaire);
	return (
		candidates.find(({ section }) => profile.has(section)) ??
		openingQuestion(questionnaire, candidates) ??
		breakQuestion(asking, candidates) ??
		mostTelling(asking, candidates)
	);
}

function openingQuestion(
	{ quick }: Questionnaire,
	candidates: readonly ScreenState[],
): ScreenState | undefined {
	return (quick?.first ?? []).flatMap((id) => candidates.find(({ screen }) => screen.id === id) ?? [])[0];
}

function breakQuestion(
	{ questionnaire, scales, answers }: Asking,
	candidates: readonly ScreenState[],
): ScreenState | undefined {
	return scales
		.filter(({ network }) => network !== undefined)
		.flatMap((scale) => {
			const { level, firstBreak } = assessScale(questionnaire, scale, answers);
			return level.low === level.high && firstBreak ? itemsThatMove(firstBreak, scale) : [];
		})
		.flatMap((item) => candidates.find(({ asked }) => asked.includes(item)) ?? [])[0];
}

function mostTelling(asking: Asking, candidates: readonly ScreenState[]): ScreenState | undefined {
	const relief = reliefOf(asking);
	const { questionnaire } = asking;
	const valueOf = (state: ScreenState) =>
		fedBy(questionnaire, state).reduce((sum, id) => sum + relief(id), 0) /
		Math.max(1, secondsToAnswer(questionnaire, state.asked));
	return candidates
		.map((state) => ({ state, value: valueOf(state) }))
		.reduce<{ state: ScreenState; value: number } | undefined>(
			(best, other) => (best && best.value >= other.value ? best : other),
			undefined,
		)?.state;
}

/** The items whose value a screen settles: its own, its bands, and bands that follow from its amounts. */
function fedBy(questionnaire: Questionnaire, { asked, screen }: ScreenState): readonly ItemId[] {
	const derived = questionnaire.items.filter(
		(item) => item.kind === 'ladder' && item.share && asked.includes(item.share.part),
	);
	return [...new Set([...asked, ...screen.bands, ...derived.map(({ id }) => id)])];
}

/** How much of each scale's doubt an item's answer is expected to take; all its answers count as equally likely. */
function reliefOf({ questionnaire, scales, answers }: Asking): (item: ItemId) => number {
	const items = itemById(questionnaire);
	const views = scales.flatMap((scale) =>
		prospectsOf(questionnaire, scale, answers).map((prospect, _, all) => ({
			scale,
			prospect,
			share: 1 / all.length,
			...doubtOf(scale, prospect),
		})),
	);
	return (id) => {
		const item = items.get(id);
		if (item === undefined) return 0;
		const reliefs = views.map(({ scale, prospect, now, after, share }) => {
			if (now === 0 || !prospect.isOpen(id)) return 0;
			const supposed = spread(tellingAnswers(scale, item)).map((answer) =>
				after(supposing(prospect, item, answer), id),
			);
			const expected = supposed.reduce((sum, doubt) => sum + doubt, 0) / Math.max(1, supposed.length);
			return (share * (now - expected)) / now;
		});
		return reliefs.reduce((sum, relief) => sum + relief, 0);
	};
}

/** Of the many ways to tick a multi item the least, a middle one and the best are enough to choose by. */
const spread = <T>(answers: readonly T[]): readonly T[] =>
	answers.length <= 6
		? answers
		: [0, answers.length >> 1, answers.length - 1].flatMap((index) => answers[index] ?? []);

/**
 * How open a scale's level is. A level is held for certain after at least so many more answers, and lost for certain
 * after at least so many others: its doubt is the geometric mean of the two, and 0 once it is certain either way.
 * After the goal value of A. Deshpande, L. Hellerstein, D. Kletenik, "Approximation algorithms for stochastic submodular
 * set cover", ACM Transactions on Algorithms 12(3), 2016; the distances in place of their utilities are ours.
 */
function doubtOf(scale: Scale, prospect: Prospect) {
	const levels = levelRequirements(scale, prospect.absentNodes).slice(1);
	const measured = new Map(
		levels.flatMap(({ proof, refutation }) => [
			...distances(proof, prospect),
			...distances(refutation, prospect),
		]),
	);
	const doubtIn = (supposed: Prospect, known: (part: Requirement) => number | undefined) => {
		let [proof, refutation, doubt] = [0, Infinity, 0];
		for (const level of levels) {
			// A level also needs all levels below it.
			proof = Math.max(proof, distance(level.proof, supposed, known));
			refutation = Math.min(refutation, distance(level.refutation, supposed, known));
			if (refutation === 0) break;
			doubt += doubtBetween(proof, refutation);
		}
		return doubt;
	};
	return {
		now: doubtIn(prospect, (part) => measured.get(part)),
		after: (supposed: Prospect, answered: ItemId) =>
			doubtIn(supposed, (part) => (part.items.has(answered) ? undefined : measured.get(part))),
	};
}

/** What no item feeds can make one of the two ends unreachable; then the other is all that can be asked for. */
function doubtBetween(proof: number, refutation: number): number {
	if (proof === 0 || refutation === 0) return 0;
	const ends = [proof, refutation].filter((end) => end < Infinity);
	return ends.length === 2 ? Math.sqrt(proof * refutation) : (ends[0] ?? 0);
}
