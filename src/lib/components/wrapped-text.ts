/** Lines of a text for a canvas, which knows no line break: no word is torn, no line begins with a closing sign. */
export function wrappedText(
	words: string,
	{ width, widthOf, language }: { width: number; widthOf: (part: string) => number; language: string },
): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of piecesOf(words, language)) {
		if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
			lines.push(line.trimEnd());
			line = piece.trimStart();
		} else line += piece;
	}
	return line === '' ? lines : [...lines, line.trimEnd()];
}

/** What stays together: a word with the signs that close it, an opening sign with the word after it. */
function piecesOf(words: string, language: string): readonly string[] {
	const pieces: string[] = [];
	for (const part of partsOf(words, language)) {
		const last = pieces.at(-1);
		if (last !== undefined && (closes.test(part) || opens.test(last)))
			pieces[pieces.length - 1] = last + part;
		else pieces.push(part);
	}
	return pieces;
}

const closes = /^[\s\p{Pe}\p{Pf}\p{Po}～–-]/u;
const opens = /[\p{Ps}\p{Pi}]$/u;

/** Firefox learned to find Chinese words only of late; before that every sign may end a line. */
function partsOf(words: string, language: string): readonly string[] {
	if (!('Segmenter' in Intl)) return words.match(/[\p{Script=Han}]|[^\s\p{Script=Han}]+|\s+/gu) ?? [];
	const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
	return Array.from(segmenter.segment(words), ({ segment }) => segment);
}
