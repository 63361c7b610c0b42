import decodeQR from 'qr/decode.js';

export interface Pixels {
	readonly width: number;
	readonly height: number;
	/** Red, green, blue and opacity of each. */
	readonly data: Uint8ClampedArray;
}

/** How hard to look: a camera brings another picture at once, a file does not. */
export type Effort = 'glance' | 'search';

/** What a code in the picture says; undefined where none is found. */
export function readCode(pixels: Pixels, effort: Effort): string | undefined {
	try {
		return decodeQR(pixels, effort === 'search' ? { effort: Infinity, timeLimit: 5000 } : {});
	} catch {
		// The library's way to say that there is none.
		return undefined;
	}
}
