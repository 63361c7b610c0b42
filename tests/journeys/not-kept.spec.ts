import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { alive, answerAll, begin, button, fieldOf, open, tap } from './walking.ts';
import type { Say } from './words.ts';

/** Here every page of Chromium stands in a private window; Firefox is told to open one, and to promise nothing. */
test.use({
	launchOptions: async ({ launchOptions, browserName }, use) => {
		const { firefoxUserPrefs = {} } = launchOptions;
		const settings = {
			'browser.privatebrowsing.autostart': true,
			'dom.storageManager.prompt.testing.allow': false,
		};
		await use(
			browserName === 'firefox'
				? { ...launchOptions, firefoxUserPrefs: { ...firefoxUserPrefs, ...settings } }
				: launchOptions,
		);
	},
});

test(
	'a private window takes answers, and says that they go with it and how to keep them',
	tagged('english', 'engine'),
	async ({ page, say }) => {
		await begin(page, say);
		await answerAll(page, { plan: shoeWorkshop, say, count: 3 });
		const id = new URL(page.url()).searchParams.get('firm') ?? '';
		await open(page, `/check/?firm=${id}&at=firm`);
		await page.reload();
		await alive(page);
		await expect(fieldOf(page, say, 'firm_name')).toHaveValue('晋江宏达鞋业');

		await open(page, '/stored/');
		const keeping = page.locator('[data-persistence]');
		await expect(keeping).not.toHaveAttribute('data-persistence', 'kept');
		await expect(keeping).toContainText(privateWindow(say));
		await isRefused(page, say);
		await expect(button(page, say('stored.backupNow'))).toBeEnabled();
	},
);

/** The browser itself says no. */
async function isRefused(page: Page, say: Say): Promise<void> {
	await tap(button(page, say('stored.ask')));
	await expect(page.getByText(say('stored.refused'))).toBeVisible();
	await expect(page.locator('[data-persistence=not-kept]')).toHaveText(say('stored.keep.not-kept'));
}

const privateWindow = (say: Say): RegExp =>
	say('app.name') === 'Factory Checkup' ? /private window loses it/ : /无痕窗口一关就没了/;
