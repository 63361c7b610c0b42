import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, open, openFolds, putRows, storeFirms } from './walking.ts';
import type { Say } from './words.ts';
import { isForEveryone } from './for-everyone.ts';

const names = ['晋江宏达鞋业', '南安水暖卫浴厂', '惠安石雕', '德化白瓷', '石狮服装'];
const idOf = (name: string) => `firm-${String(names.indexOf(name))}`;
const rowOf = (page: Page, name: string) => page.locator(`[data-case=${idOf(name)}]`);
const firmOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const searchOf = (page: Page, say: Say) => page.getByRole('searchbox', { name: say('caseload.search') });

async function openList(page: Page): Promise<void> {
	await storeFirms(
		page,
		names.map((name) => ({ id: idOf(name), plan: shoeWorkshop, name })),
	);
	const card = { id: idOf('惠安石雕'), visited: '2026-01-05', reported: '2026-01-06', updatedAt: 1 };
	await putRows(page, { assessments: [], entries: [], firms: [card] });
	await open(page, '/firms/');
	await expect(page.locator('.cases > li')).toHaveCount(names.length);
}

test(
	'at a desk the firm stands beside the list, in the address, and Back goes to the one before',
	tagged('wide'),
	async ({ page, say }) => {
		await openList(page);
		await expect(page.getByText(say('beside.choose'))).toBeVisible();
		await searchOf(page, say).fill('石');
		await expect(page.locator('.cases > li')).toHaveCount(2);
		await rowOf(page, '石狮服装').click();
		const firm = firmOf(page, '石狮服装');
		for (const way of [
			'nav.visit',
			'nav.voices',
			'nav.report',
			'beside.send',
			'firms.result',
			'firmCard.goOn',
		])
			await expect(firm.getByRole('link', { name: say(way) })).toHaveAttribute('href', /firm-4/);
		await expect(page.locator('.cases > li')).toHaveCount(2);
		await expect(rowOf(page, '石狮服装')).toHaveAttribute('aria-current', 'true');
		const [list, beside] = [await rowOf(page, '石狮服装').boundingBox(), await firm.boundingBox()];
		expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThan(beside?.x ?? 0);

		await rowOf(page, '惠安石雕').click();
		await expect(firmOf(page, '惠安石雕')).toContainText(say('caseload.stage.recheck'));
		await page.goBack();
		await expect(firm).toBeVisible();
		await expect(rowOf(page, '石狮服装')).toHaveAttribute('aria-current', 'true');
		await page.reload();
		await expect(firm).toBeVisible();
		await expect(page.locator('.cases > li')).toHaveCount(names.length);
		await page.goBack();
		await expect(page.getByText(say('beside.choose'))).toBeVisible();
		await expect(page.locator('[aria-current]')).toHaveCount(0);
	},
);

test(
	'coming back from a walk the list is filtered as before, with the firm open',
	tagged('wide'),
	async ({ page, say }) => {
		await openList(page);
		await page.getByText(say('caseload.filter'), { exact: true }).click();
		await page.getByLabel(say('caseload.stageTitle')).selectOption('recheck');
		await expect(page).toHaveURL(/stage=recheck/);
		await rowOf(page, '惠安石雕').click();
		await firmOf(page, '惠安石雕')
			.getByRole('link', { name: say('nav.visit') })
			.click();
		await page.waitForURL(/\/visit\//);
		await expect(button(page, say('visit.begin'))).toBeVisible();
		await page.goBack();
		await expect(firmOf(page, '惠安石雕')).toBeVisible();
		await expect(page.locator('.cases > li')).toHaveCount(1);
	},
);

test(
	'by keys it goes from the row into the firm and back, and what is due next leads to its firm',
	tagged('wide'),
	async ({ page, say }) => {
		await openList(page);
		await rowOf(page, '德化白瓷').focus();
		await page.keyboard.press('Enter');
		const firm = firmOf(page, '德化白瓷');
		await expect(firm.getByRole('heading', { level: 2 })).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(firm.getByRole('button', { name: say('beside.close') })).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(rowOf(page, '德化白瓷')).toBeFocused();
		await expect(firm).toBeVisible();
		await firm.getByRole('button', { name: say('beside.close') }).focus();
		await page.keyboard.press('Enter');
		await expect(firm).toHaveCount(0);
		await expect(rowOf(page, '德化白瓷')).toBeFocused();
		await expect(page).not.toHaveURL(/firm=/);

		// Reported in January, so its measures and its check-up are overdue.
		await page
			.getByRole('link', { name: say('caseload.calendar.recheck', { name: '惠安石雕' }) })
			.press('Enter');
		await expect(firmOf(page, '惠安石雕').getByRole('heading', { level: 2 })).toBeFocused();
		await openFolds(firmOf(page, '惠安石雕'));
		await isForEveryone(page, say, { sight: 'a firm beside the list', finger: 44 });
	},
);

test(
	'where the larger text leaves no room beside the list, the firm opens in it',
	tagged('wide'),
	async ({ page }) => {
		await openList(page);
		await page.evaluate(() => localStorage.setItem('factory-checkup:text-size', 'large'));
		await open(page, '/firms/?firm=firm-4');
		await expect(page.locator('.cases details[open]')).toContainText('石狮服装');
		await expect(page.locator('[data-case]')).toHaveCount(0);
		await page.setViewportSize({ width: 1600, height: 900 });
		await expect(firmOf(page, '石狮服装')).toBeVisible();
	},
);
