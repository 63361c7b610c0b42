/** What is there as soon as it is; nothing after the patience has run out. */
export async function found<Value>(
	look: () => Value | null | undefined | false,
	patience = 10_000,
): Promise<Value | undefined> {
	const end = performance.now() + patience;
	for (;;) {
		const seen = look();
		if (seen !== null && seen !== undefined && seen !== false) return seen;
		if (performance.now() > end) return undefined;
		await pause(15);
	}
}

export async function until<Value>(
	what: string,
	look: () => Value | null | undefined | false,
	patience?: number,
): Promise<Value> {
	const seen = await found(look, patience);
	if (seen === undefined) throw new Error(`${what}: not seen at ${location.pathname}${location.search}`);
	return seen;
}

export const pause = (milliseconds: number) =>
	new Promise<undefined>((done) => setTimeout(done, milliseconds, undefined));

export const element = (css: string): HTMLElement | null => document.querySelector<HTMLElement>(css);
export const elements = (css: string): readonly HTMLElement[] => [
	...document.querySelectorAll<HTMLElement>(css),
];
