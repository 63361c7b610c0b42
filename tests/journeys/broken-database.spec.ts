import { chromium, type BrowserContext } from '@playwright/test';
import { damageDatabase } from '../faults/damage.ts';
import { expect, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { alive, open, storeFirm } from './walking.ts';

const damaged = { engine: 'chromium', damage: 'removed', random: () => 0 } as const;

test('a database that cannot be opened at all is told, and its second copy comes back by way of the rescue page', async ({
	say,
	baseURL,
	locale,
	launchOptions,
	channel,
}, info) => {
	test.setTimeout(120_000);
	const folder = info.outputPath('profile');
	const opened = (): Promise<BrowserContext> =>
		chromium.launchPersistentContext(folder, {
			...launchOptions,
			...(channel !== undefined && { channel }),
			...(locale !== undefined && { locale }),
			...(baseURL !== undefined && { baseURL }),
		});

	const first = await opened();
	const page = first.pages()[0] ?? (await first.newPage());
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });
	await open(page, '/result/?firm=shoes');
	const isCopied = () =>
		page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			const copy = await root.getDirectoryHandle('factory-checkup-copy').catch(() => undefined);
			const file = await copy?.getFileHandle('-shoes.open').catch(() => undefined);
			return ((await file?.getFile())?.size ?? 0) > 0;
		});
	await expect.poll(isCopied).toBe(true);
	await first.close();
	expect(damageDatabase(folder, damaged)).toBeGreaterThan(0);

	const second = await opened();
	const after = second.pages()[0] ?? (await second.newPage());
	await after.goto('/');
	await expect(after.getByRole('alert').filter({ hasText: say('save.damaged') })).toBeVisible();
	await after.getByRole('link', { name: say('rescue.damaged') }).click();
	await expect(after.locator('#copy')).toContainText('1');
	await expect(after.locator('#sealed')).toBeVisible();
	const saved = await downloadBy(after, () => after.locator('#save').click());

	await test.step('it puts nothing beside what does not open', async () => {
		await after.locator('#file').setInputFiles(saved.path);
		await expect(after.locator('#told')).toContainText('没有放回');
	});
	// As the browser's own settings do it.
	const session = await second.newCDPSession(after);
	await session.send('Storage.clearDataForOrigin', {
		origin: new URL(baseURL ?? '').origin,
		storageTypes: 'all',
	});
	await after.goto('/rescue/');
	await expect(after.locator('#found')).not.toBeEmpty();
	await after.locator('#file').setInputFiles(saved.path);
	await expect(after.locator('#told')).toContainText('放回来了');
	await after.locator('#home').click();
	await alive(after);
	await expect(after.getByText(say('firms.broughtBack', { count: 1 }))).toBeVisible();
	await expect(after.getByText('宏达鞋厂').first()).toBeVisible();
	await second.close();
});
