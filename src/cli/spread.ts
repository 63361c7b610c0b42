/** Of many measurements, the middle one and one that nine in ten do not exceed. */
export const spreadOf = (values: readonly number[]) => ({
	median: rounded(quantile(values, 0.5)),
	p90: rounded(quantile(values, 0.9)),
});

/** The smallest value that at least this share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
