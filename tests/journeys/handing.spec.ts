import { chromium, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { browserLaunchOptions } from '../../src/tools/find-browser.mjs';
import { expect, tagged, test, watch } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { filmCanvas, lot, writeVideo, type Picture } from './filmed.ts';
import { largestFirm } from './largest-firm.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import { button, open, storeFirm, tap, worksOffline } from './walking.ts';
import type { Say } from './words.ts';

test.describe('what one phone shows, the camera of another reads, with pictures lost and in any order:', () => {
	for (const { firm, bring, name } of [
		{
			firm: 'the shoe workshop',
			name: expected.firmName,
			bring: async (page: Page) => {
				await storeFirm(page, { id: 'mine', plan: shoeWorkshop });
				await open(page, '/result/?firm=mine');
			},
		},
		{
			firm: 'the largest that there is',
			name: '晋江宏达鞋业有限公司',
			bring: async (page: Page, say: Say) => {
				await open(page, '/workbench/receive/');
				await page
					.getByLabel(say('handing.receive.file'))
					.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(largestFirm(lot(3))) });
				await takeIn(page, say);
			},
		},
	])
		test(firm, async ({ page, say, baseURL, viewport, hasTouch, locale }, testInfo) => {
			test.setTimeout(120_000);
			await bring(page, say);
			const saved = await savedAnswers(page, say);
			await tap(page.getByRole('link', { name: say('passing.toAdvisor') }));
			const { film, told } = await filmSender(page, say);
			const video = testInfo.outputPath('camera.y4m');
			const draw = lot(7);
			// A third of the pictures is never seen; one that stands still is seen by a hand that does not.
			const seen =
				film.length > 1 ? film.filter((_, at) => at % 3 !== 1) : Array.from({ length: 6 }, () => film).flat();
			writeVideo(video, shuffled(seen, draw), draw);

			const { args, ...options } = browserLaunchOptions();
			const browser = await chromium.launch({
				...options,
				args: [
					...(args ?? []),
					'--use-fake-ui-for-media-stream',
					'--use-fake-device-for-media-stream',
					`--use-file-for-fake-video-capture=${video}`,
				],
			});
			const context = await browser.newContext({
				viewport,
				hasTouch,
				...(baseURL !== undefined && { baseURL }),
				...(locale !== undefined && { locale }),
			});
			const complaints = await watch(context, baseURL ?? '');
			const advisor = await context.newPage();
			await open(advisor, '/workbench/receive/');
			const began = Date.now();
			await tap(button(advisor, say('handing.receive.start')));
			await expect(button(advisor, say('backup.in.merge'))).toBeVisible({ timeout: 60_000 });
			await expect(advisor.getByText(name).first()).toBeVisible();
			const seconds = ((Date.now() - began) / 1000).toFixed(1);
			testInfo.annotations.push({ type: 'measured', description: `${told}, read in ${seconds} s` });
			// Nothing is kept before it is told to.
			await expect(advisor.locator('video')).toHaveCount(0);
			await takeIn(advisor, say);
			expect(await savedAnswers(advisor, say)).toEqual(saved);
			expect(complaints).toEqual([]);
			await browser.close();
			rmSync(video);
		});
});

