/** A picture that draws itself: `waiting` until it is seen, `drawing` for a moment, then `drawn` for good. */
export type Drawing = 'waiting' | 'drawing' | 'drawn';

/** As long as the slowest line, the break's pulse included. */
const drawingTime = 2_800;

/** Says how far the drawing is; a reader who asked for less motion finds it drawn. Gives the way to stop watching. */
export function drawnWhenSeen(picture: Element, say: (drawing: Drawing) => void): () => void {
	const wantsStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
	if (wantsStill || !('IntersectionObserver' in window)) return () => {};
	let ending: ReturnType<typeof setTimeout> | undefined;
	const watching = new IntersectionObserver(
		(entries) => {
			if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
			watching.disconnect();
			say('drawing');
			ending = setTimeout(() => {
				say('drawn');
			}, drawingTime);
		},
		{ threshold: 0.35 },
	);
	say('waiting');
	watching.observe(picture);
	return () => {
		watching.disconnect();
		clearTimeout(ending);
	};
}
