import type { Page } from '@playwright/test';
import { realRulesFile } from '../support/content.ts';
import { expect, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { open, openFolds, storeFirm } from './walking.ts';

const loan =
	realRulesFile.offers.find(({ validity }) => validity.to === '2026-12-31' && validity.from)?.id ?? '';

for (const day of ['1970-01-01', '2028-02-29', '2031-05-05'])
	test(`on a clock at ${day} no offer is open before it begins or after it ends`, async ({ page }) => {
		const cards = await offersOn(page, `${day}T12:00:00`);
		const dated = realRulesFile.offers.flatMap(({ id, validity: { from = '', to = '9999' } }) => {
			const status = cards.get(id);
			return status !== undefined && (day < from || day > to) ? [{ id, status, isOver: day > to }] : [];
		});
		expect(dated.length).toBeGreaterThan(0);
		for (const { id, status, isOver } of dated)
			expect([isOver ? 'expired' : 'not-open-yet', 'not-eligible'], id).toContain(status);
		const kinds = dated.map(({ status }) => status);
		expect(kinds).toContain(day < '2000' ? 'not-open-yet' : 'expired');
	});

for (const zone of [
	{ timezoneId: 'Asia/Shanghai', offset: '+08:00' },
	{ timezoneId: 'Pacific/Kiritimati', offset: '+14:00' },
	{ timezoneId: 'America/Los_Angeles', offset: '-08:00' },
])
	test.describe(`by the calendar of a device in ${zone.timezoneId}`, () => {
		test.use({ timezoneId: zone.timezoneId });
		test('the last day of an offer lasts until midnight, and no longer', async ({ page }) => {
			const atNight = (moment: string) => offersOn(page, `${moment}${zone.offset}`);
			expect((await atNight('2026-12-31T23:59:50')).get(loan)).toBe('closing-soon');
			expect((await atNight('2027-01-01T00:00:10')).get(loan)).toBe('expired');
		});
	});

/** How each offer stands that the result page of a workshop shows. */
async function offersOn(page: Page, moment: string): Promise<ReadonlyMap<string, string>> {
	await page.clock.setFixedTime(moment);
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
	await open(page, '/result/?firm=shoes');
	await openFolds(page.locator('main'));
	const cards = page.locator('main [data-offer]');
	await expect(cards.first()).toBeVisible();
	const told = await cards.evaluateAll((all) =>
		all.map((card): [string, string] => [
			card.getAttribute('data-offer') ?? '',
			card.getAttribute('data-status') ?? '',
		]),
	);
	return new Map(told);
}
