import type { Bounds } from '../engine/bounds.ts';
import type { Scale } from '../engine/scale.ts';
import { text } from '../i18n/i18n.ts';
import { roundedBox, type PictureInk } from './picture-ink.ts';
import { levelName, levelSign } from './sentences.ts';

export const rungHeight = 62;

interface DrawnLadder {
	readonly scale: Scale;
	readonly level: Bounds;
	readonly width: number;
	readonly isRightToLeft: boolean;
}

/** The ladder as Ladder shows it: held filled, possible hatched, the rest empty; the highest on top. */
export function drawLadder(context: CanvasRenderingContext2D, ink: PictureInk, ladder: DrawnLadder): void {
	const { scale, level } = ladder;
	scale.levels.forEach((_, index) => {
		context.save();
		context.translate(0, (scale.levels.length - 1 - index) * rungHeight);
		drawRung(context, ink, { ...ladder, index, isHere: index === level.low });
		context.restore();
	});
}

function drawRung(
	context: CanvasRenderingContext2D,
	ink: PictureInk,
	{ scale, level, width, isRightToLeft, index, isHere }: DrawnLadder & { index: number; isHere: boolean },
): void {
	const [isHeld, isPossible] = [index <= level.low, index <= level.high];
	const at = (start: number) => (isRightToLeft ? width - start : start);
	if (isHere) {
		context.fillStyle = ink.colour('primary-soft');
		context.fill(roundedBox({ x: 0, y: 3, width, height: rungHeight - 6, radius: 12 }));
	}
	context.textAlign = 'start';
	context.textBaseline = 'middle';
	context.fillStyle = ink.colour(isPossible ? 'ink' : 'ink-soft');
	context.font = ink.font(30, 700);
	context.fillText(levelSign(scale, index), at(16), rungHeight / 2);
	context.font = ink.font(30, isHere ? 700 : 400);
	context.fillText(levelName(scale, index), at(84), rungHeight / 2, 340);
	const word = isHere
		? text(level.low === level.high ? 'picture.here' : 'picture.atLeast')
		: text('picture.maybe');
	context.textAlign = 'end';
	if (isHere || (isPossible && !isHeld)) context.fillText(word, at(width - 16), rungHeight / 2, 150);
	const barStart = 440;
	const barWidth = width - barStart - 180;
	const x = isRightToLeft ? width - barStart - barWidth : barStart;
	drawBar(context, ink, { x, width: barWidth, filling: isHeld ? 'held' : isPossible ? 'maybe' : 'none' });
}

function drawBar(
	context: CanvasRenderingContext2D,
	ink: PictureInk,
	{ x, width, filling }: { x: number; width: number; filling: 'held' | 'maybe' | 'none' },
): void {
	const bar = roundedBox({ x, y: rungHeight / 2 - 13, width, height: 26, radius: 6 });
	context.save();
	context.fillStyle = ink.colour('primary');
	context.strokeStyle = ink.colour(filling === 'none' ? 'rule' : 'primary');
	context.lineWidth = 2;
	if (filling === 'held') context.fill(bar);
	context.stroke(bar);
	if (filling === 'maybe') {
		context.clip(bar);
		context.lineWidth = 4;
		context.beginPath();
		for (let start = x - 26; start < x + width; start += 16) {
			context.moveTo(start, rungHeight / 2 + 13);
			context.lineTo(start + 26, rungHeight / 2 - 13);
		}
		context.stroke();
	}
	context.restore();
}
