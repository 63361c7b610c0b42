import type { ItemId } from '../engine/questionnaire.ts';
import type { Truth } from '../engine/truth.ts';

/** One line of an explanation in the reader's language, with what folds out of it. */
export interface Line {
	/** Undefined for a heading: it claims nothing. */
	readonly truth: Truth | undefined;
	/** What the line is about, before its words; a link where it is an item that is asked. */
	readonly about: { readonly name: string; readonly item: ItemId | undefined } | undefined;
	readonly words: string;
	readonly inside: readonly Line[];
	/** Folded out from the start. */
	readonly open: boolean;
}

export const line = (words: string, more: Partial<Line> = {}): Line => ({
	truth: undefined,
	about: undefined,
	words,
	inside: [],
	open: false,
	...more,
});
