/** What was opened is seen from its top on, also where something above it closed in the same moment. */
export function bringUp(opened: Element): void {
	const { top } = opened.getBoundingClientRect();
	if (top < 0 || top > innerHeight / 2) opened.scrollIntoView({ block: 'start' });
}
