import fc from 'fast-check';
import papaparse from 'papaparse';
import readSheets from 'read-excel-file/universal';
import { expect, it } from 'vitest';
import { csvFile, xlsxFile } from '../../../src/lib/session/workbench/spreadsheet-file.ts';
import { strFromU8, unzipSync } from 'fflate';
import { hostileWords, timesOf } from '../../support/hostile.ts';

const sign = fc.constantFrom(
	'=',
	'+',
	'-',
	'@',
	'＝',
	'＋',
	'－',
	'＠',
	'\t',
	'\r',
	'\n',
	' ',
	'\u200B',
	'\uFEFF',
	'\u202E',
	'"',
	"'",
	';',
	',',
	'|',
	'1',
	'厂',
);
const words = fc.oneof(fc.constantFrom(...hostileWords), fc.string({ unit: sign, maxLength: 12 }));
const table = fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
const numRuns = timesOf(200, 3000);

it('no cell of a CSV is a formula, whichever delimiter a spreadsheet takes', async () => {
	await fc.assert(
		fc.asyncProperty(table, async (rows) => {
			const letters = await csvFile(rows);
			const cells = papaparse.parse<string[]>(letters.slice(1), { delimiter: ',' }).data.flat();
			for (const cell of cells)
				expect(cell.replace(/^[\s\p{Cc}\p{Cf}]+/u, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
		}),
		{ numRuns },
	);
});

it('no cell of a workbook is a formula, and its words come back', async () => {
	await fc.assert(
		fc.asyncProperty(table, async (rows) => {
			const book = await xlsxFile('=1+1', rows);
			expect(strFromU8(unzipSync(book)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toMatch(
				/<f[\s>/]/,
			);
			const [sheet] = await readSheets(new Blob([book]));
			const cells = (sheet?.data ?? []).flat().filter((cell) => cell !== null);
			expect(cells.filter((cell) => typeof cell !== 'string')).toEqual([]);
		}),
		{ numRuns: Math.ceil(numRuns / 4) },
	);
});
