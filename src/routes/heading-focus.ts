import { afterPaint } from '$lib/components/turns.ts';
import { whenThere } from '$lib/components/when-there.ts';

/**
 * Whoever listens hears the new page, and goes on from its top by keys: its heading takes the focus, once it is painted.
 * A page that opens its firm first has no heading yet and is waited for. Gives what ends the waiting.
 */
export function focusHeading(): () => void {
	const before = document.activeElement;
	let stopWaiting = () => {};
	/** Who has gone on meanwhile, by a key or a tap, stays there. */
	function take(): void {
		const now = document.activeElement;
		if (isOver || (now !== before && now !== document.body)) return;
		const found = heading();
		if (found === null) {
			stopWaiting = whenThere(heading, () => {
				afterPaint(take);
			});
			return;
		}
		found.tabIndex = -1;
		found.focus({ preventScroll: true });
	}
	let isOver = false;
	afterPaint(take);
	return () => {
		isOver = true;
		stopWaiting();
	};
}

const heading = () => document.querySelector<HTMLElement>('main h1');
