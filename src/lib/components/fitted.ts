import { inNextTask } from './turns.ts';

/** Words too long for their place in a picture are drawn smaller: no language writes over its frame. */
export const fitted = (words: string, room: number) => (drawn: SVGTextElement) => {
	function fit(): void {
		drawn.style.fontSize = '';
		// Measured as drawn, so that the words themselves are only asked for: with others it is measured anew.
		const width = words === '' ? 0 : drawn.getComputedTextLength();
		if (width <= room) return;
		const size = Number.parseFloat(getComputedStyle(drawn).fontSize);
		drawn.style.fontSize = `${String((size * room) / width)}px`;
	}
	fit();
	// Drawn before its style or its letters have come, it was measured in others.
	let takeBack = () => {};
	const watching = new ResizeObserver(() => (takeBack = inNextTask(fit)));
	watching.observe(drawn);
	return () => {
		watching.disconnect();
		takeBack();
	};
};
