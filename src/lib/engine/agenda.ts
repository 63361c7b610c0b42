import { isEvidenced, type Answers } from './answer.ts';
import type { Contradiction, ContradictionId, Place } from './contradictions.ts';
import type { Deciding, DecidingItem } from './deciding.ts';
import { feedingItems } from './outcome.ts';
import type { ItemId, Questionnaire } from './questionnaire.ts';
import { readAnswers, type Reading } from './reading.ts';
import type { Scale, ScaleId } from './scale.ts';
import { unprovenAnswers } from './unproven.ts';
import type { VisitStop } from './visit-stop.ts';

/** Something to look at in the factory, and why. */
export interface AgendaEntry {
	readonly item: ItemId;
	/** Undefined for what is only talked about. */
	readonly place: Place | undefined;
	/** One at least. */
	readonly why: readonly AgendaReason[];
	/**
	 * Levels, over all scales, that a look at this item alone can settle: those that fall with the answer, or by which an
	 * answer narrows what is possible. 0 where it does so only together with others.
	 */
	readonly effect: number;
}

export type AgendaReason =
	/** It hardly goes together with another answer. */
	| { readonly kind: 'contradiction'; readonly rule: ContradictionId }
	/** Its answer is one of the fewest that can settle the scale. */
	| { readonly kind: 'deciding'; readonly scale: ScaleId }
	/** The level that is claimed hangs on it, and nobody has seen it. */
	| { readonly kind: 'unproven'; readonly scale: ScaleId }
	/** It is scored, and the respondent does not know. */
	| { readonly kind: 'dont-know' };

interface AgendaInput {
	readonly questionnaire: Questionnaire;
	/** In the order of the walk. */
	readonly visit: readonly VisitStop[];
	/** Those that the visit is to settle. */
	readonly scales: readonly Scale[];
	readonly answers: Answers;
	/** The certain ones: see `contradictions`. */
	readonly contradictions: readonly Contradiction[];
	/** By scale: see `decidingItems`. */
	readonly deciding: ReadonlyMap<ScaleId, Deciding>;
}

/**
 * What is worth a look on the walk, that with most effect first; of equals what contradicts, then in the order of the
 * questionnaire. What has been seen or is on record (E2, E3) is never on it, nor what this firm is not asked.
 * Source: diagnosis.md, sections 2 and 5.
 */
export function agenda(input: AgendaInput): readonly AgendaEntry[] {
	const { questionnaire, visit, answers } = input;
	const readings = readAnswers(questionnaire, answers);
	const found = [
		...contradicting(input),
		...decidingOn(input),
		...unproven(input),
		...notKnown(input, (id) => readings.of(id)),
	];
	const placeOf = new Map(visit.flatMap(({ place, items }) => items.map((item) => [item, place] as const)));
	return questionnaire.items
		.filter(({ id }) => isWorthALook(readings.of(id)))
		.flatMap(({ id }): readonly AgendaEntry[] => {
			const own = found.filter(({ item }) => item === id);
			if (own.length === 0) return [];
			const effect = own.reduce((sum, { levels }) => sum + levels, 0);
			return [{ item: id, place: placeOf.get(id), why: own.map(({ why }) => why), effect }];
		})
		.sort((a, b) => b.effect - a.effect || Number(contradicts(b)) - Number(contradicts(a)));
}

interface Found {
	readonly item: ItemId;
	readonly why: AgendaReason;
	readonly levels: number;
}

function isWorthALook(reading: Reading): boolean {
	switch (reading.kind) {
		case 'irrelevant':
			return false;
		case 'given':
			return !isEvidenced(reading.evidence);
		case 'open':
		case 'dont-know':
		case 'not-applicable':
			return true;
	}
}

const contradicts = ({ why }: AgendaEntry): boolean => why.some(({ kind }) => kind === 'contradiction');

const contradicting = ({ contradictions }: AgendaInput): readonly Found[] =>
	contradictions.flatMap(({ rule, ask }) =>
		ask.map((item) => ({ item, why: { kind: 'contradiction', rule } as const, levels: 0 })),
	);

const decidingOn = ({ deciding }: AgendaInput): readonly Found[] =>
	[...deciding].flatMap(([scale, found]) =>
		found.kind === 'settled'
			? []
			: found.deciding.map((one) => ({
					item: one.item,
					why: { kind: 'deciding', scale } as const,
					levels: found.possible.high - found.possible.low - narrowest(one, found.possible.high),
				})),
	);

/** The levels still possible after the answer that leaves fewest. */
const narrowest = ({ could }: DecidingItem, most: number): number =>
	Math.min(most, ...could.map(({ level }) => level.high - level.low));

const unproven = ({ questionnaire, scales, answers }: AgendaInput): readonly Found[] =>
	scales.flatMap((scale) =>
		[...unprovenAnswers(questionnaire, scale, answers)].map(([item, levels]) => ({
			item,
			why: { kind: 'unproven', scale: scale.id } as const,
			levels,
		})),
	);

function notKnown({ scales }: AgendaInput, readingOf: (id: ItemId) => Reading): readonly Found[] {
	const scored = new Set(scales.flatMap((scale) => [...feedingItems(scale)]));
	return [...scored]
		.filter((item) => readingOf(item).kind === 'dont-know')
		.map((item) => ({ item, why: { kind: 'dont-know' }, levels: 0 }));
}
