import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { serveStatic } from '../../src/tools/serve-static.mjs';
import { expect, tagged, test as base, watch } from './checked-test.ts';
import { alive, button, card, fieldOf, isAsked, open, storeFirm, tap, worksOffline } from './walking.ts';

declare global {
	interface Window {
		isTheSamePage?: boolean;
	}
}

interface Host {
	readonly context: BrowserContext;
	/** Puts the next release on the host; a page that asks for it finds it. */
	readonly release: (page: Page) => Promise<void>;
}

/** A host of its own, which can bring out a new version. */
const test = base.extend<{ host: Host }>({
	host: async ({ browser, contextOptions, locale, hasTouch }, use, testInfo) => {
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
		const release = async (page: Page) => {
			appendFileSync(join(folder, 'service-worker.js'), '\n// the next release\n');
			await page.evaluate(async () => {
				const registration = await navigator.serviceWorker.getRegistration();
				await registration?.update();
			});
		};
		await use({ context, release });
		expect(complaints).toEqual([]);
		await context.close();
		await close();
	},
});

const mark = (page: Page) => page.evaluate(() => (window.isTheSamePage = true));
const isTheSame = (page: Page) => page.evaluate(() => window.isTheSamePage === true);
const isReloaded = async (page: Page) => {
	await page.waitForFunction(() => window.isTheSamePage === undefined);
	await alive(page);
};

test(
	'a first visit is told of no newer version, even where its worker is slow to start',
	tagged('engine'),
	async ({ host, say }) => {
		const page = await host.context.newPage();
		await open(page, '/firms/');
		await worksOffline(page);
		// As the next page finds it on a slow device: installed, and not active yet.
		await page.addInitScript(() => {
			// Firefox runs this for the empty page before it too, which has none.
			if (!('ServiceWorkerRegistration' in window)) return;
			const { prototype } = ServiceWorkerRegistration;
			const active = Object.getOwnPropertyDescriptor(prototype, 'active');
			if (active === undefined) throw new Error('registrations have changed');
			Object.defineProperties(prototype, { waiting: active, active: { get: () => null } });
		});
		await open(page, '/about/');
		await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting);
		await page.waitForTimeout(1000);
		await expect(page.getByText(say('update.ready'))).toHaveCount(0);
	},
);

test(
	'a new version waits for a tap: nothing reloads by itself and no answer is lost',
	tagged('engine'),
	async ({ host, say }) => {
		const page = await host.context.newPage();
		const banner = page.getByText(say('update.ready'));

		await storeFirm(page, { id: 'firm', plan: { firm: { firm_name: '宏达', county: 'CN-FJ-QZ-JJ' } } });
		await open(page, '/check/?firm=firm&at=cluster');
		await worksOffline(page);
		await mark(page);
		await host.release(page);
		await expect(banner).toBeVisible();
		await tap(button(page, say('update.later')));
		await expect(banner).toHaveCount(0);
		expect(await isTheSame(page)).toBe(true);

		await tap(card(page, { say, item: 'cluster', option: 'footwear' }));
		await isAsked(page, say, 'sub_industry');
		await page.reload();
		await alive(page);
		await expect(banner).toBeVisible();
		await mark(page);
		await tap(button(page, say('update.apply')));
		await isReloaded(page);
		await expect(banner).toHaveCount(0);
		await isAsked(page, say, 'sub_industry');
		await tap(button(page, say('nav.back')));
		await expect(card(page, { say, item: 'cluster', option: 'footwear' }).getByRole('radio')).toBeChecked();
	},
);

test('what is being typed is there after the update', tagged('engine'), async ({ host, say }) => {
	const page = await host.context.newPage();
	await storeFirm(page, { id: 'firm', plan: {} });
	await open(page, '/check/?firm=firm&at=firm');
	await worksOffline(page);
	await host.release(page);
	await expect(page.getByText(say('update.ready'))).toBeVisible();
	await mark(page);
	const name = fieldOf(page, say, 'firm_name');
	await name.pressSequentially('宏达');
	// By its own click, which leaves the finger in the field.
	await button(page, say('update.apply')).evaluate((apply: HTMLElement) => {
		apply.click();
	});
	await isReloaded(page);
	await expect(name).toHaveValue('宏达');
});

test(
	'an update in one window does not reload another under the fingers',
	tagged('engine'),
	async ({ host, say }) => {
		const [one, other] = [await host.context.newPage(), await host.context.newPage()];
		await storeFirm(one, { id: 'firm', plan: {} });
		await open(one, '/firms/');
		await worksOffline(one);
		await open(other, '/check/?firm=firm&at=firm');
		await mark(one);
		await mark(other);
		await host.release(one);
		await expect(one.getByText(say('update.ready'))).toBeVisible();
		const name = fieldOf(other, say, 'firm_name');
		await name.pressSequentially('宏达');
		await tap(button(one, say('update.apply')));
		await isReloaded(one);

		await expect(other.getByText(say('update.ready'))).toBeVisible();
		expect(await isTheSame(other)).toBe(true);
		await name.pressSequentially('鞋业');
		await tap(button(other, say('update.apply')));
		await isReloaded(other);
		await expect(name).toHaveValue('宏达鞋业');
		await expect(other.getByText(say('update.ready'))).toHaveCount(0);
	},
);
