import { fc, test } from '@fast-check/vitest';
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { fromBase45, toBase45 } from '../../../src/lib/content/workbench/base45.ts';
import { checksumOf, frameFromText, frameToText } from '../../../src/lib/content/workbench/frame.ts';
import { largestText, packText, unpackText } from '../../../src/lib/content/workbench/packed-text.ts';
import { packingDictionary } from '../../../src/lib/content/workbench/packing-words.ts';
import { receiveFrames, type Received } from '../../../src/lib/content/workbench/received-frames.ts';
import { framesOf } from '../../../src/lib/content/workbench/sent-frames.ts';

const small = { single: 60, each: 60 };

function sent(text: string, fineness = small) {
	const frames = framesOf(text, fineness);
	if (frames.kind === 'too-large') throw new Error(`${String(frames.bytes)} bytes are too many`);
	return frames;
}

/** Whatever came last of these pictures, until all is there. */
function receive(pictures: readonly string[], receiver = receiveFrames()): Received | undefined {
	let last: Received | undefined;
	for (const picture of pictures) {
		last = receiver(picture);
		if (last.kind === 'whole') return last;
	}
	return last;
}

const firstPictures = (text: string, fineness = small) => {
	const { count, frame } = sent(text, fineness);
	return Array.from({ length: count }, (_, index) => frame(index));
};

/** Below a number, as by lot. */
function drawing(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return (state >>> 8) % below;
	};
}

const words = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('packing', () => {
	test.prop([words])('gives back exactly the text that was packed', (text) => {
		expect(unpackText(packText(text))).toBe(text);
	});

	it('keeps its dictionary, or phones with other editions could not read each other', () => {
		expect(checksumOf(packingDictionary())).toBe(3_713_462_327);
	});

	test.prop([fc.uint8Array({ maxLength: 200 })])('makes a text or nothing of any bytes', (bytes) => {
		expect(['string', 'undefined']).toContain(typeof unpackText(bytes));
	});

	it('stops unpacking what would fill the memory', () => {
		const trap = packText('a'.repeat(largestText + 1));
		expect(trap.length).toBeLessThan(10_000);
		expect(unpackText(trap)).toBeUndefined();
		expect(unpackText(packText('a'.repeat(largestText)))?.length).toBe(largestText);
	});

	it('takes nothing that breaks off', () => {
		const packed = packText('晋江宏达鞋业'.repeat(20));
		expect(unpackText(packed.subarray(0, -1))).toBeUndefined();
	});
});

describe('the signs of a picture', () => {
	it.each([
		['AB', 'BB8'],
		['Hello!!', '%69 VD92EX0'],
		['base-45', 'UJCLQE7W581'],
	])('are those of RFC 9285: %s is %s', (text, signs) => {
		expect(toBase45(new TextEncoder().encode(text))).toBe(signs);
		expect(new TextDecoder().decode(fromBase45(signs))).toBe(text);
	});

	it.each(['GGW', ':::', 'A', 'ab', '::'])('were made of no bytes: %s', (signs) => {
		expect(fromBase45(signs)).toBeUndefined();
	});

	test.prop([fc.uint8Array()])('give back the bytes', (bytes) => {
		expect(fromBase45(toBase45(bytes))).toEqual(bytes);
	});

	it('pass through a QR code as they are', () => {
		const { frame } = sent('宏达鞋业'.repeat(30));
		const picture = encodeQR(frame(0), 'raw', { border: 4, scale: 3 });
		const data = Uint8Array.from(picture.flat().flatMap((dark) => Array(3).fill(dark ? 0 : 255) as number[]));
		expect(decodeQR({ width: picture.length, height: picture.length, data })).toBe(frame(0));
	});
});

