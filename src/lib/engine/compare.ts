import type { AnswerRecord, Answers } from './answer.ts';
import type { Bounds } from './bounds.ts';
import type { CarriedAnswers } from './carry-forward.ts';
import { diagnose, type AssessedAnswers, type Diagnosis } from './diagnosis.ts';
import { differencesBetween, type ItemDifference } from './difference.ts';
import { itemsFor, type ItemId, type Questionnaire } from './questionnaire.ts';
import type { Scale, ScaleId } from './scale.ts';

/** Two diagnoses of one firm under one edition. Source: diagnosis.md, section 9. */
export interface Comparison {
	/** In the order of asking, then what is no longer asked; items whose answer says the same are left out. */
	readonly items: readonly ItemDifference[];
	readonly claimed: ReadonlyMap<ScaleId, ScaleChange>;
	readonly evidenced: ReadonlyMap<ScaleId, ScaleChange>;
	/** The firm's own numbers side by side, undefined where not given. */
	readonly baseline: readonly BaselinePair[];
}

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

/** Both sides as carried forward to this edition, so that nothing but the firm and who looked at it can differ. */
export function compareAssessments(
	edition: Edition,
	earlier: CarriedAnswers,
	later: CarriedAnswers,
): Comparison {
	const { questionnaire, scales } = edition;
	const items = differencesBetween(questionnaire, earlier, later);
	const [before, after] = [earlier.answers, later.answers];
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

function changeOf(shown: BoundsPair | undefined, proven: BoundsPair | undefined): BoundsChange | undefined {
	if (shown === undefined || proven === undefined) return undefined;
	return { before: shown[0], after: shown[1], verdict: verdictOf(...proven) };
}

/** A change smaller than the bounds is no proven change. */
export const verdictOf = (before: Bounds, after: Bounds): Verdict =>
	after.low > before.high ? 'risen' : after.high < before.low ? 'fallen' : 'no-proven-change';

const amountOf = (record: AnswerRecord | undefined): number | undefined =>
	record?.answer.kind === 'amount' ? record.answer.value : undefined;
