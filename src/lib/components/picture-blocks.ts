import type { ScaleResult } from '../engine/diagnosis.ts';
import type { Scale } from '../engine/scale.ts';
import { language } from '../i18n/i18n.ts';
import { size as chainSize } from './chain-layout.ts';
import { drawChain } from './picture-chain.ts';
import { inkOfPage, roundedBox, type PictureInk } from './picture-ink.ts';
import { drawLadder, rungHeight } from './picture-ladder.ts';
import { wrappedText } from './wrapped-text.ts';

/** As wide as a chat shows without shrinking the letters away. */
const pictureWidth = 1080;
const margin = 56;
const inner = pictureWidth - 2 * margin;
const chainScale = inner / chainSize.width;

/** What a picture is drawn with. */
export interface Brush {
	readonly context: CanvasRenderingContext2D;
	readonly ink: PictureInk;
}

export interface Paragraph {
	readonly words: string;
	readonly size: number;
	readonly weight: 400 | 700;
	readonly colour: string;
	/** Above it. */
	readonly space: number;
}

/** A block of the picture, from top to bottom: it knows its height before it is drawn. */
export interface Block {
	readonly height: number;
	readonly draw: (context: CanvasRenderingContext2D) => void;
}

/** Blocks one below the other as a PNG. Undefined where there is no canvas. */
export async function pictureOf(blocksWith: (brush: Brush) => readonly Block[]): Promise<Blob | undefined> {
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d');
	if (context === null) return undefined;
	const ink = inkOfPage();
	const blocks = blocksWith({ context, ink });
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

export function paragraphBlock({ words, size, weight, colour, space }: Paragraph, brush: Brush): Block {
	const { context, ink } = brush;
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

export const chainBlock = (scale: Scale, result: ScaleResult, { ink }: Brush): Block => ({
	height: chainSize.height * chainScale + 72,
	draw(drawing) {
		drawing.translate(0, 40);
		drawing.scale(chainScale, chainScale);
		drawChain(drawing, ink, { scale, result });
	},
});

export const ladderBlock = (scale: Scale, { level }: ScaleResult, { ink }: Brush): Block => ({
	height: scale.levels.length * rungHeight + 16,
	draw: (drawing) => drawLadder(drawing, ink, { scale, level, width: inner, isRightToLeft: isRightToLeft() }),
});

/** Black on white in dark mode too: a camera reads no other. */
export const codeBlock = (modules: readonly (readonly boolean[])[], side: number): Block => ({
	height: side + 24,
	draw(drawing) {
		// Whole pixels: between soft edges a camera finds no corner.
		const dot = Math.floor(side / modules.length);
		const width = dot * modules.length;
		drawing.translate(isRightToLeft() ? inner - width : 0, 24);
		drawing.fillStyle = '#fff';
		drawing.fillRect(0, 0, width, width);
		drawing.fillStyle = '#000';
		modules.forEach((row, y) =>
			row.forEach((isDark, x) => isDark && drawing.fillRect(x * dot, y * dot, dot, dot)),
		);
	},
});

function drawGround(context: CanvasRenderingContext2D, ink: PictureInk): void {
	const { width, height } = context.canvas;
	context.direction = isRightToLeft() ? 'rtl' : 'ltr';
	context.fillStyle = ink.colour('paper');
	context.fillRect(0, 0, width, height);
	context.fillStyle = ink.colour('card');
	context.fill(roundedBox({ x: 20, y: 20, width: width - 40, height: height - 40, radius: 28 }));
}

const isRightToLeft = () => document.documentElement.dir === 'rtl';
