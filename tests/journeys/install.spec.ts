import type { Page } from '@playwright/test';
import { expect, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, open, storeFirm, tap } from './walking.ts';
import type { Say } from './words.ts';

const hint = (page: Page, say: Say) => page.getByRole('region', { name: say('install.title') });

test.describe('a browser that offers to install', () => {
	test.beforeEach(async ({ page }) => {
		await page.addInitScript(() => {
			const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
				prompt: () => Promise.resolve(sessionStorage.setItem('prompted', String(offer.defaultPrevented))),
				userChoice: Promise.resolve({ outcome: 'accepted' }),
			});
			window.addEventListener('load', () => setTimeout(() => window.dispatchEvent(offer), 300));
		});
	});

	test('is let do so after the first result, not before, and is not spoken of any more afterwards', async ({
		page,
		say,
	}) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		await open(page);
		await page.waitForTimeout(600);
		await expect(hint(page, say)).toHaveCount(0);

		await open(page, '/result/?firm=shoes');
		await expect(hint(page, say)).toContainText(say('install.why'));
		await open(page);
		await tap(hint(page, say).getByRole('button', { name: say('install.do') }));
		await expect(hint(page, say)).toHaveCount(0);
		// Its own banner was held back, and it was asked once.
		expect(await page.evaluate(() => sessionStorage.getItem('prompted'))).toBe('true');
		await page.reload();
		await page.waitForTimeout(600);
		await expect(hint(page, say)).toHaveCount(0);
	});

	test('says nothing after a check-up that has no result yet', async ({ page, say }) => {
		await storeFirm(page, { id: 'new', plan: {} });
		await open(page, '/result/?firm=new');
		await page.waitForTimeout(600);
		await expect(hint(page, say)).toHaveCount(0);
	});
});

test.describe('an iPhone', () => {
	test.use({
		userAgent:
			'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
	});

	test('is told the way to the home screen and why, until that is closed for good', async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		await open(page, '/result/?firm=shoes');
		await expect(hint(page, say)).toContainText(say('install.whySafari'));
		await expect(hint(page, say).getByRole('listitem')).toHaveCount(3);
		await expect(hint(page, say).getByRole('button', { name: say('install.do') })).toHaveCount(0);
		await tap(hint(page, say).getByRole('button', { name: say('install.close') }));
		await expect(hint(page, say)).toHaveCount(0);
		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(hint(page, say)).toHaveCount(0);
	});
});

test.describe('inside WeChat', () => {
	test.use({
		userAgent:
			'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47',
	});

	test('the reader is told to open the browser, before answering, calmly and only until that is understood', async ({
		page,
		say,
	}) => {
		const note = page.getByText(say('install.openBrowser'));
		await open(page);
		await expect(page.getByText(say('install.host', { host: say('install.app.wechat') }))).toBeVisible();
		await expect(page.getByRole('alert')).toHaveCount(0);
		await tap(page.getByRole('link', { name: say('start.begin') }));
		await expect(page).toHaveURL(/firm=(?!new)/);
		await expect(note).toBeVisible();
		await tap(button(page, say('install.hostClose')));
		await expect(note).toHaveCount(0);
		await open(page);
		await expect(note).toHaveCount(0);
	});
});
