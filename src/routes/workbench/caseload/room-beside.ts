import type { TextSize } from '$lib/session/device.svelte.ts';
import { MediaQuery } from 'svelte/reactivity';

/**
 * Whether there is room for a firm beside the list: 64 rem of the text that is read. A media query counts in the size of
 * the browser, which the larger text of theme.css does not change, so each size asks for a width of its own.
 */
export const hasRoomBeside = (size: TextSize): boolean => room[size].current;

const room: Readonly<Record<TextSize, MediaQuery>> = {
	normal: new MediaQuery('(min-width: 64rem)'),
	large: new MediaQuery('(min-width: 96rem)'),
	largest: new MediaQuery('(min-width: 128rem)'),
};
