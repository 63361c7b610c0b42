import type { GivenAnswer } from './answer.ts';
import type { Bounds } from './bounds.ts';
import type { AssessedAnswers } from './diagnosis.ts';
import type { ItemId } from './questionnaire.ts';
import type { Readings } from './reading.ts';
import type { ScaleId } from './scale.ts';

export type OwnFigureId = string;

/** A figure of the firm itself that published ones can stand beside. Never a verdict. */
export type OwnFigure = {
	readonly id: OwnFigureId;
	/** Shown even where nothing is published beside it. */
	readonly alone: boolean;
} & (
	| ShareFigure
	| { readonly kind: 'answer'; readonly item: ItemId }
	| { readonly kind: 'level'; readonly scale: ScaleId }
);

/** Of two amounts; who knows only the rough band gave that. */
interface ShareFigure {
	readonly kind: 'share';
	readonly part: ItemId;
	readonly whole: ItemId;
	readonly band?: ItemId;
}

export type OwnValue =
	/** Part of the whole, 0-1. */
	| { readonly kind: 'share'; readonly fraction: number }
	| { readonly kind: 'answer'; readonly item: ItemId; readonly answer: GivenAnswer }
	/** Index into the scale's levels. */
	| { readonly kind: 'level'; readonly scale: ScaleId; readonly level: Bounds }
	/** Not told yet; these items will tell. */
	| { readonly kind: 'open'; readonly ask: readonly ItemId[] }
	| { readonly kind: 'not-applicable' };

export function ownValue(own: OwnFigure, { readings, scales }: AssessedAnswers): OwnValue {
	switch (own.kind) {
		case 'share':
			return shareOf(own, readings);
		case 'answer':
			return answerTo(own.item, readings);
		case 'level': {
			const level = scales.get(own.scale)?.level;
			return level === undefined ? { kind: 'not-applicable' } : { kind: 'level', scale: own.scale, level };
		}
	}
}

/** More parts than the whole is a mistake, not a share; the field says so. */
function shareOf({ part, whole, band }: ShareFigure, readings: Readings): OwnValue {
	const [partAmount, wholeAmount] = [amountOf(part, readings), amountOf(whole, readings)];
	if (partAmount !== undefined && wholeAmount !== undefined && wholeAmount > 0 && partAmount <= wholeAmount)
		return { kind: 'share', fraction: partAmount / wholeAmount };
	const rough: OwnValue = band === undefined ? { kind: 'open', ask: [] } : answerTo(band, readings);
	return rough.kind === 'open' ? { kind: 'open', ask: [part, whole] } : rough;
}

function amountOf(item: ItemId, readings: Readings): number | undefined {
	const reading = readings.of(item);
	return reading.kind === 'given' && reading.answer.kind === 'amount' ? reading.answer.value : undefined;
}

function answerTo(item: ItemId, readings: Readings): OwnValue {
	const reading = readings.of(item);
	switch (reading.kind) {
		case 'given':
			return { kind: 'answer', item, answer: reading.answer };
		case 'open':
		case 'dont-know':
			return { kind: 'open', ask: [item] };
		case 'irrelevant':
		case 'not-applicable':
			return { kind: 'not-applicable' };
	}
}
