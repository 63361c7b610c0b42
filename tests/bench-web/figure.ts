/** What was measured several times, because no machine is quiet. */
export interface Figure {
	readonly what: string;
	readonly unit: Unit;
	readonly values: readonly number[];
	/** The worst median that is still good; undefined where the figure is only told. */
	readonly budget?: Budget;
	/** The same for a bare page in the same run: what this machine needs for nothing at all. */
	readonly bare?: readonly number[];
}

export type Unit = 'ms' | 'points' | 'MiB' | 'count';

export type Budget =
	| { readonly kind: 'at-most'; readonly limit: number }
	| { readonly kind: 'at-least'; readonly limit: number };

export const atMost = (limit: number): Budget => ({ kind: 'at-most', limit });
export const atLeast = (limit: number): Budget => ({ kind: 'at-least', limit });

export const isKept = ({ values, budget }: Figure): boolean => {
	switch (budget?.kind) {
		case undefined:
			return true;
		case 'at-most':
			return median(values) <= budget.limit;
		case 'at-least':
			return median(values) >= budget.limit;
	}
};

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	const [below = NaN, above = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return (below + above) / 2;
}

/** The figures as a table in Markdown. */
export function tableOf(figures: readonly Figure[]): string {
	const rows = figures.map((figure) => [
		figure.what,
		shown(median(figure.values), figure.unit),
		spreadOf(figure),
		budgetOf(figure),
		figure.bare ? `${(median(figure.values) / median(figure.bare)).toFixed(1)} × bare` : '',
		isKept(figure) ? '' : 'OVER',
	]);
	return [
		['figure', 'median', 'from … to', 'budget', 'beside a bare page', ''],
		['-', '-:', '-:', '-:', '-:', '-'],
		...rows,
	]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

function spreadOf({ values, unit }: Figure): string {
	if (values.length < 2) return '';
	return `${shown(Math.min(...values), unit)} … ${shown(Math.max(...values), unit)}`;
}

function budgetOf({ budget, unit }: Figure): string {
	switch (budget?.kind) {
		case undefined:
			return '';
		case 'at-most':
			return `≤ ${shown(budget.limit, unit)}`;
		case 'at-least':
			return `≥ ${shown(budget.limit, unit)}`;
	}
}

function shown(value: number, unit: Unit): string {
	switch (unit) {
		case 'ms':
			return `${String(Math.round(value))} ms`;
		case 'MiB':
			return `${value.toFixed(1)} MiB`;
		case 'points':
		case 'count':
			return String(Math.round(value));
	}
}
