import { expect, test } from '../journeys/checked-test.ts';
import { faultsOf } from './faults.ts';
import { onPage } from './on-page.ts';
import { readPaper } from './paper-file.ts';

const rows = (count: number) =>
	Array.from(
		{ length: count },
		(_, row) => `<tr><td>row number ${row + 1}</td><td>its answer</td></tr>`,
	).join('');
const table = (count: number) =>
	`<table><thead><tr><th>question</th><th>answer</th></tr></thead><tbody>${rows(count)}</tbody></table>`;
const paper = (inside: string, style = '') =>
	`<style>@page { size: A4; margin: 12mm 14mm } body { margin: 0; font: 11pt/1.5 sans-serif } td, th { padding: 2mm } ${style}</style>` +
	`<article class="sheet"><h1>Firm</h1>${inside}</article>`;
const foot =
	'@page { @bottom-center { content: "Firm " counter(page) " / " counter(pages); font: 7pt sans-serif } }';
const filler = (millimetres: number) => `<div style="height: ${millimetres}mm; background: #eee"></div>`;

/** What is damaged, and the complaint that it must lead to. */
const damages: Readonly<Record<string, readonly [html: string, complaint: RegExp | undefined]>> = {
	'a good paper': [paper(`<h2>Part</h2>${table(60)}`), undefined],
	'too many sheets': [paper(table(200)), /^\d+ sheets, not 1 to 4$/],
	'words too near to the edge': [paper('', '@page { margin: 12mm 3mm }'), /from the left edge/],
	'a last sheet for one line': [paper(`${filler(255)}<p>The last line</p>`), /almost bare/],
	'a head at the foot of a sheet': [
		paper(`${filler(225)}<h2>Lonely</h2><p style="break-before: page">${'Words. '.repeat(800)}</p>`),
		/the head “Lonely” ends sheet 1/,
	],
	'a table whose head does not repeat': [
		paper(table(60), 'thead { display: table-row-group }'),
		/stands under no head/,
	],
	'a key in place of its words': [paper('<p>annex.period.until</p>'), /says “.*annex\.period/s],
	'a value that is none': [paper('<p>It takes undefined days</p>'), /says “.*undefined/s],
	'words over words': [
		paper('<p>One sentence here</p><p style="margin-top: -1.5em">and another</p>', 'p { margin: 0 }'),
		/is printed over/,
	],
	'a sheet that does not say whose it is': [
		paper(`${filler(255)}${table(30)}`, '@page { @bottom-center { content: "Others 1 / 1" } }'),
		/the foot of sheet 2 says “Others/,
	],
	'a last sheet for one line above its foot': [
		paper(`${filler(255)}<p>The last line</p>`, foot),
		/almost bare/,
	],
	'a head at the foot of a sheet that is numbered': [
		paper(`${filler(225)}<h2>Lonely</h2><p style="break-before: page">${'Words. '.repeat(800)}</p>`, foot),
		/the head “Lonely” ends sheet 1/,
	],
	'another firm': [paper('').replace('Firm', 'Other'), /does not say “Firm”/],
};

test.describe('a reader complains about', () => {
	for (const [damage, [html, complaint]] of Object.entries(damages))
		test(damage, async ({ page, browserName }) => {
			test.skip(browserName !== 'chromium', 'it is the reader who is tried here, not the engine');
			await page.setContent(html);
			const file = test.info().outputPath('paper.pdf');
			await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
			const faults = faultsOf(readPaper(file), await onPage(page), {
				size: 'A4',
				least: 1,
				most: 4,
				letters: 'all',
				...(html.includes('@bottom') ? { foot: 'Firm' } : {}),
				says: ['Firm'],
			});
			if (complaint === undefined) expect(faults).toEqual([]);
			else
				expect(
					faults.some((fault) => complaint.test(fault)),
					faults.join('\n'),
				).toBe(true);
		});
});
