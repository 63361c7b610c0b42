import type { Bounds } from '../engine/bounds.ts';

/** How a link is drawn and named, everywhere the same: by line style first, by colour second. */
export type LinkStyle = 'flowing' | 'file' | 'retyped' | 'nothing' | 'open';

export const linkStyles: readonly LinkStyle[] = ['flowing', 'file', 'retyped', 'nothing', 'open'];

/** States 0-4 of a link, as `diagnosis.md` section 4 counts them. */
export function linkStyle(state: Bounds): LinkStyle {
	if (state.low !== state.high) return 'open';
	if (state.low >= 3) return 'flowing';
	if (state.low === 2) return 'file';
	return state.low === 1 ? 'retyped' : 'nothing';
}
