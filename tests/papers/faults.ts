import { inkBox, type Picture } from './ink.ts';
import type { Asked, OnPage } from './on-page.ts';
import { dots, unspaced, type Line, type PaperFile, type Sheet } from './paper-file.ts';

/** Everything a reader would complain about; nothing where the paper is good. */
export function faultsOf(paper: PaperFile, page: OnPage, asked: Asked): readonly string[] {
	const all = paper.sheets.map(({ words }) => words).join('');
	return [
		...sheetFaults(paper, asked),
		...rawFaults(all),
		...(asked.letters !== 'none'
			? [
					...missing(all, asked),
					...(asked.letters === 'all' ? lonelyHeads(paper, page) : []),
					...headlessTables(paper, page),
				]
			: []),
	];
}

function sheetFaults({ sheets }: PaperFile, { size, least, most, foot }: Asked): readonly string[] {
	const count = sheets.length;
	const expected = paperSizes[size];
	return [
		...(count < least || count > most ? [`${count} sheets, not ${least} to ${most}`] : []),
		...sheets.flatMap((sheet, index) => [
			...(Math.abs(sheet.width - expected.width) > 1 || Math.abs(sheet.height - expected.height) > 1
				? [`sheet ${index + 1} is ${sheet.width.toFixed()} x ${sheet.height.toFixed()} mm`]
				: []),
			...edgeFaults(sheet, index + 1),
			...tornLines(sheet, index + 1),
			...footFaults(sheet, { foot, number: index + 1, count }),
		]),
		...emptyEnd(sheets.at(-1), count),
	];
}

const paperSizes = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } } as const;

/** What most printers leave bare; the sheets themselves keep more. */
const bare = 10;
/** The number of a sheet may stand below the text. */
const bareBelow = 5;

function edgeFaults({ picture, width, height }: Sheet, number: number): readonly string[] {
	const box = inkBox(picture);
	if (box === undefined) return [`sheet ${number} is bare`];
	const gaps = {
		left: box.left / dots,
		right: width - box.right / dots,
		top: box.top / dots,
		bottom: height - box.bottom / dots,
	};
	return Object.entries(gaps)
		.filter(([edge, gap]) => gap < (edge === 'bottom' ? bareBelow : bare))
		.map(([edge, gap]) => `ink ${gap.toFixed(1)} mm from the ${edge} edge of sheet ${number}`);
}

/** A sheet that fell out of its paper says whose it is and where it belongs. */
function footFaults(
	sheet: Sheet,
	{ foot, number, count }: { foot: Asked['foot']; number: number; count: number },
): readonly string[] {
	if (foot === undefined) return [];
	// Right to left, the number comes out behind the count.
	const numbers = [`${number}/${count}`, `${count}/${number}`];
	const isNumbered = numbers.some((both) => sheet.foot.includes(both));
	return isNumbered && isSaid(foot, sheet.foot) ? [] : [`the foot of sheet ${number} says “${sheet.foot}”`];
}

/** Lines that a sheet's end has cut through, which stand half above the next one, and words printed over each other. */
function tornLines({ lines, parts }: Sheet, number: number): readonly string[] {
	const named = (line: Line) => `“${line.words.slice(0, 20)}”`;
	const words = parts.filter((part) => part.words.length > 1);
	return [
		...lines
			.filter((line) => line.words.length > 1 && middleOf(line) < bare)
			.map((line) => `${named(line)} is cut through above sheet ${number}`),
		...words.flatMap((part, index) =>
			words
				.slice(index + 1)
				.filter((other) => isOver(part, other))
				.map((other) => `${named(part)} on sheet ${number} is printed over ${named(other)}`),
		),
	];
}

/** Boxes are up to half as high again as their letters, and a Chinese comma lies half in the word before it. */
function isOver(one: Line, other: Line): boolean {
	const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
	const low = Math.min(one.bottom - one.top, other.bottom - other.top);
	return wide > 2.5 && Math.abs(middleOf(one) - middleOf(other)) < 0.45 * low;
}

