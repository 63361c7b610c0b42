import { evidenceGrades, isGiven, type Answer, type AnswerRecord, type Answers } from './answer.ts';
import type { Bounds } from './bounds.ts';
import { diagnose, type AssessedAnswers, type Diagnosis } from './diagnosis.ts';
import { itemsFor, type ItemId, type Questionnaire } from './questionnaire.ts';
import type { Scale, ScaleId } from './scale.ts';

/** Two diagnoses of one firm under one edition. Source: diagnosis.md, section 9. */
export interface Comparison {
	/** In the order of asking; items whose answer says the same are left out. */
	readonly items: readonly ItemDifference[];
	readonly claimed: ReadonlyMap<ScaleId, ScaleChange>;
	readonly evidenced: ReadonlyMap<ScaleId, ScaleChange>;
	/** The firm's own numbers side by side, undefined where not given. */
	readonly baseline: readonly BaselinePair[];
}

/** Why two answers to one item differ. "Don't know" counts as no answer: it says nothing of the firm. */
export type ItemDifference =
	/** The same kind of person says something else. */
	| {
			readonly kind: 'changed';
			readonly item: ItemId;
			readonly before: AnswerRecord;
			readonly after: AnswerRecord;
	  }
	/** Somebody else says something else: no proof that anything changed. */
	| {
			readonly kind: 'other-respondent';
			readonly item: ItemId;
			readonly before: AnswerRecord;
			readonly after: AnswerRecord;
	  }
	/** The same answer, better or worse proven: only the evidenced result can move. */
	| {
			readonly kind: 'new-evidence' | 'less-evidence';
			readonly item: ItemId;
			readonly before: AnswerRecord;
			readonly after: AnswerRecord;
	  }
	| { readonly kind: 'newly-answered'; readonly item: ItemId; readonly after: AnswerRecord }
	| { readonly kind: 'withdrawn'; readonly item: ItemId; readonly before: AnswerRecord };

export type Verdict = 'risen' | 'fallen' | 'no-proven-change';

export interface BoundsChange {
	readonly before: Bounds;
	readonly after: Bounds;
	readonly verdict: Verdict;
}

export interface ScaleChange {
	readonly level: BoundsChange;
	/** Undefined where the scale counts no points. */
	readonly points: BoundsChange | undefined;
}

export interface BaselinePair {
	readonly item: ItemId;
	readonly before: number | undefined;
	readonly after: number | undefined;
}

interface Edition {
	readonly questionnaire: Questionnaire;
	readonly scales: readonly Scale[];
}

export function compareAssessments(edition: Edition, before: Answers, after: Answers): Comparison {
	const { questionnaire, scales } = edition;
	const items = questionnaire.items.flatMap(
		({ id }) => differenceOf(id, before.get(id), after.get(id)) ?? [],
	);
	const disputed = new Set(items.filter(({ kind }) => kind === 'other-respondent').map(({ item }) => item));
	const diagnosed = (answers: Answers) => diagnose(questionnaire, scales, answers);
	const shown = { before: diagnosed(before), after: diagnosed(after) };
	// Where two people disagree, no verdict may lean on the item: it is taken as open on both sides.
	const proven =
		disputed.size === 0
			? shown
			: { before: diagnosed(without(before, disputed)), after: diagnosed(without(after, disputed)) };
	return {
		items,
		claimed: scaleChanges(scales, sideOf(shown, 'claimed'), sideOf(proven, 'claimed')),
		evidenced: scaleChanges(scales, sideOf(shown, 'evidenced'), sideOf(proven, 'evidenced')),
		baseline: itemsFor(questionnaire, 'baseline').map((item) => ({
			item,
			before: amountOf(before.get(item)),
			after: amountOf(after.get(item)),
		})),
	};
}

function differenceOf(
	item: ItemId,
	earlier: AnswerRecord | undefined,
	later: AnswerRecord | undefined,
): ItemDifference | undefined {
	const [before, after] = [saidSomething(earlier), saidSomething(later)];
	if (before === undefined) return after === undefined ? undefined : { kind: 'newly-answered', item, after };
	if (after === undefined) return { kind: 'withdrawn', item, before };
	if (!saysTheSame(before.answer, after.answer))
		return { kind: before.by === after.by ? 'changed' : 'other-respondent', item, before, after };
	const gained = evidenceGrades.indexOf(after.evidence) - evidenceGrades.indexOf(before.evidence);
	if (gained === 0) return undefined;
	return { kind: gained > 0 ? 'new-evidence' : 'less-evidence', item, before, after };
}

const saidSomething = (record: AnswerRecord | undefined) =>
	record?.answer.kind === 'dont-know' ? undefined : record;

function saysTheSame(a: Answer, b: Answer): boolean {
	if (a.kind === 'several' && b.kind === 'several')
		return a.options.length === b.options.length && a.options.every((option) => b.options.includes(option));
	if (a.kind === 'chosen' && b.kind === 'chosen') return a.option === b.option;
	// Why something does not apply says nothing of how far the firm is.
	if (!isGiven(a) || !isGiven(b)) return a.kind === b.kind;
	return 'value' in a && 'value' in b && a.value === b.value;
}

const without = (answers: Answers, disputed: ReadonlySet<ItemId>): Answers =>
	new Map([...answers].filter(([id]) => !disputed.has(id)));

interface Sides {
	readonly before: AssessedAnswers;
	readonly after: AssessedAnswers;
}

const sideOf = (
	{ before, after }: { readonly before: Diagnosis; readonly after: Diagnosis },
	side: keyof Diagnosis,
): Sides => ({ before: before[side], after: after[side] });

function scaleChanges(
	scales: readonly Scale[],
	shown: Sides,
	proven: Sides,
): ReadonlyMap<ScaleId, ScaleChange> {
	return new Map(
		scales.flatMap(({ id }) => {
			const change = (of: 'level' | 'points') => changeOf(boundsOf(shown, id, of), boundsOf(proven, id, of));
			const level = change('level');
			return level ? [[id, { level, points: change('points') }] as const] : [];
		}),
	);
}

type BoundsPair = readonly [before: Bounds, after: Bounds];

function boundsOf({ before, after }: Sides, scale: ScaleId, of: 'level' | 'points'): BoundsPair | undefined {
	const [earlier, later] = [before.scales.get(scale)?.[of], after.scales.get(scale)?.[of]];
	return earlier && later && [earlier, later];
}

/** A change smaller than the bounds is no proven change. */
function changeOf(shown: BoundsPair | undefined, proven: BoundsPair | undefined): BoundsChange | undefined {
	if (shown === undefined || proven === undefined) return undefined;
	const [before, after] = proven;
	const verdict = after.low > before.high ? 'risen' : after.high < before.low ? 'fallen' : 'no-proven-change';
	return { before: shown[0], after: shown[1], verdict };
}

const amountOf = (record: AnswerRecord | undefined): number | undefined =>
	record?.answer.kind === 'amount' ? record.answer.value : undefined;
