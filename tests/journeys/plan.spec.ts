import { expect, test } from './checked-test.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import { open, openFolds, storeFirm, tap } from './walking.ts';

test('an owner reads three steps for this month, in the order of doing', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	const advice = page.getByRole('region', { name: say('advice.title') });
	const month = advice.locator('ol.stack').first();
	await expect(month.locator(':scope > li')).toHaveCount(3);
	// Nobody can say where an order is; the stations that tell are ticked in the order list, so that comes first.
	const mending = month.locator('[data-offer=process-order-status]');
	await expect(mending).toContainText(say('advice.mendsBreak'));
	await expect(mending).toContainText(say('advice.afterStep', { number: 1 }));
	await expect(mending).toContainText(say('advice.who.workshop-head'));
	await openFolds(mending);
	await expect(mending).toContainText(say('offer.process-order-status.exit'));

	const sheet = month.locator('li').filter({ has: page.locator('[data-offer=process-order-status]') });
	await expect(sheet.locator('[data-offer=wecom]')).toBeHidden();
	await tap(sheet.locator('.drawer > summary'));
	await tap(sheet.locator('.folded > summary').filter({ hasText: say('offer.wecom.name') }));
	await expect(sheet.locator('[data-offer=wecom]')).toBeVisible();

	const shown = await month
		.locator(':scope > li > [data-offer]')
		.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-offer') ?? ''));
	await tap(page.getByRole('link', { name: say('nav.report'), exact: true }));
	const steps = page
		.getByRole('table')
		.filter({ hasText: say('report.step') })
		.locator('tbody strong');
	await expect(steps).toHaveText(
		shown.map((offer, index) => `${String(index + 1)}. ${say(`offer.${offer}.name`)}`),
	);
	await expect(steps.first()).toContainText(say('offer.process-order-list.name'));
	expect(expected.firstBreak).toBe('link_production_marketing');
});

test('a firm whose old system fell out of use is told what waits, and why', async ({ page, say }) => {
	const tired = {
		...shoeWorkshop,
		barrier_abandoned: { barrier_abandoned: 'yes' },
		barrier_person: { barrier_person: 'no' },
		barrier_monday: { barrier_monday: 'nobody' },
	};
	await storeFirm(page, { id: 'firm', plan: tired });
	await open(page, '/result/?firm=firm');
	const stop = page.locator('.stop').filter({ hasText: say('offer.not-now-stabilise.name') });
	await tap(stop.locator('.drawer > summary'));
	await expect(stop.getByText(say('advice.heldBackLead'))).toBeVisible();
	await expect(stop.locator('.drawer')).toContainText(say('offer.dingtalk.name'));
	await openFolds(page.locator('main'));
	await expect(page.locator('[data-offer=dingtalk]')).toHaveCount(0);
});
