import type { Scale, Thousandths } from './scale.ts';

/** How many points of a scale our items can tell anything about, of all that it counts: the rest is never asked. */
export interface Fed {
	readonly points: Thousandths;
	readonly of: Thousandths;
}

/** In thousandths, rounded down, totalled as the scale totals its dimensions. */
export function fedPoints({ dimensions, total }: Scale): Fed {
	const parts = total === 'mean' ? Math.max(1, dimensions.length) : 1;
	const of = dimensions.reduce((sum, { max }) => sum + max, 0);
	const unfed = dimensions.reduce((sum, dimension) => sum + (dimension.unfed ?? 0), 0);
	return { points: Math.floor((of - unfed) / parts), of: Math.floor(of / parts) };
}
