import { evidenceGrades, isGiven, type Answer, type AnswerRecord } from './answer.ts';
import type { AnswerFate, CarriedAnswers, MappedAnswer, SetAsideAnswer } from './carry-forward.ts';
import type { ItemId, Questionnaire } from './questionnaire.ts';

/** Why two answers to one item differ: exactly one cause. "Don't know" counts as no answer: it says nothing of the firm. */
export type ItemDifference =
	/** The same kind of person says something else. */
	| TwoAnswers<'changed'>
	/** Somebody else says something else: no proof that anything changed. */
	| TwoAnswers<'other-respondent'>
	/** The same answer, better or worse proven: only the evidenced result can move. */
	| TwoAnswers<'new-evidence'>
	| TwoAnswers<'less-evidence'>
	| { readonly kind: 'newly-answered'; readonly item: ItemId; readonly after: AnswerRecord }
	| { readonly kind: 'withdrawn'; readonly item: ItemId; readonly before: AnswerRecord }
	| CarriedDifference<'new-edition'>
	| CarriedDifference<'not-counted'>;

export interface TwoAnswers<Kind> {
	readonly kind: Kind;
	readonly item: ItemId;
	readonly before: AnswerRecord;
	readonly after: AnswerRecord;
}

/**
 * Not the firm: the questionnaire changed, or what was said to this edition contradicts itself and does not count. `item` is
 * of this edition, or the old id where nothing took its place.
 */
export interface CarriedDifference<Kind> {
	readonly kind: Kind;
	readonly item: ItemId;
	readonly before: EditionSide;
	readonly after: EditionSide;
}

/** How one side answered an item under its own edition. */
export type EditionSide =
	| { readonly kind: 'open' }
	| { readonly kind: 'told'; readonly record: AnswerRecord }
	/** `record` is the answer as it counts now. */
	| { readonly kind: 'mapped'; readonly fate: MappedAnswer; readonly record: AnswerRecord }
	| { readonly kind: 'set-aside'; readonly fate: SetAsideAnswer };

/** In the order of asking, then what is no longer asked; items whose answer says the same are left out. */
export function differencesBetween(
	questionnaire: Questionnaire,
	before: CarriedAnswers,
	after: CarriedAnswers,
): readonly ItemDifference[] {
	const [earlier, later] = [sidesOf(before), sidesOf(after)];
	const places = new Set([...questionnaire.items.map(({ id }) => id), ...earlier.keys(), ...later.keys()]);
	return [...places].flatMap(
		(item) =>
			differenceOf(
				{ item, version: questionnaire.version },
				earlier.get(item) ?? open,
				later.get(item) ?? open,
			) ?? [],
	);
}

const open = { kind: 'open' } as const;

/** By the item an answer stands under now, or would; by its old id where that is gone. */
function sidesOf({ answers, fates }: CarriedAnswers): ReadonlyMap<ItemId, EditionSide> {
	const sides = new Map<ItemId, EditionSide>();
	// What stands under an id outranks what was set aside there.
	for (const fate of fates)
		if (fate.kind === 'set-aside' && saysSomething(fate.was))
			sides.set(placeOf(fate), { kind: 'set-aside', fate });
	for (const [item, record] of answers) if (saysSomething(record)) sides.set(item, { kind: 'told', record });
	for (const fate of fates) {
		const side = fate.kind === 'mapped' ? sides.get(fate.to) : undefined;
		if (fate.kind === 'mapped' && side?.kind === 'told')
			sides.set(fate.to, { kind: 'mapped', fate, record: side.record });
	}
	return sides;
}

const saysSomething = ({ answer }: AnswerRecord) => answer.kind !== 'dont-know';

/** The item under which an answer stands now, or would stand if it fitted. */
export function placeOf(fate: AnswerFate): ItemId {
	if (fate.kind === 'mapped') return fate.to;
	return fate.kind === 'set-aside' && fate.why.kind === 'does-not-fit' ? fate.why.to : fate.item;
}

function differenceOf(
	{ item, version }: { item: ItemId; version: number },
	before: EditionSide,
	after: EditionSide,
): ItemDifference | undefined {
	const isOfNow = (side: EditionSide) =>
		side.kind !== 'set-aside' || (side.fate.version === version && side.fate.why.kind === 'does-not-fit');
	if (before.kind === 'set-aside' || after.kind === 'set-aside')
		return before.kind === after.kind && saysTheSame(rawOf(before)?.answer, rawOf(after)?.answer)
			? undefined
			: { kind: isOfNow(before) && isOfNow(after) ? 'not-counted' : 'new-edition', item, before, after };
	if (before.kind === 'open')
		return after.kind === 'open' ? undefined : { kind: 'newly-answered', item, after: after.record };
	if (after.kind === 'open') return { kind: 'withdrawn', item, before: before.record };
	const differs = differenceOfAnswers(item, before.record, after.record);
	if (differs) return differs;
	const wasTheSame =
		oldId(before) === oldId(after) && saysTheSame(rawOf(before)?.answer, rawOf(after)?.answer);
	return wasTheSame ? undefined : { kind: 'new-edition', item, before, after };
}

const oldId = (side: EditionSide): ItemId | undefined =>
	side.kind === 'mapped' ? side.fate.item : undefined;

/** As it was said, in the words of its own edition. */
export function rawOf(side: EditionSide): AnswerRecord | undefined {
	switch (side.kind) {
		case 'open':
			return undefined;
		case 'told':
			return side.record;
		case 'mapped':
		case 'set-aside':
			return side.fate.was;
	}
}

function differenceOfAnswers(
	item: ItemId,
	before: AnswerRecord,
	after: AnswerRecord,
): ItemDifference | undefined {
	if (!saysTheSame(before.answer, after.answer))
		return { kind: before.by === after.by ? 'changed' : 'other-respondent', item, before, after };
	const gained = evidenceGrades.indexOf(after.evidence) - evidenceGrades.indexOf(before.evidence);
	if (gained === 0) return undefined;
	return { kind: gained > 0 ? 'new-evidence' : 'less-evidence', item, before, after };
}

function saysTheSame(a: Answer | undefined, b: Answer | undefined): boolean {
	if (a === undefined || b === undefined) return a === b;
	if (a.kind === 'several' && b.kind === 'several')
		return a.options.length === b.options.length && a.options.every((option) => b.options.includes(option));
	if (a.kind === 'chosen' && b.kind === 'chosen') return a.option === b.option;
	// Why something does not apply says nothing of how far the firm is.
	if (!isGiven(a) || !isGiven(b)) return a.kind === b.kind;
	return 'value' in a && 'value' in b && a.value === b.value;
}