/** A last sheet for a line or two is paper for nothing. */
function emptyEnd(last: Sheet | undefined, count: number): readonly string[] {
	const box = last && count > 1 ? inkBox(withoutFoot(last)) : undefined;
	if (box === undefined || last === undefined) return [];
	const share = (box.bottom - box.top) / last.picture.height;
	return share < 0.08 ? [`the last sheet is almost bare: ${(share * 100).toFixed()}%`] : [];
}

/** The picture down to where the text of a sheet may end. */
function withoutFoot({ picture, height: millimetres }: Sheet): Picture {
	const height = Math.floor(picture.height * (1 - bare / millimetres));
	return { ...picture, height, grey: picture.grey.subarray(0, height * picture.width) };
}

const slips = [/undefined/, /\bNaN\b/, /\[object/, /\{\{/, /\}\}/, /\bInvalid Date\b/, /\$t\(/];

/** What a program says and no person. */
function rawFaults(words: string): readonly string[] {
	return [...slips, keyPattern].flatMap((slip) => {
		const found = slip.exec(words);
		return found ? [`says “${words.slice(Math.max(0, found.index - 20), found.index + 40)}”`] : [];
	});
}

/** Of the app and of the content. */
const keyPattern =
	/\b(?:item|offer|scale|section|barrier|contradiction|report|annex|handover|subsidy|result|route|advice|evidence|format|gate|place|cluster|visit|nav|chain|money|heard)\.[a-z]\w*(?:\.\w+)*\b(?!\.(?:cn|com|org))/;

/** Firefox's Chinese letters lead back to none. */
function missing(words: string, { says, letters }: Asked): readonly string[] {
	return says
		.filter((said) => letters === 'all' || !/\p{Script=Han}/u.test(said))
		.filter((said) => !isSaid(said, words))
		.map((said) => `does not say “${said}”`);
}

/**
 * Arabic comes out of a viewer in another order, with words in parts where the font joins letters: only which letters
 * there are near each other is the same.
 */
function isSaid(said: string, words: string): boolean {
	if (!/\p{Script=Arabic}/u.test(said)) return unspaced(words).includes(unspaced(said));
	const letters = lettersOf(said);
	return words.split('\n').some((_, at, lines) => {
		const near = lettersOf(lines.slice(at, at + 4).join(''));
		return [...letters].every(([letter, count]) => (near.get(letter) ?? 0) >= count);
	});
}

function lettersOf(text: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const letter of text.normalize('NFKC').match(/\p{L}/gu) ?? [])
		counts.set(letter, (counts.get(letter) ?? 0) + 1);
	return counts;
}

/** A head with nothing below it on its sheet; Firefox does not know how to keep it with what follows. */
function lonelyHeads({ sheets }: PaperFile, { heads }: OnPage): readonly string[] {
	const named = heads.map(unspaced);
	return sheets.flatMap(({ lines }, index) =>
		lines
			.filter((line) => line.words !== '' && !lines.some((other) => isBelow(other, line)))
			.filter(({ words }) => named.includes(words))
			.map(({ words }) => `the head “${words}” ends sheet ${index + 1}`),
	);
}

const isBelow = (other: Line, line: Line): boolean =>
	middleOf(other) > middleOf(line) + 1 && other.left < line.right && other.right > line.left;

/** Boxes of tight lines overlap. */
const middleOf = ({ top, bottom }: Line) => (top + bottom) / 2;

/** A table that goes on to another sheet says there again what its columns are. */
function headlessTables({ sheets }: PaperFile, { tables }: OnPage): readonly string[] {
	const words = sheets.map((sheet) => unspaced(sheet.words));
	return tables.flatMap(({ head, rows }) =>
		rows.flatMap((row) => {
			// Another table may have a row of the same words.
			const on = words.filter((said) => said.includes(unspaced(row)));
			return on.length > 0 && !on.some((said) => said.includes(unspaced(head)))
				? [`the row “${row.slice(0, 30)}” on sheet ${words.indexOf(on[0] ?? '') + 1} stands under no head`]
				: [];
		}),
	);
}
