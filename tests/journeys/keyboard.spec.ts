import type { Locator, Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, card, fieldOf, isAsked, open, storeFirm } from './walking.ts';

test(
	'three questions are answered without touching a mouse',
	tagged('wide', 'engine'),
	async ({ page, say }) => {
		await open(page);
		await page.keyboard.press('Tab');
		await expect(page.getByRole('link', { name: say('app.skip') })).toBeFocused();
		await tabTo(page, page.getByRole('link', { name: say('start.begin') }));
		await page.keyboard.press('Enter');
		await isAsked(page, say, 'firm');

		await tabTo(page, fieldOf(page, say, 'firm_name'));
		await page.keyboard.type('宏达');
		await tabTo(page, radio(page, 'county', 'CN-FJ-QZ-JJ', say));
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
		await expect(radio(page, 'county', 'CN-FJ-QZ-SS', say)).toBeChecked();
		await goOn(page, say('nav.next'));
		await isAsked(page, say, 'cluster');
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

		await tabTo(page, radio(page, 'cluster', 'footwear', say));
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowUp');
		await expect(radio(page, 'cluster', 'footwear', say)).toBeChecked();
		// Longer than the pause after a tap: whoever moves through the options with arrow keys is not sent on.
		await page.waitForTimeout(500);
		await isAsked(page, say, 'cluster');
		await goOn(page, say('nav.next'));
		await isAsked(page, say, 'sub_industry');
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

		await tabTo(page, button(page, say('question.dontKnow')));
		await page.keyboard.press('Enter');
		await expect(button(page, say('question.dontKnow'))).toHaveAttribute('aria-pressed', 'true');
		await goOn(page, say('nav.next'));
		await isAsked(page, say, 'size');
	},
);

test(
	'from the result by the bar of sections into a fold, on to the report and to the printer',
	tagged('wide', 'engine'),
	async ({ page, say }) => {
		await page.addInitScript(() => {
			let printed = 0;
			window.print = () => document.documentElement.setAttribute('data-printed', String((printed += 1)));
		});
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
		await open(page, '/result/?firm=firm');
		await expect(page.locator('[data-waiting]')).toHaveCount(0);
		const bar = page.getByRole('navigation', { name: say('sections.title') });
		const jumpTo = async (section: string) => {
			await tabTo(page, bar.getByRole('link', { name: say(section), exact: true }));
			await page.keyboard.press('Enter');
		};

		await jumpTo('result.chainTitle');
		const chain = page.getByRole('region', { name: say('result.chainTitle') });
		const why = chain.locator('summary').filter({ hasText: say('result.why') });
		// The picture and its six links stand before it.
		await tabTo(page, why, 12);
		await page.keyboard.press('Enter');
		await expect(why.locator('xpath=..')).toHaveAttribute('open', '');
		await page.keyboard.press('Tab');
		await expect(why.locator('xpath=..').locator('summary').nth(1)).toBeFocused();

		// Back up to the bar and over the whole page, to where the next key goes on.
		await bar.getByRole('link').first().focus();
		await jumpTo('result.scenes');
		const scenes = page.getByRole('heading', { name: say('result.scenes') });
		await expect(scenes).toBeInViewport();
		await expect(scenes.locator('xpath=ancestor::details')).toHaveAttribute('open', '');
		await bar.getByRole('link').first().focus();
		await jumpTo('result.keep');
		await tabTo(page, page.getByRole('link', { name: say('result.print'), exact: true }), 3);
		await page.keyboard.press('Enter');

		await expect(page).toHaveURL(/\/report\//);
		await expect(page.getByRole('article')).toHaveCount(2);
		await tabTo(page, button(page, say('nav.print')));
		await page.keyboard.press('Enter');
		await expect(page.locator('html')).toHaveAttribute('data-printed', '1');
	},
);

const radio = (page: Page, item: string, option: string, say: (key: string) => string): Locator =>
	card(page, { say, item, option }).getByRole('radio');

async function goOn(page: Page, name: string): Promise<void> {
	await tabTo(page, button(page, name));
	await page.keyboard.press('Enter');
}

async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
	for (let steps = 0; steps < most; steps += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(target).toBeFocused();
}
