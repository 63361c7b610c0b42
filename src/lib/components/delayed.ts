/** Waits for a pause before it acts, so that typing is saved word by word, not letter by letter. `now` acts at once. */
export function delayed(milliseconds: number) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let waiting: (() => void) | undefined;
	const now = (): void => {
		clearTimeout(timer);
		const act = waiting;
		waiting = undefined;
		act?.();
	};
	return {
		later(act: () => void): void {
			waiting = act;
			clearTimeout(timer);
			timer = setTimeout(now, milliseconds);
		},
		now,
	};
}
