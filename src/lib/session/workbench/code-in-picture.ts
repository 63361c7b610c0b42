import { openCodeReader } from './code-reader.ts';
import { pixelsOf } from './pixels.ts';

/** A photo of a phone has ten megabytes; what is larger is not even opened. */
const largestPicture = 30_000_000;
const longestSide = 2400;

/** What the code in a picture file says; undefined where it is no picture, or none is found in it. */
export async function codeInPicture(file: File): Promise<string | undefined> {
	const bitmap = file.size > largestPicture ? undefined : await bitmapOf(file);
	if (bitmap === undefined) return undefined;
	const reader = openCodeReader();
	const { width, height } = bitmap;
	const pixels = pixelsOf({ source: bitmap, width, height }, longestSide);
	bitmap.close();
	const text = pixels && (await reader.read(pixels, 'search'));
	reader.close();
	return text;
}

const bitmapOf = (file: File): Promise<ImageBitmap | undefined> =>
	createImageBitmap(file).catch(() => undefined);