/** Keeps what came, and goes on to its result. */
async function takeIn(page: Page, say: Say): Promise<void> {
	await tap(button(page, say('backup.in.merge')));
	await tap(page.getByRole('main').getByRole('link', { name: say('nav.firms'), exact: true }));
	await tap(page.getByRole('link', { name: new RegExp(say('firms.result')) }).first());
	await page.waitForURL(/\/result\//);
}

async function savedAnswers(page: Page, say: Say): Promise<unknown> {
	const saved = await downloadBy(page, () => tap(button(page, say('result.backup'))));
	const file = JSON.parse(saved.text) as { readonly history: readonly { readonly item: string }[] };
	// All was said in the same moment here, so that nothing tells what came first.
	return { ...file, history: file.history.toSorted((a, b) => a.item.localeCompare(b.item)) };
}

/** Three times round and more, at the fastest pace; one that stands still once. */
async function filmSender(page: Page, say: Say): Promise<{ film: readonly Picture[]; told: string }> {
	const sent = page.locator('[data-frames]');
	await expect(sent).toBeVisible();
	const count = Number(await sent.getAttribute('data-frames'));
	const bytes = await sent.getAttribute('data-bytes');
	if (count > 1) await atFullPace(page, say);
	const film = await filmCanvas(page, count > 1 ? count * 3 + 6 : 1);
	return { film, told: `${String(bytes)} bytes in ${String(count)} pictures` };
}

async function atFullPace(page: Page, say: Say): Promise<void> {
	const faster = button(page, say('handing.send.faster'));
	while (await faster.isEnabled()) await tap(faster);
}

function shuffled<Value>(values: readonly Value[], draw: () => number): readonly Value[] {
	return values
		.map((value) => ({ value, at: draw() }))
		.sort((a, b) => a.at - b.at)
		.map(({ value }) => value);
}

test(
	'without a camera the page says so, and takes photos of the code',
	tagged('engine'),
	async ({ page, say }) => {
		await page.addInitScript(() => {
			// Firefox runs this also in an empty page, which has no devices.
			if (!('mediaDevices' in navigator)) return;
			Object.defineProperty(navigator.mediaDevices, 'getUserMedia', {
				value: () => Promise.reject(new DOMException('', 'NotAllowedError')),
			});
		});
		await storeFirm(page, { id: 'mine', plan: shoeWorkshop });
		await open(page, '/workbench/send/?firm=mine');
		await page.getByLabel(say('handing.send.coarse')).check();
		await atFullPace(page, say);
		const photos = await photographed(page, 24);

		await open(page, '/workbench/receive/');
		await tap(button(page, say('handing.receive.start')));
		await expect(page.getByRole('alert')).toHaveText(say('handing.receive.camera.refused'));
		const choose = page.getByLabel(say('handing.receive.picture'));
		await choose.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
		await expect(page.getByText(say('handing.receive.note.no-code'))).toBeVisible();
		await choose.setInputFiles(photos.slice(0, 1));
		await expect(page.getByText(say('handing.receive.note.no-code'))).toBeHidden();
		await choose.setInputFiles(photos);
		// It lies here already, and the page says so.
		await expect(page.getByText(say('backup.in.allHere'))).toBeVisible();
		await tap(button(page, say('backup.in.close')));
		await tap(button(page, say('handing.receive.next')));
		await expect(button(page, say('handing.receive.start'))).toBeVisible();
	},
);

/** So many different pictures of the code, each as a file. */
async function photographed(page: Page, count: number) {
	const addresses = await page.locator('[data-frames] canvas').evaluate(async (canvas, count) => {
		const seen = new Set<string>();
		while (canvas instanceof HTMLCanvasElement && seen.size < count) {
			seen.add(canvas.toDataURL());
			await new Promise((done) => setTimeout(done, 30));
		}
		return [...seen];
	}, count);
	return addresses.map((address, at) => ({
		name: `${String(at)}.png`,
		mimeType: 'image/png',
		buffer: Buffer.from(address.replace(/^.*,/, ''), 'base64'),
	}));
}

test(
	'an owner who opened nothing but the start page hands a result over without a network, and is told what can not be had',
	tagged('english'),
	async ({ page, say }) => {
		await open(page);
		await worksOffline(page);
		await page.context().setOffline(true);
		await storeFirm(page, { id: 'mine', plan: shoeWorkshop });
		await open(page, '/result/?firm=mine');
		await tap(page.getByRole('link', { name: say('passing.toAdvisor') }));
		await expect(page.getByRole('img', { name: say('handing.send.code') })).toBeVisible();
		for (const address of ['/about/', '/money/', '/stored/', '/handover/?firm=mine']) {
			await open(page, address);
			await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(say('error.title'));
		}
	},
);

test.describe('an advisor’s page that this device never had', () => {
	test.use({
		expectedErrors: /Failed to load resource|ERR_INTERNET_DISCONNECTED|dynamically imported|^console: /,
	});

	test('says without a network that it has to be fetched once', async ({ page, say }) => {
		await open(page);
		await worksOffline(page);
		await page.context().setOffline(true);
		await page.goto('/workbench/import/');
		await expect(page.getByText(say('save.not-fetched'))).toBeVisible();
	});
});
