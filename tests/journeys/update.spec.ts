import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '../../src/tools/serve-static.mjs';
import { expect, onlyIn, test, watch } from './checked-test.ts';
import { alive, button, card, isAsked, open, storeFirm, tap, worksOffline } from './walking.ts';

onlyIn('phone-zh');

declare global {
	interface Window {
		isTheSamePage?: boolean;
	}
}

test('a new version waits for a tap: nothing reloads by itself and no answer is lost', async ({
	browser,
	contextOptions,
	locale,
	hasTouch,
	say,
}, testInfo) => {
	const folder = testInfo.outputPath('host');
	// The next release is written below; what the build had compressed would still be the old one.
	cpSync('build', folder, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
	const { address, close } = await serveStatic({ folder, port: 0 });
	const context = await browser.newContext({
		...contextOptions,
		baseURL: address,
		hasTouch,
		...(locale !== undefined && { locale }),
	});
	const complaints = await watch(context, address);
	const page = await context.newPage();
	const banner = page.getByText(say('update.ready'));

	await storeFirm(page, { id: 'firm', plan: { firm: { firm_name: '宏达', county: 'CN-FJ-QZ-JJ' } } });
	await open(page, '/check/?firm=firm&at=cluster');
	await worksOffline(page);
	await page.evaluate(() => {
		window.isTheSamePage = true;
	});
	appendFileSync(join(folder, 'service-worker.js'), '\n// the next release\n');
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		await registration?.update();
	});
	await expect(banner).toBeVisible();
	await tap(button(page, say('update.later')));
	await expect(banner).toHaveCount(0);
	expect(await page.evaluate(() => window.isTheSamePage)).toBe(true);

	await tap(card(page, { say, item: 'cluster', option: 'footwear' }));
	await isAsked(page, say, 'sub_industry');
	await page.reload();
	await alive(page);
	await expect(banner).toBeVisible();
	await page.evaluate(() => {
		window.isTheSamePage = true;
	});
	await tap(button(page, say('update.apply')));
	await page.waitForFunction(() => window.isTheSamePage === undefined);
	await alive(page);
	await expect(banner).toHaveCount(0);
	await isAsked(page, say, 'sub_industry');
	await tap(button(page, say('nav.back')));
	await expect(card(page, { say, item: 'cluster', option: 'footwear' }).getByRole('radio')).toBeChecked();
	expect(complaints).toEqual([]);
	await context.close();
	await close();
});
