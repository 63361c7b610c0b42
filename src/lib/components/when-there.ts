/** Hands over what is found on the page: at once, or as soon as it comes. Gives what ends the waiting. */
export function whenThere<Found extends Element>(
	find: () => Found | null,
	then: (found: Found) => void,
): () => void {
	const found = find();
	if (found !== null) {
		then(found);
		return () => {};
	}
	const watching = new MutationObserver(() => {
		const late = find();
		if (late === null) return;
		watching.disconnect();
		then(late);
	});
	watching.observe(document.body, { childList: true, subtree: true });
	return () => {
		watching.disconnect();
	};
}
