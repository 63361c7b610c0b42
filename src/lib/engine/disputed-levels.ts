import type { AnswerRecord, Answers, Respondent } from './answer.ts';
import type { Bounds } from './bounds.ts';
import { assessAnswers } from './diagnosis.ts';
import { itemById, type Item, type ItemId, type Questionnaire } from './questionnaire.ts';
import type { Scale, ScaleId } from './scale.ts';
import type { Disagreement } from './voices.ts';

/** Levels of a firm: indices into the levels of each scale. */
export type Levels = ReadonlyMap<ScaleId, Bounds>;

/** What it means for the levels that several people say different things. */
export interface DisputedLevels {
	/** As the answers count now. */
	readonly now: Levels;
	/** As if one of them were right wherever they differ, in the order of `respondents`. */
	readonly byVoice: readonly { readonly by: Respondent; readonly levels: Levels }[];
	/** From the lowest to the highest that settling everything can lead to. */
	readonly span: Levels;
	/** The scales on which settling this item alone, one way or the other, tells levels apart. */
	readonly moved: ReadonlyMap<ItemId, readonly ScaleId[]>;
}

interface Edition {
	readonly questionnaire: Questionnaire;
	readonly scales: readonly Scale[];
}

/** So many ways to settle what has no order are tried one by one, in about a second on a slow phone. */
const mostWays = 64;

/** @param open the disagreements that are not settled */
export function disputedLevels(
	{ questionnaire, scales }: Edition,
	answers: Answers,
	open: readonly Disagreement[],
): DisputedLevels {
	const levelsOf = (settled: Answers): Levels => {
		const { scales: results } = assessAnswers(questionnaire, scales, settled);
		return new Map([...results].map(([scale, { level }]) => [scale, level]));
	};
	const items = itemById(questionnaire);
	const voices = new Set(open.flatMap((disagreement) => disagreement.voices.map(({ by }) => by)));
	return {
		now: levelsOf(answers),
		byVoice: [...voices].map((by) => ({ by, levels: levelsOf(settledBy(answers, open, by)) })),
		span: spanOf(
			extremesOf(items, open)
				.flatMap((ways) => waysToSettle(answers, ways))
				.map(levelsOf),
		),
		moved: new Map(
			open.map((disagreement) => {
				const ways = waysToSettle(answers, [disagreement]).map(levelsOf);
				return [disagreement.item, scales.map(({ id }) => id).filter((id) => differ(ways, id))] as const;
			}),
		),
	};
}

/** Who said nothing to an item, or does not know, contradicts nobody there. */
const settledBy = (answers: Answers, open: readonly Disagreement[], by: Respondent): Answers =>
	open.reduce((settled, { item, voices }) => {
		const said = told(voices).find((voice) => voice.by === by);
		return said ? new Map(settled).set(item, said) : settled;
	}, answers);

/**
 * The lowest and the highest word on every ladder: scales are monotone, so nothing between leads further. What has no
 * order stands in both.
 */
function extremesOf(
	items: ReadonlyMap<ItemId, Item>,
	open: readonly Disagreement[],
): readonly (readonly Disagreement[])[] {
	const withOnly = (end: 0 | -1) =>
		open.map((disagreement) => {
			const item = items.get(disagreement.item);
			if (item?.kind !== 'ladder') return disagreement;
			const heightOf = ({ answer }: AnswerRecord) =>
				answer.kind === 'chosen' ? item.options.indexOf(answer.option) : 0;
			const only = told(disagreement.voices)
				.toSorted((a, b) => heightOf(a) - heightOf(b))
				.at(end);
			return only ? { ...disagreement, voices: [only] } : disagreement;
		});
	return [withOnly(0), withOnly(-1)];
}

/** Every choice of one voice an item; where that is too many, one way in which all of it is open, which holds them all. */
function waysToSettle(answers: Answers, open: readonly Disagreement[]): readonly Answers[] {
	const choices = open.map(({ item, voices }) => ({ item, voices: different(told(voices)) }));
	const count = choices.reduce((ways, { voices }) => ways * voices.length, 1);
	if (count > mostWays) {
		const disputed = new Set(choices.map(({ item }) => item));
		return [new Map([...answers].filter(([item]) => !disputed.has(item)))];
	}
	return choices.reduce<readonly Answers[]>(
		(ways, { item, voices }) =>
			ways.flatMap((settled) => voices.map((voice) => new Map(settled).set(item, voice))),
		[answers],
	);
}

const told = (voices: readonly AnswerRecord[]) => voices.filter(({ answer }) => answer.kind !== 'dont-know');

const different = (voices: readonly AnswerRecord[]): readonly AnswerRecord[] => {
	const forms = voices.map(({ answer }) => JSON.stringify(answer));
	return voices.filter((_, index) => forms.indexOf(forms[index] ?? '') === index);
};

function spanOf(ways: readonly Levels[]): Levels {
	const [first = new Map<ScaleId, Bounds>()] = ways;
	return new Map(
		[...first].map(([scale, level]) => [
			scale,
			ways.reduce((span, levels) => around(span, levels.get(scale) ?? span), level),
		]),
	);
}

const around = (a: Bounds, b: Bounds): Bounds => ({
	low: Math.min(a.low, b.low),
	high: Math.max(a.high, b.high),
});

const differ = (ways: readonly Levels[], scale: ScaleId): boolean =>
	new Set(ways.map((levels) => JSON.stringify(levels.get(scale)))).size > 1;
