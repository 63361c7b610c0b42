import { execFileSync } from 'node:child_process';
import { inkIn, type Picture } from './ink.ts';

/** What came out of the printer, as a reader has it in hand. */
export interface PaperFile {
	readonly sheets: readonly Sheet[];
}

export interface Sheet {
	/** In millimetres. */
	readonly width: number;
	readonly height: number;
	/** As it is copied out of a viewer. */
	readonly words: string;
	readonly lines: readonly Line[];
	/** Each by itself: a line of Chinese with figures in it comes as several that lie in each other. */
	readonly parts: readonly Line[];
	/** What stands below the text: whose sheet it is, and which of how many. */
	readonly foot: string;
	readonly picture: Picture;
}

/** In millimetres from the upper left corner. */
export interface Line {
	readonly words: string;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Dots to a millimetre: enough to see a hairline, few enough to look at every one. */
export const dots = 3;
const millimetres = 25.4 / 72;

export function readPaper(file: string): PaperFile {
	const words = told('pdftotext', ['-raw', file, '-']).split('\f');
	const layout = told('pdftotext', ['-bbox-layout', file, '-']).split('<page ').slice(1);
	const drawn = execFileSync('pdftoppm', ['-gray', '-r', String(dots * 25.4), file], { maxBuffer: 1 << 28 });
	return {
		sheets: inkIn(drawn).map((picture, index) => ({
			...sheetIn(layout[index] ?? ''),
			words: words[index] ?? '',
			picture,
		})),
	};
}

/** The text keeps 12 mm free below it, in which its foot stands; on Letter a sheet of A4 is made smaller. */
const footStrip = 11;

function sheetIn(layout: string) {
	const size = sizeIn(layout);
	const isFoot = ({ top, bottom }: Line) => (top + bottom) / 2 > size.height - footStrip;
	const lines = linesIn(layout, 'line');
	return {
		...size,
		lines: lines.filter((line) => !isFoot(line)),
		parts: linesIn(layout, 'word').filter((part) => !isFoot(part)),
		foot: lines
			.filter(isFoot)
			.map(({ words }) => words)
			.join(''),
	};
}

/** Without the spaces and line breaks that a sheet adds to a sentence, nor the signs that only turn its direction. */
export const unspaced = (text: string): string =>
	text.normalize('NFKC').replaceAll(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069]/g, '');

const told = (program: string, words: readonly string[]) =>
	execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 26 });

function sizeIn(layout: string) {
	const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(layout) ?? [];
	return { width: Number(width) * millimetres, height: Number(height) * millimetres };
}

const linesIn = (layout: string, kind: 'line' | 'word'): readonly Line[] =>
	[...layout.matchAll(boxPattern(kind))].map(([, left, top, right, bottom, words = '']) => ({
		words: unspaced(plain(words)),
		left: Number(left) * millimetres,
		right: Number(right) * millimetres,
		top: Number(top) * millimetres,
		bottom: Number(bottom) * millimetres,
	}));

const boxPattern = (kind: string) =>
	new RegExp(`<${kind} xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</${kind}>`, 'gs');

const marks: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
};

const plain = (words: string): string =>
	words.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, (mark) => marks[mark] ?? mark);
