import type { NodeId } from '../engine/scale.ts';

/** Where the nodes and links of the chain stand on a drawing of 384 x 232 units. */
export const size = { width: 384, height: 232 } as const;
export const box = { width: 88, height: 54 } as const;

export const nodeCorners: Readonly<Record<NodeId, readonly [number, number]>> = {
	design: [6, 14],
	production: [140, 89],
	supply: [290, 89],
	marketing: [6, 164],
};

export interface LinkLine {
	readonly path: string;
	/** The middle, where a mark stands. */
	readonly middle: readonly [number, number];
	/** The direction in which the arrow points, in degrees; 0 is to the right. */
	readonly tip: readonly [number, number, number];
	readonly tail: readonly [number, number, number];
}

const lines: Readonly<Record<string, LinkLine>> = {
	'design>production': {
		path: 'M94 41 C150 41 178 50 178 82',
		middle: [157, 50],
		tip: [178, 88, 90],
		tail: [95, 41, 180],
	},
	'marketing>production': {
		path: 'M94 191 C150 191 178 182 178 150',
		middle: [157, 182],
		tip: [178, 144, -90],
		tail: [95, 191, 180],
	},
	'production>marketing': {
		path: 'M139 116 C100 116 74 126 74 157',
		middle: [92, 125],
		tip: [74, 163, 90],
		tail: [139, 116, 0],
	},
	'marketing>design': { path: 'M32 163 V75', middle: [32, 117], tip: [32, 69, -90], tail: [32, 163, 90] },
	'production>supply': {
		path: 'M229 105 H283',
		middle: [255, 105],
		tip: [289, 105, 0],
		tail: [229, 105, 180],
	},
	'supply>production': {
		path: 'M289 129 H235',
		middle: [264, 129],
		tip: [229, 129, 180],
		tail: [289, 129, 0],
	},
};

export const lineOf = (from: NodeId, to: NodeId): LinkLine | undefined => lines[`${from}>${to}`];