describe('a transfer in pictures', () => {
	test.prop([words, fc.nat(), fc.nat(5000)])(
		'comes whole from any pictures in any order, with repeats',
		(text, seed, from) => {
			const { count, frame } = sent(text);
			const receiver = receiveFrames();
			const draw = drawing(seed);
			let last: Received | undefined;
			for (let tried = 0; last?.kind !== 'whole' && tried < count * 8 + 40; tried++)
				last = receiver(frame(from + draw(count * 4)));
			expect(last).toMatchObject({ kind: 'whole', text });
		},
	);

	test.prop([words, words, fc.nat()])(
		'comes whole though the pictures of another are mixed in',
		(mine, others, seed) => {
			const receiver = receiveFrames();
			const draw = drawing(seed);
			const pictures = [sent(mine), sent(others)];
			const whole = new Set<string>();
			let shown = 0;
			for (let turn = 0; turn < 400 && whole.size < new Set([mine, others]).size; turn++) {
				const who = draw(2);
				const came = receiver(pictures[who]?.frame(shown++) ?? '');
				if (came.kind === 'whole') whole.add(came.text);
			}
			expect(whole).toEqual(new Set([mine, others]));
		},
	);

	test.prop([words.filter((text) => text !== ''), fc.nat(), fc.nat(200), fc.integer({ min: 1, max: 44 })])(
		'takes no picture of which one sign was misread',
		(text, index, at, step) => {
			const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
			const picture = sent(text).frame(index);
			const place = at % picture.length;
			const wrong = signs[(signs.indexOf(picture[place] ?? '') + step) % 45] ?? '';
			const read = frameFromText(picture.slice(0, place) + wrong + picture.slice(place + 1));
			expect(['damaged', 'foreign']).toContain(read.kind);
		},
	);

	it('needs hardly more pictures than blocks, whichever are lost', () => {
		const text = Array.from({ length: 900 }, (_, at) => String((at * 7919) % 1009)).join('');
		const { count, frame } = sent(text, { single: 200, each: 200 });
		expect(count).toBeGreaterThan(10);
		const needed = Array.from({ length: 50 }, (_, run) => {
			const receiver = receiveFrames();
			// Two of three are never seen, and it begins somewhere.
			for (let read = 1; ; read++) if (receiver(frame(run * 31 + read * 3)).kind === 'whole') return read;
		});
		expect(needed.reduce((sum, read) => sum + read) / needed.length).toBeLessThan(count + 3);
	});

	it('shows how far it is', () => {
		const [first = '', second = ''] = firstPictures(
			'宏达鞋业，晋江，四十人，自己设计、自己采购，订单用微信接，排产靠老板娘。',
		);
		const receiver = receiveFrames();
		expect(receiver(second)).toMatchObject({ kind: 'part', isNew: true });
		expect(receiver(second)).toMatchObject({ kind: 'part', isNew: false });
		const came = receiver(first);
		expect(came.kind === 'part' && came.parts.slice(0, 3)).toEqual([true, true, false]);
	});

	it('is one picture where that has room for it', () => {
		expect(sent('宏达', { single: 200, each: 60 }).count).toBe(1);
		expect(receive([sent('宏达').frame(70_000)])).toMatchObject({ kind: 'whole', text: '宏达' });
	});

	it('is refused where it is so large that only a file carries it', () => {
		const noise = Array.from({ length: 200_000 }, (_, at) =>
			String.fromCharCode(0x4e00 + ((at * at * 31) % 20_011)),
		);
		expect(framesOf(noise.join(''), small)).toMatchObject({ kind: 'too-large' });
	});

	it('leaves alone what others write into codes', () => {
		const receiver = receiveFrames();
		for (const foreign of ['https://u.wechat.com/kD5', 'FC', 'FC:', 'fc123', 'FCX', ''])
			expect(receiver(foreign)).toEqual({ kind: 'foreign' });
	});

	it('of a later format is told from a damaged one', () => {
		const bytes = fromBase45(sent('宏达').frame(0).slice(2)) ?? new Uint8Array();
		bytes[0] = 2;
		new DataView(bytes.buffer).setUint32(bytes.length - 4, checksumOf(bytes.subarray(0, -4)));
		expect(frameFromText(`FC${toBase45(bytes)}`)).toEqual({ kind: 'newer-format' });
	});

	it('that was forged on the way is dropped and can be read anew', () => {
		const text = '宏达鞋业，晋江，四十人。'.repeat(3);
		const pictures = firstPictures(text);
		const read = frameFromText(pictures[1] ?? '');
		if (read.kind !== 'frame') throw new Error('no picture');
		const forged = frameToText({ ...read.frame, block: read.frame.block.map((byte) => byte ^ 1) });
		const receiver = receiveFrames();
		expect(receive([forged, pictures[0] ?? ''], receiver)).toEqual({ kind: 'spoiled' });
		expect(receive(pictures, receiver)).toMatchObject({ kind: 'whole', text });
	});

	it('in more pieces than any sender makes is not begun', () => {
		const frame = { transfer: 1, length: 100_000, index: 0, block: new Uint8Array(2) };
		expect(receiveFrames()(frameToText(frame))).toEqual({ kind: 'damaged' });
	});
});
