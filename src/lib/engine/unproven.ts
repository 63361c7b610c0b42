import { evidencedAnswers, isEvidenced, isGiven, type Answers } from './answer.ts';
import { feedingItems, steeringItems } from './outcome.ts';
import { prospectsOf } from './prospect.ts';
import { itemsFor, type Item, type ItemId, type Questionnaire } from './questionnaire.ts';
import { readAnswers, type Readings } from './reading.ts';
import { levelBounds } from './requirement.ts';
import type { Scale, Thousandths } from './scale.ts';

/**
 * Answers without evidence that together hold the level which is claimed for certain: once they are seen, that level is
 * proven, and without any one of them it would not be. Several such sets may exist; the answers that count for most are
 * kept. Each with the levels that are lost if this answer alone falls away (0 where others make up for it, one by one).
 * Empty where the claimed level is proven already.
 */
export function unprovenAnswers(
	questionnaire: Questionnaire,
	scale: Scale,
	answers: Answers,
): ReadonlyMap<ItemId, number> {
	const certain = (given: Answers) => levelBounds(scale, prospectsOf(questionnaire, scale, given)).low;
	const claimed = certain(answers);
	if (certain(evidencedAnswers(questionnaire, answers)) >= claimed) return new Map();
	const readings = readAnswers(questionnaire, answers);
	const doubtful = claims(questionnaire, scale, answers)
		.map((item) => ({ id: item.id, points: pointsOf(scale, item, readings) }))
		.sort((a, b) => a.points - b.points);
	const needed = doubtful.reduce((kept, { id }) => {
		const less = without(kept, id);
		return certain(less) >= claimed ? less : kept;
	}, answers);
	return new Map(
		doubtful
			.filter(({ id }) => needed.has(id))
			.map(({ id }) => [id, claimed - certain(without(answers, id))]),
	);
}

/** What was said without evidence and can move the scale, also through a band that is worked out of it. */
function claims(questionnaire: Questionnaire, scale: Scale, answers: Answers): readonly Item[] {
	const feeding = feedingItems(scale);
	const parts = questionnaire.items.flatMap((item) =>
		item.kind === 'ladder' && item.share && feeding.has(item.id) ? [item.share.part, item.share.whole] : [],
	);
	const steering = steeringItems(questionnaire, scale).map(({ id }) => id);
	const moving = new Set([...feeding, ...parts, ...steering]);
	// What only describes the firm is no claim.
	const context = new Set(itemsFor(questionnaire, 'context'));
	return questionnaire.items.filter(({ id }) => {
		const record = answers.get(id);
		return (
			record !== undefined &&
			isGiven(record.answer) &&
			!isEvidenced(record.evidence) &&
			moving.has(id) &&
			!context.has(id)
		);
	});
}

function pointsOf({ dimensions }: Scale, item: Item, readings: Readings): Thousandths {
	const reading = readings.of(item.id);
	if (reading.kind !== 'given') return 0;
	const { answer } = reading;
	const indices =
		item.kind === 'ladder' && answer.kind === 'chosen'
			? [item.options.indexOf(answer.option)]
			: item.kind === 'multi' && answer.kind === 'several'
				? answer.options.map((option) => item.options.indexOf(option))
				: [];
	return dimensions.reduce(
		(sum, { points }) => indices.reduce((counted, index) => counted + (points[item.id]?.[index] ?? 0), sum),
		0,
	);
}

const without = (answers: Answers, id: ItemId): Answers =>
	new Map([...answers].filter(([item]) => item !== id));
