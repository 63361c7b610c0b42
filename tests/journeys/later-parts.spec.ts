import type { Page, Request } from '@playwright/test';
import { expect, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { storeFirm } from './walking.ts';

/** What a page loads after what its HTML names: what is advised, and its words. */
async function holdLaterParts(page: Page, path: string): Promise<{ readonly release: () => void }> {
	const named = await (await page.request.get(path)).text();
	let release = () => {};
	const released = new Promise<void>((done) => (release = done));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		const file = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
		if (!named.includes(file)) await released;
		await route.fallback();
	});
	return { release };
}

test.describe('a part of the app that comes late', () => {
	test.use({ serviceWorkers: 'block' });

	for (const path of ['/result/', '/report/'])
		test(`${path} shows where the firm stands before what it is advised is there`, async ({ page, say }) => {
			await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
			const { release } = await holdLaterParts(page, path);
			await page.goto(`${path}?firm=firm`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const advised = page.getByRole('heading', {
				name: say(path === '/result/' ? 'advice.title' : 'report.next'),
			});
			await expect(advised).toHaveCount(0);
			release();
			await expect(advised).toBeVisible();
			await expect(page.locator('.incomplete')).toHaveCount(0);
		});

	test('paper that came out too early says so', async ({ page, say }) => {
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
		await holdLaterParts(page, '/report/');
		await page.goto('/report/?firm=firm');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		const incomplete = page.getByText(say('report.incomplete'));
		await expect(incomplete).toBeHidden();
		await page.emulateMedia({ media: 'print' });
		await expect(incomplete).toBeVisible();
	});
});

test.describe('a part of the app that can not be had', () => {
	test.use({ serviceWorkers: 'block', expectedErrors: /Failed to load resource|net::ERR_FAILED/ });

	test('is named, with a way out, and the answers stay', async ({ page, say }) => {
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
		const named = await (await page.request.get('/result/')).text();
		await page.route('**/_app/immutable/**/*.js', (route) => {
			const file = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
			return named.includes(file) ? route.fallback() : route.abort();
		});
		await page.goto('/result/?firm=firm');
		await expect(page.getByText(say('save.not-fetched'))).toBeVisible();
		await page.unroute('**/_app/immutable/**/*.js');
		await page.getByRole('link', { name: say('nav.firms') }).click();
		await expect(page.getByText('宏达鞋业')).toBeVisible();
	});

	const pages = [
		'/',
		'/about/',
		'/check/?firm=firm',
		'/firms/',
		'/handover/?firm=firm',
		'/money/',
		'/money/?firm=firm',
		'/report/?firm=firm',
		'/result/?firm=firm',
		'/stored/',
		'/workbench/annex/?firm=firm',
		'/workbench/print/',
		'/workbench/subsidy/?firm=firm',
	];
	for (const path of pages)
		test(`${path} is never silent, whichever file of it is missing`, async ({ page }) => {
			test.setTimeout(120_000);
			await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
			for (const missing of await laterFiles(page, path)) {
				await page.route(missing, (route) => route.abort());
				await page.goto(path);
				await expect(
					page.locator('main h1, main [role=alert]').filter({ visible: true }).first(),
					missing,
				).toBeVisible();
				// Whatever is still on its way has arrived, or failed, by then.
				await page.waitForLoadState('networkidle');
				await expect(page.locator('main'), missing).not.toHaveText(/^\s*$/);
				await page.unroute(missing);
			}
		});
});

test.describe('what keeps the app for later', () => {
	test.use({ expectedErrors: /Failed to load resource|net::ERR_FAILED/ });

	test('is asked for again by the next page where it could not be had', async ({ page }) => {
		await page.goto('/about/');
		await page.waitForLoadState('networkidle');
		await page.route('**/_app/immutable/**/*.js', (route) => route.abort());
		// It waits until the page is at rest.
		await page.waitForEvent('requestfailed', { timeout: 15_000 });
		await page.unroute('**/_app/immutable/**/*.js');
		await page.goto('/about/');
		await expect
			.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), {
				timeout: 15_000,
			})
			.toBe(1);
	});
});

/** What a page asks for besides what SvelteKit begins with: without that no line of ours ever runs. */
async function laterFiles(page: Page, path: string): Promise<readonly string[]> {
	const asked = new Set<string>();
	const note = (request: Request): void => {
		if (/_app\/immutable\/.*\.js$/.test(request.url())) asked.add(request.url());
	};
	page.on('request', note);
	await page.goto(path);
	await page.waitForLoadState('networkidle');
	page.off('request', note);
	const first = await withImported(
		page,
		[...asked].filter((url) => /\/(?:entry|nodes)\//.test(url)),
	);
	return [...asked].filter((url) => !first.has(url));
}

/** These files and all that they import before their first line runs. */
async function withImported(page: Page, files: readonly string[]): Promise<ReadonlySet<string>> {
	const known = new Set(files);
	for (const file of known) {
		const code = await (await page.request.get(file)).text();
		for (const [, named] of code.matchAll(/\b(?:from|import)"(\.[^"]+\.js)"/g))
			known.add(new URL(named ?? '', file).href);
	}
	return known;
}
