/** JSON with its keys in one order, so that equal contents are equal letters, wherever they were written. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, inOrder, '\t');

const inOrder = (_: string, value: unknown): unknown =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : Number(a > b))))
		: value;
