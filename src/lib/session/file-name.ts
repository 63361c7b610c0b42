/** Separators of folders and what one system or another forbids, and the marks that keep two scripts apart on a page. */
const FORBIDDEN = /[\\/:*?"<>|]/g;
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Words of somebody's own as the name of a file on any device. */
export const asFileName = (words: string): string =>
	words.replaceAll(DIRECTION_MARKS, '').replaceAll(FORBIDDEN, '_').trim();
