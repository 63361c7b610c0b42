import type { Page } from '@playwright/test';
import { storePhotos } from '../papers/photos.ts';
import { storeCaseload } from './advisor-pages.ts';
import { expect, tagged, test, watch } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { printed, unspaced } from './printed.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import { button, open, storeFirm, tap } from './walking.ts';
import { wordsIn, type Say } from './words.ts';

interface SavedPaper {
	readonly address: string;
	/** Stands on it, and so in the file. */
	readonly says: (say: Say) => string;
	/** Where the file is saved from a dialog. */
	readonly opensFirst?: (say: Say) => string;
	readonly photos?: number;
}

const papers: Readonly<Record<string, SavedPaper>> = {
	annex: {
		address: '/workbench/annex/?firm=firm',
		says: (say) => say('annex.method'),
		opensFirst: (say) => say('share.open'),
		photos: 2,
	},
	comparison: {
		address: '/workbench/comparison/?before=earlier&after=firm',
		says: (say) => say('paired.title'),
	},
	settling: { address: '/workbench/settling/?firm=firm', says: (say) => say('settling.title') },
	subsidy: { address: '/workbench/subsidy/?firm=firm', says: (say) => say('subsidy.lead') },
	referral: { address: '/handover/?firm=firm', says: (say) => say('handover.notes') },
	cohort: { address: '/workbench/cohort/', says: (say) => say('cohort.title') },
};

const readers = [
	{ language: 'zh-CN', locale: 'zh-CN', dir: 'ltr' },
	{ language: 'ar', locale: 'ar-EG', dir: 'rtl' },
] as const;

for (const { language, locale, dir } of readers)
	test.describe(`for a reader of ${language}`, tagged('engine'), () => {
		test.use({ locale });

		test('every paper of the advisor is saved as a file that opens without the app and the network', async ({
			page,
			browser,
		}) => {
			test.slow();
			const say = wordsIn(language);
			await storeCaseload(page);
			await storePhotos(page, 2);
			for (const [name, paper] of Object.entries(papers))
				await test.step(name, async () => {
					const { title, path } = await saved(page, say, paper);
					const alone = await browser.newContext({ viewport: { width: 360, height: 740 }, offline: true });
					const complaints = await watch(alone, 'file:///');
					const asked: string[] = [];
					alone.on('request', (request) => {
						if (!request.url().startsWith('data:')) asked.push(request.url());
					});
					const file = await alone.newPage();
					await file.goto(`file://${path}`);
					await expect(file.locator('html')).toHaveAttribute('lang', language);
					await expect(file.locator('html')).toHaveAttribute('dir', dir);
					expect(lettersOf(await file.title())).toBe(lettersOf(title));
					await expect(file.locator('main')).toContainText(paper.says(say));
					await expect(file.locator('script, button, input, select, [data-waiting]')).toHaveCount(0);
					await expect(file.locator('a[href]:not([href^="http"], [href^="tel:"])')).toHaveCount(0);
					const widths = await file
						.locator('main img')
						.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth));
					expect(widths).toEqual(Array.from({ length: paper.photos ?? 0 }, () => 400));
					expect(await file.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
					expect(asked.filter((url) => url !== file.url())).toEqual([]);
					expect(complaints).toEqual([]);
					await alone.close();
				});
		});
	});

async function saved(page: Page, say: Say, { address, says, opensFirst }: SavedPaper) {
	await open(page, address);
	await expect(page.getByText(says(say)).first()).toBeVisible();
	if (opensFirst) await tap(button(page, opensFirst(say)));
	const file = await downloadBy(page, () => tap(button(page, say('share.report'))));
	expect(file.name).toMatch(/\.html$/);
	return { ...file, title: file.name.replace(/-\d{4}-\d\d-\d\d\.html$/, '') };
}

test('whatever the firm is called, its name is only words at the foot of every sheet', async ({
	page,
	browserName,
	context,
	say,
}) => {
	test.skip(browserName !== 'chromium', 'Firefox and WebKit know no margin boxes');
	const name = String.raw`甲\"; } } </style><script>document.title = "taken"</script> 厂`;
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop, name });
	const { path } = await saved(page, say, { address: '/workbench/subsidy/?firm=firm', says: () => name });
	const file = await context.newPage();
	await file.goto(`file://${path}`);
	await expect(file.locator('script, style')).toHaveCount(1);
	await expect(file.locator('h1')).toHaveText(name);
	for (const [paper, sheets] of [
		['app', await printed(page, 'app')],
		['file', await printed(file, 'file')],
	] as const)
		for (const words of sheets.words)
			expect(words, paper).toContain(unspaced(`${name} · ${say('nav.subsidy')}`));
});

test('the annex goes as a picture and as the answers file too', tagged('engine'), async ({ page, say }) => {
	await storeCaseload(page);
	await open(page, '/workbench/annex/?firm=firm');
	const code = await page.locator('[data-check-code]').innerText();
	await tap(button(page, say('share.open')));
	const picture = page.getByRole('dialog').getByRole('img', {
		name: say('annexShare.pictureAlt', { name: expected.firmName, code }),
	});
	await expect(picture).toBeVisible();
	const size = await picture.evaluate(async (image: HTMLImageElement) => {
		await image.decode();
		return { width: image.naturalWidth, height: image.naturalHeight };
	});
	expect(size.width).toBe(1080);
	expect(size.height).toBeGreaterThan(1600);
	const sent = await downloadBy(page, () => tap(button(page, say('share.picture'))));
	expect(sent.name).toMatch(/\.png$/);
	const answers = await downloadBy(page, () => tap(button(page, say('result.backup'))));
	expect(JSON.parse(answers.text)).toHaveProperty('answers');

	// A camera that sees the picture in a chat finds the check-up by it.
	await open(page, '/workbench/receive/');
	await page.getByLabel(say('handing.receive.picture')).setInputFiles(sent.path);
	await expect(page.getByText(say('annex.paper.same', { code, name: expected.firmName }))).toBeVisible();
});

/** Files have no colons and no marks of direction in their names. */
const lettersOf = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '');
