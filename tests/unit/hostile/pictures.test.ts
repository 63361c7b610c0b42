import encodeQR from 'qr';
import { describe, expect, it } from 'vitest';
import { readPaperMark } from '../../../src/lib/content/workbench/check-code.ts';
import { toBase45 } from '../../../src/lib/content/workbench/base45.ts';
import { checksumOf } from '../../../src/lib/content/workbench/frame.ts';
import { packText } from '../../../src/lib/content/workbench/packed-text.ts';
import { receiveFrames } from '../../../src/lib/content/workbench/received-frames.ts';
import { framesOf } from '../../../src/lib/content/workbench/sent-frames.ts';
import { readCode } from '../../../src/lib/session/workbench/read-code.ts';
import {
	drawLots,
	hostileBytes,
	hostileWords,
	isPrototypeClean,
	secondsOfWork,
	timesOf,
	type Lot,
} from '../../support/hostile.ts';

const letters = JSON.stringify({ answers: { quality: 'level2', note: '宏达鞋厂'.repeat(40) } });
const frames = framesOf(letters, { single: 60, each: 60 });
if (frames.kind === 'too-large') throw new Error('too large to be tried');

/** A picture whose sums are right, whatever it says. */
function forged(lot: Lot): string {
	const packed = lot.oneOf<() => Uint8Array>([
		() => packText(lot.oneOf(hostileWords)),
		() => packText('['.repeat(100_000)),
		() => packText('0'.repeat(5_000_000)),
		() => hostileBytes(packText(letters), lot),
	])();
	const bytes = new Uint8Array(10 + packed.length + 4);
	const view = new DataView(bytes.buffer);
	view.setUint8(0, lot.oneOf([1, 1, 1, 0, 2, 255]));
	view.setUint32(1, lot.oneOf([checksumOf(packed), 0]));
	const length = lot.oneOf([packed.length, packed.length, 0, 0xffffff, packed.length * 700]);
	view.setUint8(5, length >> 16);
	view.setUint16(6, length & 0xffff);
	view.setUint16(8, lot.below(65_536));
	bytes.set(packed, 10);
	view.setUint32(bytes.length - 4, checksumOf(bytes.subarray(0, -4)));
	return `FC${toBase45(bytes)}`;
}

const known = new Set(['foreign', 'newer-format', 'damaged', 'part', 'whole', 'spoiled']);

describe('pictures of somebody hostile', () => {
	it('are left alone, gathered or refused, and a transfer among them still comes whole', () => {
		const kinds = new Set<string>();
		const receive = receiveFrames();
		for (let seed = 1; seed <= timesOf(100, 1500); seed++) {
			const lot = drawLots(seed);
			const good = frames.frame(seed);
			const text = lot.oneOf<() => string>([
				() => forged(lot),
				() => lot.oneOf(hostileWords),
				() => `FC${lot.oneOf(hostileWords)}`,
				() => good.slice(0, lot.below(good.length)),
				() => good.repeat(2),
			])();
			const started = secondsOfWork();
			const received = receive(text);
			readPaperMark(text);
			expect(secondsOfWork() - started, `seconds of seed ${String(seed)}`).toBeLessThan(2);
			kinds.add(received.kind);
		}
		expect([...kinds].filter((kind) => !known.has(kind))).toEqual([]);
		expect([...kinds]).toEqual(expect.arrayContaining(['foreign', 'newer-format', 'damaged']));
		expect(isPrototypeClean()).toBe(true);
		const came = Array.from({ length: frames.count + 40 }, (_, at) => receive(frames.frame(at)));
		expect(came.find(({ kind }) => kind === 'whole')).toMatchObject({ text: letters });
	}, 600_000);

	it('of codes with holes, noise and no size say what was written, or nothing', () => {
		const dark = encodeQR('FACTORY', 'raw', { border: 4, scale: 3 });
		const side = dark.length;
		for (let seed = 1; seed <= timesOf(20, 300); seed++) {
			const lot = drawLots(seed);
			const noise = lot.oneOf([0, 20, 200, side * side]);
			const data = new Uint8ClampedArray(side * side * 4).fill(255);
			dark.flat().forEach((isDark, at) => isDark && data.fill(0, at * 4, at * 4 + 3));
			for (let left = noise; left > 0; left--) data.fill(lot.below(256), lot.below(data.length));
			const picture = lot.oneOf([
				{ width: side, height: side, data },
				{ width: side, height: side, data },
				{ width: 0, height: 0, data: new Uint8ClampedArray() },
				{ width: 1, height: 1, data: new Uint8ClampedArray(4) },
			]);
			const started = secondsOfWork();
			expect(['FACTORY', undefined]).toContain(readCode(picture, 'glance'));
			expect(secondsOfWork() - started).toBeLessThan(2);
		}
	}, 600_000);
});
