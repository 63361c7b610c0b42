import { language, text } from '../i18n/i18n.ts';
import { size as chainSize } from './chain-layout.ts';
import { drawChain } from './picture-chain.ts';
import { inkOfPage, roundedBox, type PictureInk } from './picture-ink.ts';
import { drawLadder, rungHeight } from './picture-ladder.ts';
import {
	breakWords,
	noteWords,
	officialLine,
	rungLine,
	stepLines,
	titleWords,
	type SharedResult,
} from './share-words.ts';
import { wrappedText } from './wrapped-text.ts';

/** As wide as a chat shows without shrinking the letters away. */
export const pictureWidth = 1080;
const margin = 56;
const inner = pictureWidth - 2 * margin;
const chainScale = inner / chainSize.width;

interface Paragraph {
	readonly words: string;
	readonly size: number;
	readonly weight: 400 | 700;
	readonly colour: string;
	/** Above it. */
	readonly space: number;
}

/** A block of the picture, from top to bottom: it knows its height before it is drawn. */
interface Block {
	readonly height: number;
	readonly draw: (context: CanvasRenderingContext2D) => void;
}

/** The result as a PNG: the chain, the rung, the official level and one sentence. Undefined where there is no canvas. */
export async function sharePicture(result: SharedResult): Promise<Blob | undefined> {
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d');
	if (context === null) return undefined;
	const ink = inkOfPage();
	const blocks = blocksOf(result, context, ink);
	canvas.width = pictureWidth;
	canvas.height = Math.ceil(2 * margin + blocks.reduce((sum, { height }) => sum + height, 0));
	drawGround(context, ink);
	context.translate(margin, margin);
	for (const { height, draw } of blocks) {
		context.save();
		draw(context);
		context.restore();
		context.translate(0, height);
	}
	return new Promise((resolve) => {
		canvas.toBlob((picture) => resolve(picture ?? undefined), 'image/png');
	});
}

function blocksOf(
	result: SharedResult,
	context: CanvasRenderingContext2D,
	ink: PictureInk,
): readonly Block[] {
	const { chain, chainResult } = result;
	const paragraph = (words: string, look: Omit<Paragraph, 'words'>) =>
		paragraphBlock({ words, ...look }, context, ink);
	const isBroken = chainResult.firstBreak?.known === true;
	const strong = { weight: 700, colour: 'ink' } as const;
	const soft = { weight: 400, colour: 'ink-soft' } as const;
	return [
		paragraph(titleWords(result), { ...soft, size: 34, space: 0 }),
		paragraph(rungLine(result), { ...strong, size: 54, space: 8 }),
		paragraph(breakWords(result), { ...strong, size: 38, space: 16, ...(isBroken && { colour: 'retyped' }) }),
		{
			height: chainSize.height * chainScale + 72,
			draw(drawing) {
				drawing.translate(0, 40);
				drawing.scale(chainScale, chainScale);
				drawChain(drawing, ink, { scale: chain, result: chainResult });
			},
		},
		{
			height: chain.levels.length * rungHeight + 16,
			draw: (drawing) =>
				drawLadder(drawing, ink, {
					scale: chain,
					level: chainResult.level,
					width: inner,
					isRightToLeft: isRightToLeft(),
				}),
		},
		paragraph(officialLine(result), { ...strong, size: 38, space: 24 }),
		...stepLines(result).map((line) => paragraph(line, { ...strong, weight: 400, size: 34, space: 12 })),
		paragraph(noteWords(result), { ...soft, size: 28, space: 28 }),
		paragraph(text('app.name'), { ...soft, size: 28, space: 4 }),
	];
}

function paragraphBlock(
	{ words, size, weight, colour, space }: Paragraph,
	context: CanvasRenderingContext2D,
	ink: PictureInk,
): Block {
	const font = ink.font(size, weight);
	const lineHeight = size * 1.35;
	context.font = font;
	const lines = wrappedText(words, {
		width: inner,
		widthOf: (part) => context.measureText(part).width,
		language: language(),
	});
	return {
		height: space + lines.length * lineHeight,
		draw(drawing) {
			drawing.font = font;
			drawing.fillStyle = ink.colour(colour);
			drawing.textAlign = 'start';
			drawing.textBaseline = 'middle';
			lines.forEach((line, index) => {
				drawing.fillText(line, isRightToLeft() ? inner : 0, space + (index + 0.5) * lineHeight, inner);
			});
		},
	};
}

function drawGround(context: CanvasRenderingContext2D, ink: PictureInk): void {
	const { width, height } = context.canvas;
	context.direction = isRightToLeft() ? 'rtl' : 'ltr';
	context.fillStyle = ink.colour('paper');
	context.fillRect(0, 0, width, height);
	context.fillStyle = ink.colour('card');
	context.fill(roundedBox({ x: 20, y: 20, width: width - 40, height: height - 40, radius: 28 }));
}

const isRightToLeft = () => document.documentElement.dir === 'rtl';
