import type { Page } from '@playwright/test';
import { languages as knownLanguages } from '../../src/lib/i18n/languages.ts';
import { expect, test } from '../journeys/checked-test.ts';
import { languages, type Language, type Say } from '../journeys/words.ts';
import { faultsOf } from './faults.ts';
import { firmOf, firmSorts, type Firm, type FirmSort } from './firms.ts';
import { onPage } from './on-page.ts';
import { dayOfPaper, openPaper } from './open-paper.ts';
import { readPaper } from './paper-file.ts';
import { paperNames, papers, type PaperName } from './papers.ts';

/** Chromium makes a sheet of A4 fit the paper that is there; Firefox's own file has the size that the sheet asks for. */
const sizesOf = { chromium: ['A4', 'Letter'], firefox: ['A4'], webkit: [] } as const;

/**
 * Printed every time. All of it takes some minutes and is asked for:
 * `PAPERS_LONG=1 npx playwright test --project=papers --project=papers-firefox`
 */
const ordinary: Readonly<Record<string, Readonly<Partial<Record<Language, FirmSort>>>>> = {
	chromium: { 'zh-CN': 'typical', ar: 'everything', es: 'nothing' },
	firefox: { en: 'photos' },
};
const isLong = process.env['PAPERS_LONG'] === '1';

for (const language of languages)
	test.describe(`in ${language}`, () => {
		test.use({ locale: language, timezoneId: 'Asia/Shanghai' });

		for (const sort of firmSorts)
			test(`whoever reads the papers of a firm with ${sort} has nothing to complain about`, async ({
				page,
				say,
				browserName,
			}) => {
				test.skip(!isLong && ordinary[browserName]?.[language] !== sort, 'printed in the long run');
				test.setTimeout(300_000);
				const firm = firmOf[sort](language);
				await firm.store(page, firm.name);
				for (const name of paperNames) {
					await openPaper(page, name);
					for (const size of sizesOf[browserName]) {
						const file = test.info().outputPath(`${name}-${size}.pdf`);
						await page.pdf({
							path: file,
							format: size,
							preferCSSPageSize: size === 'A4',
							printBackground: true,
						});
						const [least, most] = sheetsOf(name, sort);
						const faults = faultsOf(readPaper(file), await onPage(page), {
							size,
							least,
							most,
							letters:
								browserName === 'chromium' ? 'all' : ['en', 'es'].includes(language) ? 'latin' : 'none',
							foot:
								browserName === 'chromium' && papers[name].hasFeet
									? firm.name || say('result.unnamed')
									: undefined,
							says: await looksFor(page, { name, firm, say, language }),
						});
						expect.soft(faults, `${name} on ${size}`).toEqual([]);
					}
				}
			});
	});

function sheetsOf(name: PaperName, sort: FirmSort) {
	const { sheets } = papers[name];
	return sheets[sort] ?? sheets.any;
}

/** Whose it is, of which day, by which code to compare it, and what each paper is for. */
async function looksFor(
	page: Page,
	{ name, firm, say, language }: { name: PaperName; firm: Firm; say: Say; language: Language },
): Promise<readonly string[]> {
	return [
		firm.name || say('result.unnamed'),
		dayWords(name, language, firm),
		...(await page.locator('[data-check-code]').allInnerTexts()),
		...papers[name].says(say),
		...(firm.isWorkshop ? papers[name].tells(say) : []),
	];
}

/** Of two check-ups when they were answered, of one day by the time; of every other paper its own day. */
function dayWords(name: PaperName, language: Language, { answered }: Firm): string {
	const isPaired = name === 'comparison';
	const style = isPaired
		? ({ dateStyle: 'medium', timeStyle: 'short' } as const)
		: ({ dateStyle: 'long' } as const);
	const moment = isPaired ? answered : dayOfPaper;
	const { locale } = knownLanguages.find(({ id }) => id === language) ?? {};
	return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'Asia/Shanghai' }).format(moment);
}
