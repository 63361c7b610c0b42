import type { Pixels } from './read-code.ts';

export interface Drawable {
	readonly source: CanvasImageSource;
	readonly width: number;
	readonly height: number;
}

/** One for all: a new one for every picture of a camera would be five megabytes a time. */
let canvas: HTMLCanvasElement | undefined;

/** Its pixels, made smaller where a side is longer. */
export function pixelsOf({ source, width, height }: Drawable, longestSide: number): Pixels | undefined {
	const shrink = Math.min(1, longestSide / Math.max(width, height));
	canvas ??= document.createElement('canvas');
	canvas.width = Math.round(width * shrink);
	canvas.height = Math.round(height * shrink);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (context === null || canvas.width === 0 || canvas.height === 0) return undefined;
	context.drawImage(source, 0, 0, canvas.width, canvas.height);
	return context.getImageData(0, 0, canvas.width, canvas.height);
}
