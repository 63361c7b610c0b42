import { afterPaint } from '$lib/components/turns.ts';

/**
 * Whoever listens hears the new page, and goes on from its top by keys: its heading takes the focus, once it is painted.
 * A page that opens its firm first has no heading yet and is waited for. Gives what ends the waiting.
 */
export function focusHeading(): () => void {
	const before = document.activeElement;
	const watching = new MutationObserver(() => {
		if (heading() === null) return;
		watching.disconnect();
		afterPaint(take);
	});
	/** Who has gone on meanwhile, by a key or a tap, stays there. */
	function take(): void {
		const now = document.activeElement;
		if (isOver || (now !== before && now !== document.body)) return;
		const found = heading();
		if (found === null) return watching.observe(document.body, { childList: true, subtree: true });
		found.tabIndex = -1;
		found.focus({ preventScroll: true });
	}
	let isOver = false;
	afterPaint(take);
	return () => {
		isOver = true;
		watching.disconnect();
	};
}

const heading = () => document.querySelector<HTMLElement>('main h1');
