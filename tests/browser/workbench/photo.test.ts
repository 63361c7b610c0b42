import { expect, it } from 'vitest';
import { photoFrom } from '../../../src/lib/session/workbench/photo.ts';
import { secretOfCamera as secret, withCameraNotes } from '../../support/camera-notes.ts';
import { valueOf } from '../storage/make-storage.ts';

it('a photo is made small, and nothing of what the camera wrote beside it is left', async () => {
	const taken = withCameraNotes(await jpeg(3200, 2400));
	expect(segmentsOf(taken)).toContain('APP1');
	expect(textOf(taken)).toContain(secret);
	expect(textOf(taken)).toContain('Exif');

	const photo = valueOf(await photoFrom(new Blob([taken], { type: 'image/jpeg' })));
	const kept = new Uint8Array(photo.bytes);
	expect(photo.type).toBe('image/jpeg');
	expect(kept.byteLength).toBeLessThanOrEqual(300 * 1024);
	for (const trace of [secret, 'Exif', 'http://ns.adobe.com/xap']) expect(textOf(kept)).not.toContain(trace);
	expect(segmentsOf(kept).filter((name) => /^APP[^02]|^COM/.test(name))).toEqual([]);
});

it('lies as the camera was held, at most 1600 pixels long', async () => {
	const photo = valueOf(await photoFrom(new Blob([withCameraNotes(await jpeg(3200, 2400))])));
	expect(photo).toMatchObject({ width: 1200, height: 1600 });
	expect(await sizeOf(photo.bytes)).toEqual({ width: 1200, height: 1600 });
});

it('a small picture is not blown up, and what is see-through becomes paper', async () => {
	const photo = valueOf(await photoFrom(await png(40, 30)));
	expect(photo).toMatchObject({ width: 40, height: 30, type: 'image/jpeg' });
	const bitmap = await createImageBitmap(new Blob([photo.bytes]));
	const paper = new OffscreenCanvas(40, 30).getContext('2d');
	paper?.drawImage(bitmap, 0, 0);
	expect(Math.min(...(paper?.getImageData(5, 5, 1, 1).data ?? [0]))).toBeGreaterThan(250);
});

it('a picture of noise is made smaller until it fits', async () => {
	const photo = valueOf(await photoFrom(await noise(1600, 1600)));
	expect(photo.bytes.byteLength).toBeLessThanOrEqual(300 * 1024);
	expect(photo.width).toBeGreaterThan(300);
});

it('what is no picture, or too large to be opened, is refused by name', async () => {
	const refusal = async (file: Blob) => {
		const made = await photoFrom(file);
		return made.ok ? [] : made.problems;
	};
	expect(await refusal(new Blob(['not a picture'], { type: 'image/jpeg' }))).toEqual(['unreadable']);
	expect(await refusal(new Blob([]))).toEqual(['unreadable']);
	const huge = new Blob(Array.from({ length: 61 }, () => new ArrayBuffer(1024 * 1024)));
	expect(await refusal(huge)).toEqual(['too-large']);
});

async function jpeg(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = drawing(width, height);
	return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
}

/** Nothing is drawn on it: all of it is see-through. */
function png(width: number, height: number): Promise<Blob> {
	const canvas = new OffscreenCanvas(width, height);
	canvas.getContext('2d')?.clearRect(0, 0, width, height);
	return canvas.convertToBlob({ type: 'image/png' });
}

function drawing(width: number, height: number): OffscreenCanvas {
	const canvas = new OffscreenCanvas(width, height);
	const paper = canvas.getContext('2d');
	for (let x = 0; x < width; x += 40) {
		if (paper) paper.fillStyle = `hsl(${String(x % 360)} 60% 50%)`;
		paper?.fillRect(x, 0, 40, height);
	}
	return canvas;
}

function noise(width: number, height: number): Promise<Blob> {
	const canvas = new OffscreenCanvas(width, height);
	const pixels = new ImageData(width, height);
	let state = 1;
	for (let index = 0; index < pixels.data.length; index++) {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		pixels.data[index] = state >> 16;
	}
	canvas.getContext('2d')?.putImageData(pixels, 0, 0);
	return canvas.convertToBlob({ type: 'image/png' });
}

async function sizeOf(bytes: ArrayBuffer): Promise<{ width: number; height: number }> {
	const { width, height } = await createImageBitmap(new Blob([bytes]));
	return { width, height };
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** The names of what stands in front of the picture itself. */
function segmentsOf(bytes: Uint8Array): readonly string[] {
	const names: string[] = [];
	for (let at = 2; bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
		const marker = bytes[at + 1] ?? 0;
		names.push(
			marker >= 0xe0 && marker <= 0xef ? `APP${String(marker - 0xe0)}` : marker === 0xfe ? 'COM' : 'table',
		);
		at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
	}
	return names;
}
