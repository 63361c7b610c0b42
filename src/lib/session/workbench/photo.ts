import { failure, success, type Result } from '../../engine/result.ts';

/** As it is kept: small enough for a day of visits, sharp enough to read a board. */
export interface Photo {
	readonly bytes: ArrayBuffer;
	readonly type: string;
	readonly width: number;
	readonly height: number;
}

/** `too-large`: not even opened, a phone may run out of memory; `unreadable`: no picture that this browser knows. */
export type PhotoProblem = 'too-large' | 'unreadable';

/** Of a file that is opened at all. */
const mostBytesRead = 60 * 1024 * 1024;
const longSide = 1600;
const mostBytes = 300 * 1024;
/** The first that is small enough is kept. */
const qualities = [0.8, 0.7, 0.6, 0.5, 0.4];
const type = 'image/jpeg';

/**
 * Drawn anew, so that nothing stays of what the camera wrote beside the picture: where it was taken, when, with what.
 * It lies as the camera was held.
 */
export async function photoFrom(file: Blob): Promise<Result<Photo, PhotoProblem>> {
	if (file.size > mostBytesRead) return failure(['too-large']);
	const picture = await createImageBitmap(file).catch(() => undefined);
	if (picture === undefined || picture.width === 0) return failure(['unreadable']);
	const made = await smallEnough(picture, Math.min(1, longSide / Math.max(picture.width, picture.height)));
	picture.close();
	return made === undefined ? failure(['unreadable']) : success(made);
}

async function smallEnough(picture: ImageBitmap, scale: number): Promise<Photo | undefined> {
	const canvas = drawn(picture, scale);
	for (const quality of qualities) {
		const blob = await new Promise<Blob | null>((done) => {
			canvas.toBlob(done, type, quality);
		});
		if (blob === null) return undefined;
		if (blob.size <= mostBytes)
			return { bytes: await blob.arrayBuffer(), type, width: canvas.width, height: canvas.height };
	}
	return smallEnough(picture, scale * 0.75);
}

function drawn(picture: ImageBitmap, scale: number): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	const paper = canvas.getContext('2d', { alpha: false });
	if (paper === null) return canvas;
	// What is see-through would be black in a JPEG.
	paper.fillStyle = '#fff';
	paper.fillRect(0, 0, canvas.width, canvas.height);
	paper.imageSmoothingQuality = 'high';
	paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return canvas;
}
