import { expect, tagged, test } from './checked-test.ts';
import { printed } from './printed.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { open, storeFirm, tap } from './walking.ts';

test(
	'what to prepare says for each grant of the place whether, until when, and that no list of papers is known',
	tagged('english'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
		await open(page, '/money/?firm=firm');
		await tap(page.getByRole('link', { name: say('nav.subsidy') }));
		const refused = page.locator('[data-offer="qz-pilot-2024"]');
		await expect(refused).toHaveAttribute('data-status', 'not-eligible');
		await expect(refused).toContainText(say('advice.unmet'));
		// What fails is said once, beside what is asked.
		await expect(refused.getByRole('listitem').filter({ hasText: '✕' }).first()).toBeVisible();
		await expect(refused.locator('dd > span').filter({ hasText: '✕' })).toHaveCount(0);
		await expect(page.getByText(say('advice.noConditions'))).toHaveCount(0);
		// Of research costs the sheet knows no condition, so it promises nothing.
		const unasked = page.locator('[data-offer="cn-tax-rd-100"]');
		await expect(unasked).toContainText(say('advice.noneKnown'));
		await expect(unasked).toContainText(say('subsidy.askFirst'));
		await expect(unasked).not.toContainText(say('advice.status.eligible'));
		const ready = page.locator('.group', { has: page.getByRole('heading', { name: say('subsidy.now') }) });
		await expect(ready.locator('section', { hasText: say('advice.noneKnown') })).toHaveCount(0);
		// What has to be bought for it nobody was asked: nothing says that it is met.
		for (const offer of ['qz-techreno-annual', 'fj-techreno-equipment'])
			await expect(page.locator(`[data-offer="${offer}"]`).getByRole('listitem')).toContainText([
				say('advice.unknownCondition'),
			]);
		// What an answer would still decide is said once too, as unknown.
		const undecided = page.locator('[data-status="possibly-eligible"]');
		for (const asked of await undecided.locator('dd:has(ul)').all()) {
			const words = await asked.innerText();
			const open = await asked.getByRole('listitem').filter({ hasText: '?' }).allInnerTexts();
			const names = open.map((line) => line.replace(/^\?\s*/, '').split(/[：:]/)[0] ?? '');
			expect(names.filter((name) => words.split(name).length !== 2)).toEqual([]);
		}
		const elsewhere = page.locator('[data-offer^="gd-"]');
		await expect(elsewhere).toHaveCount(0);
		const offers = page.locator('[data-offer]');
		await expect(offers.first()).toContainText(say('subsidy.papersUnknown'));
		const withDates = page.locator('[data-offer]').filter({ hasText: say('subsidy.dates') });
		await expect(withDates).toHaveCount(await offers.count());
		const paper = await printed(page, 'subsidy');
		expect(paper.size).toBe('A4');
		expect(paper.pages).toBeLessThanOrEqual(5);
	},
);
