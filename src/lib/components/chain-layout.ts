import type { NodeId } from '../engine/scale.ts';

/**
 * Where the nodes and links of the chain stand on a drawing of 348 x 308 units: a square fills a phone, and its links
 * are long enough to carry their marks a finger apart.
 */
export const size = { width: 348, height: 308 } as const;
export const box = { width: 112, height: 76 } as const;

export const nodeCorners: Readonly<Record<NodeId, readonly [number, number]>> = {
	design: [4, 4],
	production: [232, 4],
	supply: [232, 228],
	marketing: [4, 228],
};

/** What each node is about, around its own middle: a pencil, a factory, boxes, a cart. */
export const glyphs: Readonly<Record<NodeId, string>> = {
	design: 'M-9 9 L-7 2 L6 -11 L11 -6 L-2 7 Z M3.5 -8.5 L8.5 -3.5',
	production: 'M-13 10 V-2 L-4 -9 V-2 L5 -9 V-2 L13 -9 V10 Z',
	supply: 'M-12 -1 h11 v11 h-11z M1 -1 h11 v11 h-11z M-5.5 -13 h11 v11 h-11z',
	marketing: 'M-14 -10 h5 l4 13 h12 l4 -9 h-16 M-3 9 a2 2 0 1 0 .1 0z M7 9 a2 2 0 1 0 .1 0z',
};

export interface LinkLine {
	readonly path: string;
	/** Where a mark stands, and a finger taps: two of them are never nearer than 70 units. */
	readonly middle: readonly [number, number];
	/** The direction in which the arrow points, in degrees; 0 is to the right. */
	readonly tip: readonly [number, number, number];
	readonly tail: readonly [number, number, number];
	/** Its place when the picture draws itself, from design by way of production to sales. */
	readonly turn: number;
}

const lines: Readonly<Record<string, LinkLine>> = {
	'design>production': {
		path: 'M118 32 H222',
		middle: [170, 32],
		tip: [230, 32, 0],
		tail: [118, 32, 180],
		turn: 0,
	},
	'production>supply': {
		path: 'M294 82 V216',
		middle: [294, 122],
		tip: [294, 226, 90],
		tail: [294, 82, -90],
		turn: 1,
	},
	'supply>production': {
		path: 'M332 226 V92',
		middle: [332, 188],
		tip: [332, 82, -90],
		tail: [332, 226, 90],
		turn: 2,
	},
	'production>marketing': {
		path: 'M254 82 C254 180 214 254 128 254',
		middle: [221, 195],
		tip: [118, 254, 180],
		tail: [254, 82, -90],
		turn: 3,
	},
	'marketing>production': {
		path: 'M94 226 C94 128 134 60 220 60',
		middle: [128, 117],
		tip: [230, 60, 0],
		tail: [94, 226, 90],
		turn: 4,
	},
	'marketing>design': {
		path: 'M36 226 V92',
		middle: [36, 156],
		tip: [36, 82, -90],
		tail: [36, 226, 90],
		turn: 5,
	},
};

export const lineOf = (from: NodeId, to: NodeId): LinkLine | undefined => lines[`${from}>${to}`];
