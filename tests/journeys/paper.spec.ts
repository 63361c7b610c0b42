import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { open, putRows, storeFirm, entriesOf } from './walking.ts';

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

test('the report says what is proven and when an advisor was there, beside what is claimed', async ({
	page,
	say,
}) => {
	const proven = say('result.evidencedAtLeast').split('{{level}}')[0] ?? '';
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await putRows(page, { firms: [{ id: 'firm', visited: '2026-11-20', updatedAt: 1 }] });
	await open(page, '/report/?firm=firm');
	await expect(page.getByRole('heading', { name: say('report.next') })).toBeVisible();
	await expect(page.locator('main')).not.toContainText(proven);
	await expect(page.locator('[data-visit]')).toHaveCount(0);

	const seen = { by: 'advisor', at: 5, evidence: 'E2' } as const;
	await putRows(page, { entries: entriesOf('firm', { energy: { energy: 'level0' } }, seen) });
	await page.reload();
	await expect(page.locator('[data-visit]')).toContainText('2026');
	await expect(page.locator('article.sheet').first()).toContainText(proven);
});

test("the owner's paper names what nobody said while it is little, and counts it when it is much", async ({
	page,
	say,
}) => {
	const { energy, quality, ...others } = shoeWorkshop;
	await storeFirm(page, { id: 'little', plan: others });
	await storeFirm(page, { id: 'much', plan: { quality: quality ?? {}, energy: energy ?? {} } });
	const unknown = page.locator('div').filter({
		has: page.locator(':scope > h2', { hasText: say('report.unknownTitle') }),
	});
	await open(page, '/report/?firm=little');
	for (const item of ['energy', 'quality']) await expect(unknown).toContainText(say(`item.${item}.short`));
	await open(page, '/report/?firm=much');
	await expect(unknown).toContainText(/\d\d/);
	await expect(unknown).not.toContainText(say('item.finance.short'));
});
