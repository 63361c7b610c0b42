import { describe, expect, it } from 'vitest';
import { countCaught, lackingOf } from '../../../src/lib/session/caught.ts';
import { makeCapture } from '../../support/stored.ts';

const media = (bytes: number) => ({ type: 'image/jpeg', bytes });
const walk = [
	makeCapture({ id: 'p1', media: media(300) }),
	makeCapture({ id: 'p2', assessment: 'in the bin', media: media(40) }),
	makeCapture({ id: 'v', kind: 'voice', media: media(5) }),
	makeCapture({ id: 't', kind: 'text' }),
];

describe('what was caught on walks', () => {
	it('is counted by kind, with the bytes of all', () => {
		expect(countCaught(walk)).toEqual({ photos: 2, voices: 1, notes: 1, bytes: 345 });
	});

	it('lacks in a file without pictures, but for words and for what is in the bin', () => {
		expect(lackingOf(walk, new Set(['firm']))).toEqual({ photos: 1, voices: 1, notes: 0, bytes: 305 });
	});

	it('is no loss where there are only words, or nothing', () => {
		expect(lackingOf([makeCapture({ kind: 'text' })], new Set(['firm']))).toBeUndefined();
		expect(lackingOf(walk, new Set())).toBeUndefined();
	});
});
