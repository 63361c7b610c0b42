import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../journeys/checked-test.ts';
import { firmOf } from './firms.ts';
import { layoutFaults, layoutOf, layoutToText, textToLayout } from './layout.ts';
import { openPaper } from './open-paper.ts';
import { paperNames, type PaperName } from './papers.ts';

/** After a change that is meant: `PAPERS_EXPECT=1 npx playwright test layout --project=papers`, and read the difference. */
const isWritten = process.env['PAPERS_EXPECT'] === '1';

/** Where each block, table and drawing stands; text, so that a change is read line by line. */
const fileOf = (name: PaperName, language: string) =>
	join(import.meta.dirname, 'expected', `${name}.${language}.layout`);

for (const language of ['zh-CN', 'ar'] as const)
	test.describe(`in ${language}`, () => {
		test.use({ locale: language, timezoneId: 'Asia/Shanghai' });

		test('everything on the papers stands where it is expected', async ({ page, browserName }) => {
			test.skip(browserName !== 'chromium', 'each engine has widths of its own');
			const firm = firmOf.typical(language);
			await firm.store(page, firm.name);
			for (const name of paperNames) {
				await openPaper(page, name);
				const seen = await layoutOf(page);
				const file = fileOf(name, language);
				if (isWritten) writeFileSync(file, layoutToText(seen));
				expect.soft(layoutFaults(seen, textToLayout(readFileSync(file, 'utf8'))), name).toEqual([]);
			}
		});
	});

test.describe('the comparison bears other letters and finds damage:', () => {
	const damages: Readonly<Record<string, readonly [style: string, isFound: boolean]>> = {
		'letters a little wider': ['body { letter-spacing: 0.01em }', false],
		'a table hidden': ['table { display: none }', true],
		'the chain without its picture': ['.where svg { display: none }', true],
		'a picture of no size': ['.where svg { inline-size: 10px }', true],
		'sections pushed aside': ['.sheet section { margin-inline-start: 12mm }', true],
		'the frame at the end': ['.sheet { display: flex; flex-direction: column } .framed { order: 9 }', true],
	};
	for (const [damage, [style, isFound]] of Object.entries(damages))
		test(damage, async ({ page, browserName }) => {
			test.skip(browserName !== 'chromium', 'each engine has widths of its own');
			const firm = firmOf.typical('zh-CN');
			await firm.store(page, firm.name);
			await openPaper(page, 'report');
			await wear(page, style);
			const faults = layoutFaults(
				await layoutOf(page),
				textToLayout(readFileSync(fileOf('report', 'zh-CN'), 'utf8')),
			);
			expect(faults.length > 0).toBe(isFound);
		});
});

/** A sheet that no content policy forbids. */
const wear = (page: Page, style: string): Promise<void> =>
	page.evaluate((rules) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(rules.replaceAll('}', ' !important }'));
		document.adoptedStyleSheets = [sheet];
	}, style);
