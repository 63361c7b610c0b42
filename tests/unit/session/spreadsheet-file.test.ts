import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvFile, xlsxFile } from '../../../src/lib/session/workbench/spreadsheet-file.ts';

const hostile = fc.string({
	unit: fc.constantFrom('=', '+', '-', '@', '＝', '＠', ' ', '\t', '\u200b', '"', ',', '\n', 'a', '厂'),
});

describe('a table as CSV', () => {
	test.prop([fc.array(hostile, { minLength: 1, maxLength: 4 })])(
		'comes back as it was, and holds no cell that a spreadsheet takes for a formula',
		async (cells) => {
			const written = await csvFile([cells]);
			expect(written.startsWith('\uFEFF"')).toBe(true);
			const [read = []] = papaparse.parse<string[]>(written.slice(1).replace(/\r\n$/, ''), {
				delimiter: ',',
				newline: '\r\n',
			}).data;
			expect(read.map((cell) => cell.replace(/^'/, ''))).toEqual(cells.map((cell) => cell.replace(/^'/, '')));
			for (const cell of read) expect(cell.replace(/^[\s\u200b]+/, '')).not.toMatch(/^[=+\-@＝＠]/);
		},
	);

	it('leaves a number below zero a number', async () => {
		expect(await csvFile([[-0.5, '-0.5']])).toBe('\uFEFF"-0.5","\'-0.5"\r\n');
	});
});

describe('a table as XLSX', () => {
	it('writes words as words and numbers as numbers, and nothing that is worked out', async () => {
		const parts = unzipSync(await xlsxFile('a/b', [['=1+1', 7, '<b>&\u0001']]));
		const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
		expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
		expect(sheet).toContain('<c r="B1"><v>7</v></c>');
		expect(sheet).toContain('&lt;b&gt;&amp;</t>');
		expect(sheet).not.toContain('<f>');
		expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="a b"');
	});
});
