import type { ScaleResult } from '../engine/diagnosis.ts';
import type { Scale } from '../engine/scale.ts';
import { formatDay } from '../i18n/formats.ts';
import { contentText, text } from '../i18n/i18n.ts';
import { brokenWords, isFarApart, levelName, levelSign, levelWords, pointsBeside } from './sentences.ts';

/** What of a result may leave the device as words or as a picture, and nothing else. */
export interface SharedResult {
	/** Empty where the firm is not to be named. */
	readonly name: string;
	readonly day: string;
	readonly chain: Scale;
	readonly official: Scale;
	readonly chainResult: ScaleResult;
	readonly officialResult: ScaleResult;
	/** The answer at the first break, in its own words. */
	readonly breakAnswer: string | undefined;
	/** The offer that comes first in the plan. */
	readonly step: string | undefined;
}

/** The same as the result page says, line by line. */
export function sharedLines(result: SharedResult): readonly string[] {
	return [
		titleWords(result),
		rungLine(result),
		officialLine(result),
		breakWords(result),
		...stepLines(result),
		noteWords(result),
	];
}

export const titleWords = ({ name }: SharedResult): string =>
	text('result.of', { name: name === '' ? text('result.unnamed') : name });

export const rungLine = (result: SharedResult): string =>
	text('format.pair', { name: text('result.chainTitle'), value: rungWords(result) });

function rungWords({ chain, chainResult: { level } }: SharedResult): string {
	if (isFarApart(level)) return text('result.levelOpen');
	const rung = (index: number) =>
		text('share.rung', { sign: levelSign(chain, index), name: levelName(chain, index) });
	return level.low === level.high
		? rung(level.low)
		: text('result.range', { low: rung(level.low), high: rung(level.high) });
}

export function officialLine({ official, officialResult }: SharedResult): string {
	const level = levelWords(official, officialResult.level);
	const points = pointsBeside(official, officialResult);
	return points === undefined
		? text('format.pair', { name: text('result.officialTitle'), value: level })
		: text('share.official', { level, points });
}

export function breakWords({ chain, chainResult, breakAnswer }: SharedResult): string {
	const found = chainResult.firstBreak;
	if (found === undefined) return text('result.breakNone');
	const event = brokenWords(chain, found);
	if (!found.known) return text('picture.breakUnknown', { event });
	return breakAnswer === undefined
		? text('result.fixFirst', { event })
		: text('result.fixFirstNow', { event, answer: breakAnswer });
}

const stepLines = ({ step }: SharedResult): readonly string[] =>
	step === undefined ? [] : [text('share.step', { step: contentText(`offer.${step}.name`) })];

export const noteWords = ({ day }: SharedResult): string => text('share.note', { day: formatDay(day) });
