import { closeSync, openSync, writeSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Grey values of a square picture, row by row. */
export interface Picture {
	readonly side: number;
	readonly grey: Buffer;
}

/** What stands on a canvas, picture after picture, until so many different ones were seen. */
export async function filmCanvas(page: Page, count: number): Promise<readonly Picture[]> {
	const side = 600;
	const pictures = await page.evaluate(
		async ({ count, side }) => {
			const canvas = document.querySelector('canvas');
			const small = document.createElement('canvas');
			small.width = small.height = side;
			const context = small.getContext('2d', { willReadFrequently: true });
			if (!canvas || !context) throw new Error('nothing to film');
			const seen = new Map<string, string>();
			while (seen.size < count) {
				context.drawImage(canvas, 0, 0, side, side);
				const { data } = context.getImageData(0, 0, side, side);
				let grey = '';
				for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at] ?? 0);
				// Not before something is drawn on it.
				if (data[3] === 255) seen.set(grey, btoa(grey));
				await new Promise((done) => setTimeout(done, 30));
			}
			return [...seen.values()];
		},
		{ count, side },
	);
	return pictures.map((grey) => ({ side, grey: Buffer.from(grey, 'base64') }));
}

/** By lot, and the same in every run. */
export function lot(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return (state >>> 8) / 0x1_00_00_00;
	};
}

const width = 1280;
const height = 720;
const framesASecond = 10;

/**
 * A video as Chromium's false camera plays it, over and over (YUV4MPEG2): each picture as a hand holds it before a
 * lens, turned, off the middle, grey instead of black and white, blurred and full of grain. Now and then it shows nothing.
 */
export function writeVideo(file: string, pictures: readonly Picture[], draw: () => number): void {
	const video = openSync(file, 'w');
	writeSync(video, `YUV4MPEG2 W${width} H${height} F${framesASecond}:1 Ip A1:1 C420jpeg\n`);
	const colourless = Buffer.alloc((width * height) / 2, 128);
	for (const [index, picture] of pictures.entries()) {
		const shots = [picture, ...(index % 5 === 4 ? [undefined] : [])];
		for (const shot of shots) {
			writeSync(video, 'FRAME\n');
			writeSync(video, shot ? filmed(shot, draw) : grainOnly(draw));
			writeSync(video, colourless);
		}
	}
	closeSync(video);
}

function filmed({ side, grey }: Picture, draw: () => number): Buffer {
	const turn = (draw() - 0.5) * 0.2;
	const size = 0.8 + draw() * 0.3;
	const [middleX, middleY] = [width / 2 + (draw() - 0.5) * 120, height / 2 + (draw() - 0.5) * 20];
	const [cos, sin] = [Math.cos(turn) / size, Math.sin(turn) / size];
	const at = (x: number, y: number) =>
		x < 0 || y < 0 || x >= side || y >= side ? 160 : (grey[Math.floor(y) * side + Math.floor(x)] ?? 0);
	const frame = Buffer.alloc(width * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const [dx, dy] = [x - middleX, y - middleY];
			const [sx, sy] = [dx * cos + dy * sin + side / 2, dy * cos - dx * sin + side / 2];
			const blurred = (at(sx, sy) * 2 + at(sx + 1, sy) + at(sx, sy + 1)) / 4;
			frame[y * width + x] = 50 + blurred * 0.6 + draw() * 30;
		}
	return frame;
}

const grainOnly = (draw: () => number): Buffer =>
	Buffer.from(Uint8Array.from({ length: width * height }, () => 60 + draw() * 120));
