import type { Bounds } from '../engine/bounds.ts';
import type { AnswerProblem, AnswerRecord } from '../engine/answer.ts';
import type { ScaleResult } from '../engine/diagnosis.ts';
import { fedPoints } from '../engine/fed.ts';
import type { FirstBreak } from '../engine/first-break.ts';
import type { ItemId } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { formatList, formatNumber, formatPoints, formatRange, formatWholePoints } from '../i18n/formats.ts';
import { contentText, optionalContentText, text, type AppKey } from '../i18n/i18n.ts';

/** Sentences about results, in the reader's language. Data in, words out. */

export function levelName(scale: Scale, index: number): string {
	return contentText(`scale.${scale.id}.level.${scale.levels[index]?.id ?? ''}.name`);
}

export function levelSays(scale: Scale, index: number): string {
	return contentText(`scale.${scale.id}.level.${scale.levels[index]?.id ?? ''}.says`);
}

/** So far apart that naming both ends only makes a reader laugh: "no level, possibly the fourth". */
const farApart = 3;
export const isFarApart = ({ low, high }: Bounds): boolean => high - low >= farApart;

/** The name of what is certain, and of what is possible where that is more. */
export function levelWords(scale: Scale, { low, high }: Bounds): string {
	if (isFarApart({ low, high })) return text('result.levelOpen');
	return low === high
		? levelName(scale, low)
		: text('result.range', { low: levelName(scale, low), high: levelName(scale, high) });
}

/** The points beside a level, of how many; undefined where the scale has none, or where they say as little as the level. */
export function pointsBeside(scale: Scale, { level, points }: ScaleResult): string | undefined {
	if (points === undefined || isFarApart(level)) return undefined;
	const most = formatWholePoints(fedPoints(scale).of);
	return text('result.pointsOf', { points: pointsWords(scale, points), most });
}

/** A scale that we can only approximate never shows a decimal. */
export function pointsWords({ display }: Scale, { low, high }: Bounds): string {
	const shown = display === 'whole' ? formatWholePoints : formatPoints;
	return low === high
		? text('result.points', { points: shown(low) })
		: text('result.pointsRange', { low: shown(low), high: shown(high) });
}

/** The short sign of a level, R2 or 2, for places without room for its name. */
export function levelSign(scale: Scale, index: number): string {
	const id = scale.levels[index]?.id ?? '';
	return id.replace(/^level/, '');
}

export function levelRange(scale: Scale, { low, high }: Bounds): string {
	return formatRange(levelSign(scale, low), levelSign(scale, high));
}

/** Rungs are spoken of by their sign as well; official levels have their number in their name. */
export function signedLevelName(scale: Scale, index: number): string {
	const sign = levelSign(scale, index);
	const name = levelName(scale, index);
	return scale.levels[index]?.id === sign ? text('why.level', { sign, name }) : name;
}

export const nodeName = (scale: Scale, node: string): string =>
	contentText(`scale.${scale.id}.node.${node}.name`);

export const itemName = (item: string): string => contentText(`item.${item}.short`);

export function linkWord(state: Bounds): string {
	return state.low === state.high ? text(`link.state.${String(state.low)}` as AppKey) : text('link.unknown');
}

/** What was said to the event behind a link, in the owner's words; the state where nobody said anything. */
export function answerWordsOfLink(
	state: Bounds,
	item: ItemId,
	recordOf: (item: ItemId) => AnswerRecord | undefined,
): string {
	const answer = recordOf(item)?.answer;
	return answer?.kind === 'chosen'
		? contentText(`item.${item}.option.${answer.option}.label`)
		: linkWord(state);
}

export function breakName(scale: Scale, found: FirstBreak): string {
	return found.kind === 'node' ? nodeName(scale, found.node) : itemName(found.item);
}

/** What is wrong at the break, as a sentence that one can act on; what is asked there, where that is not known yet. */
export function brokenWords(scale: Scale, found: FirstBreak): string {
	if (!found.known) return breakName(scale, found);
	if (found.kind === 'node') return text('result.breakNodeShort', { node: nodeName(scale, found.node) });
	return optionalContentText(`item.${found.item}.broken`) ?? itemName(found.item);
}

/** The same as the chain picture, for those who do not see it. */
export function sentenceOfChain(scale: Scale, result: ScaleResult): string {
	const nodes = [...result.nodes].map(([node, state]) => {
		const word =
			state.applies === 'false'
				? text('node.absent')
				: state.digital === 'true'
					? text('node.digital')
					: state.digital === 'false'
						? text('node.not')
						: text('node.unknown');
		return `${nodeName(scale, node)} ${word}`;
	});
	const links = [...result.links].map(([item, state]) =>
		text('format.pair', {
			name: itemName(item),
			value: result.deniedLinks.has(item) ? text('link.denied') : linkWord(state),
		}),
	);
	return text('picture.chain', {
		nodes: formatList(nodes),
		links: formatList(links),
		break: sentenceOfBreak(scale, result.firstBreak),
	});
}

function sentenceOfBreak(scale: Scale, found: FirstBreak | undefined): string {
	if (found === undefined) return text('picture.noBreak');
	const event = breakName(scale, found);
	return !found.known ? text('picture.breakUnknown', { event }) : text('picture.break', { event });
}

export function sentenceOfLadder(scale: Scale, { low, high }: Bounds): string {
	return low === high
		? text('picture.ladderCertain', { low: levelName(scale, low) })
		: text('picture.ladder', { low: levelName(scale, low), high: levelName(scale, high) });
}

/** All steps from the lowest up, those that the firm stands on or may stand on with that word. */
export function sentenceOfSteps(scale: Scale, { low, high }: Bounds): string {
	const steps = scale.levels.map((_, index) => {
		const name = signedLevelName(scale, index);
		if (index < low || index > high) return name;
		const word = index > low ? 'picture.maybe' : low === high ? 'picture.here' : 'picture.atLeast';
		return text('format.pair', { name, value: text(word) });
	});
	return text('picture.steps', { steps: formatList(steps) });
}

export function sentenceOfAnswerProblem(problem: AnswerProblem): string {
	switch (problem.kind) {
		case 'below':
			return text('problem.below', { min: formatNumber(problem.min) });
		case 'above':
			return text('problem.above', { max: formatNumber(problem.max) });
		case 'exceeds':
			return text('problem.exceeds', { item: itemName(problem.item), value: formatNumber(problem.value) });
		case 'wrong-kind':
		case 'unknown-option':
		case 'option-twice':
		case 'unknown-reason':
		case 'must-apply':
		case 'not-a-number':
		case 'not-whole':
			return text(`problem.${problem.kind}`);
	}
}
