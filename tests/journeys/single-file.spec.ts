import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { advisorsSights, storeCaseload } from './advisor-pages.ts';
import { expect, tagged, test, watch } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { alive, answerAll, askedScreen, button, isAsked, isSaved, open, tap } from './walking.ts';

const built = 'dist/factory-checkup.html';

// One after the other: where the file is missing, it is built once.
test.describe.configure({ mode: 'default' });

test.beforeAll(() => {
	if (!existsSync(built)) execFileSync('node', ['src/tools/build-single.mjs']);
});

/** A check-up on a computer without a network and without anything beside the file. */
test(
	'the one file opens from a stick, keeps its answers over a closed browser and shows the result',
	tagged('engine'),
	async ({ say, playwright, browserName, launchOptions, channel, locale, viewport, hasTouch }, testInfo) => {
		test.setTimeout(120_000);
		const stick = testInfo.outputPath('stick.html');
		copyFileSync(built, stick);
		const address = `file://${stick}`;
		const device = () =>
			playwright[browserName].launchPersistentContext(testInfo.outputPath('device'), {
				...launchOptions,
				...(channel !== undefined && { channel }),
				...(locale !== undefined && { locale }),
				viewport,
				hasTouch,
				offline: true,
			});

		const first = await device();
		const asked: string[] = [];
		first.on('request', (request) => asked.push(request.url()));
		const page = await first.newPage();
		await open(page, address);
		await tap(page.getByRole('link', { name: say('start.begin') }));
		await isAsked(page, say, 'firm');
		await answerAll(page, { plan: shoeWorkshop, say, count: 5 });
		const standing = await askedScreen(page, say, shoeWorkshop);
		await isSaved(page);
		await first.close();

		const second = await device();
		const complaints = await watch(second, address);
		const again = await second.newPage();
		await open(again, address);
		await expect(again.getByText('晋江宏达鞋业')).toBeVisible();
		await tap(again.getByRole('link', { name: say('start.continue'), exact: true }));
		await isAsked(again, say, standing);
		await isSkipped(again, say('app.skip'));
		await isAsked(again, say, standing);

		await tap(again.getByRole('link', { name: say('asking.seeResult'), exact: true }));
		await expect(again.getByText(say('result.of', { name: '晋江宏达鞋业' }))).toBeVisible();
		const headline = await again.getByRole('heading', { level: 1 }).innerText();
		const file = await downloadBy(again, () => tap(button(again, say('result.backup'))));
		expect(JSON.parse(file.text)).toHaveProperty('answers.firm_name.value', '晋江宏达鞋业');

		await again.reload();
		await alive(again);
		await expect(again.getByRole('heading', { level: 1 })).toHaveText(headline);
		// All languages are in it.
		await again.getByRole('combobox', { name: say('language.choose') }).selectOption('en');
		await expect(again.locator('html')).toHaveAttribute('lang', 'en');
		expect(complaints).toEqual([]);
		expect(asked.filter((url) => !url.startsWith(address) && !/^(?:data|blob):/.test(url))).toEqual([]);
		await second.close();
	},
);

test("every page of the advisor's is in the one file, with its words and libraries", async ({
	say,
	playwright,
	browserName,
	launchOptions,
	locale,
	viewport,
	hasTouch,
}, testInfo) => {
	test.setTimeout(120_000);
	const stick = testInfo.outputPath('stick.html');
	copyFileSync(built, stick);
	const device = await playwright[browserName].launchPersistentContext(testInfo.outputPath('device'), {
		...launchOptions,
		...(locale !== undefined && { locale }),
		viewport,
		hasTouch,
		offline: true,
	});
	const address = `file://${stick}`;
	const complaints = await watch(device, address);
	const page = await device.newPage();
	const goto = page.goto.bind(page);
	// The same ways, behind the #; from an empty page, since another # alone loads nothing anew.
	page.goto = async (to) => {
		await goto('about:blank');
		return goto(`${address}#${to}`);
	};
	await storeCaseload(page);
	for (const [sight, show] of Object.entries(advisorsSights)) await test.step(sight, () => show(page, say));
	expect(complaints).toEqual([]);
	await device.close();
});

/** Behind the # stands the page itself here: a jump inside it must not lead to another one. */
async function isSkipped(page: Page, words: string): Promise<void> {
	await page.getByRole('link', { name: words }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/#content$/);
}
