import type { Locator, Page } from '@playwright/test';
import { expect, onlyIn, test } from './checked-test.ts';
import { button, card, fieldOf, isAsked, open } from './walking.ts';

onlyIn('desktop');

test('three questions are answered without touching a mouse', async ({ page, say }) => {
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
});

const radio = (page: Page, item: string, option: string, say: (key: string) => string): Locator =>
	card(page, { say, item, option }).getByRole('radio');

async function goOn(page: Page, name: string): Promise<void> {
	await tabTo(page, button(page, name));
	await page.keyboard.press('Enter');
}

async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let steps = 0; steps < 40; steps += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(target).toBeFocused();
}
