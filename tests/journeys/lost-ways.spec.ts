import { expect, tagged, test } from './checked-test.ts';
import { open, tap, worksOffline } from './walking.ts';

test.describe('an address without a page', () => {
	// Printed by the browser and the router for the page itself (Firefox names it `Error` only), and by the worker that
	// looks for a newer one.
	test.use({ expectedErrors: /status of 404|Not found|ERR_INTERNET_DISCONNECTED|^console: Error$/ });

	for (const network of ['online', 'offline'] as const)
		test(`says so ${network} and shows the way home`, tagged('engine'), async ({ page, context, say }) => {
			if (network === 'offline') {
				await open(page);
				await worksOffline(page);
				await context.setOffline(true);
			}
			await open(page, '/no-such-page/');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('error.notFound'));
			await tap(page.getByRole('link', { name: say('error.again') }));
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('start.promise'));
		});
});

for (const place of ['check', 'result', 'report'])
	test(`a firm that is not on this device is told to be gone: ${place}`, async ({ page, say }) => {
		await open(page, `/${place}/?firm=never-was`);
		await expect(page.getByRole('alert')).toContainText(say('save.missing'));
		await expect(page.getByRole('link', { name: say('rescue.open') })).toBeVisible();
		await tap(page.getByRole('link', { name: say('nav.firms') }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('firms.title'));
	});
