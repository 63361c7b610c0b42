import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { storeFirm } from './walking.ts';

test(
	'paper waits for nobody: whoever prints at once prints all of it',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
		// No part of the page ever has its turn.
		await page.addInitScript(() => (window.requestAnimationFrame = () => 0));
		await page.goto('/report/?firm=firm');
		const sheets = page.locator('article.sheet');
		await expect(sheets).toHaveCount(2);
		const parts = [say('report.next'), say('report.unknownTitle'), say('report.links'), say('report.scenes')];
		for (const part of parts) await expect(page.getByRole('heading', { name: part })).toHaveCount(0);
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		for (const part of parts) await expect(page.getByRole('heading', { name: part })).toHaveCount(1);
		await expect(page.locator('[data-waiting]')).toHaveCount(0);
	},
);
