import { chromium } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { SECURITY_HEADERS } from '../../src/tools/response-headers.mjs';
import { browserLaunchOptions } from '../../src/tools/find-browser.mjs';
import { serveStatic, WHOLE_NETWORK } from '../../src/tools/serve-static.mjs';
import { expect, test, watch } from './checked-test.ts';
import { ask, hostKinds, programOf, startHost, type Host } from './hosts.ts';
import { alive, begin, card, isAsked, isSaved, open, tap, worksOffline } from './walking.ts';

const hashed = `/_app/immutable/entry/${readdirSync('build/_app/immutable/entry').find((name) => name.endsWith('.js')) ?? ''}`;

for (const kind of hostKinds)
	test.describe(`${kind}, set up as docs/hosting/ says`, () => {
		test.skip(programOf(kind) === undefined, `${kind} is not installed here`);
		let host: Host;
		test.beforeAll(async ({ browserName: _ }, testInfo) => {
			host = await startHost(kind, testInfo.outputPath(kind));
		});
		test.afterAll(() => host.close());
		const smallest = kind === 'nginx' ? 'gzip' : 'br';

		for (const [what, path] of [
			['a page', '/check/'],
			['the service worker', '/service-worker.js'],
			['a script', hashed],
		] as const)
			test(`sends ${what} compressed by the build, and plain to who can not read that`, async () => {
				const small = await ask(host.address + path, { 'accept-encoding': 'gzip, br' });
				expect(small).toMatchObject({ status: 200, headers: { 'content-encoding': smallest } });
				expect(small.headers.vary?.toLowerCase()).toBe('accept-encoding');
				const plain = await ask(host.address + path);
				expect(plain.headers['content-encoding']).toBeUndefined();
				expect(plain.body.length).toBeGreaterThan(small.body.length);
			});

		test('has hashed files kept for ever, and pages, worker and manifest asked for again', async () => {
			const cacheOf = async (path: string) => (await ask(host.address + path)).headers['cache-control'];
			expect(await cacheOf(hashed)).toBe('public, max-age=31536000, immutable');
			for (const path of [
				'/',
				'/check/',
				'/service-worker.js',
				'/manifest.webmanifest',
				'/_app/version.json',
			])
				expect(await cacheOf(path)).toBe('no-cache');
		});

		test('answers a question for what has not changed with that alone', async () => {
			const first = await ask(`${host.address}/service-worker.js`);
			const again = await ask(`${host.address}/service-worker.js`, {
				'if-none-match': first.headers.etag ?? '',
			});
			expect(again.status).toBe(304);
		});

		test('protects pages, scripts and the page for addresses without one alike', async () => {
			const expected = Object.fromEntries(
				Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
			);
			for (const path of ['/', hashed, '/no-such-page/'])
				expect((await ask(host.address + path)).headers).toMatchObject({
					...expected,
					'strict-transport-security': 'max-age=31536000',
				});
		});

		test('leads to the slash, keeps the query, and says 404 with the app’s own page', async () => {
			const folder = await ask(`${host.address}/about?from=paper`);
			expect([301, 308]).toContain(folder.status);
			// Caddy before 2.6.3 forgets the query; the app's own links all end in a slash.
			expect(folder.headers.location).toMatch(
				kind === 'caddy' ? /^\/about\/(\?from=paper)?$/ : /^\/about\/\?from=paper$/,
			);
			const missing = await ask(`${host.address}/no-such-page/`);
			expect(missing).toMatchObject({ status: 404, headers: { 'content-type': /^text\/html/ } });
			expect(missing.body.toString()).toContain('/_app/immutable/');
		});

		test('names the kinds of its files as a browser wants them', async () => {
			const kindOf = async (path: string) => (await ask(host.address + path)).headers['content-type'];
			expect(await kindOf('/service-worker.js')).toMatch(/^(text|application)\/javascript/);
			expect(await kindOf('/manifest.webmanifest')).toMatch(/^application\/manifest\+json/);
			expect(await kindOf('/icon.svg')).toMatch(/^image\/svg\+xml/);
		});

		test('gives an app that works without a network', async ({ say, viewport, hasTouch, locale }) => {
			const { args, ...options } = browserLaunchOptions();
			// A worker is refused where its certificate is, whatever the page was allowed.
			const browser = await chromium.launch({
				...options,
				args: [...(args ?? []), '--ignore-certificate-errors'],
			});
			const context = await browser.newContext({
				baseURL: host.address,
				viewport,
				hasTouch,
				...(locale !== undefined && { locale }),
			});
			const complaints = await watch(context, host.address);
			const page = await context.newPage();
			await open(page);
			await worksOffline(page);
			await context.setOffline(true);
			await begin(page, say);
			await page.reload();
			await alive(page);
			await isAsked(page, say, 'firm');
			expect(complaints).toEqual([]);
			await browser.close();
		});
	});

test('a phone in the same network checks a firm over plain http, and everything is saved', async ({
	browser,
	say,
	viewport,
	hasTouch,
	locale,
}) => {
	const own = Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.find(({ family, internal }) => family === 'IPv4' && !internal);
	test.skip(own === undefined, 'this computer is in no network');
	const { port, close } = await serveStatic({ folder: 'build', port: 0, host: WHOLE_NETWORK });
	const context = await browser.newContext({
		baseURL: `http://${own?.address ?? ''}:${String(port)}`,
		viewport,
		hasTouch,
		...(locale !== undefined && { locale }),
	});
	const page = await context.newPage();
	await begin(page, say);
	expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
	await page.goto(page.url().replace(/&at=.*|$/, '&at=cluster'));
	await alive(page);
	await tap(card(page, { say, item: 'cluster', option: 'footwear' }));
	await isAsked(page, say, 'firm');
	await isSaved(page);
	await page.goBack();
	await page.reload();
	await alive(page);
	await isAsked(page, say, 'cluster');
	await expect(card(page, { say, item: 'cluster', option: 'footwear' }).getByRole('radio')).toBeChecked();
	await context.close();
	await close();
});
