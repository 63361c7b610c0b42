import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { misfits } from './fitting.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { alive, button, card, open, storeFirm, tap } from './walking.ts';

const fakeMicrophone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
/** A microphone that hums, and is allowed: Chromium is told so by words, Firefox by settings. */
test.use({
	launchOptions: async ({ launchOptions, browserName }, use) => {
		const { args = [], firefoxUserPrefs = {} } = launchOptions;
		await use(
			browserName === 'firefox'
				? {
						...launchOptions,
						firefoxUserPrefs: {
							...firefoxUserPrefs,
							'media.navigator.streams.fake': true,
							'media.navigator.permission.disabled': true,
						},
					}
				: { ...launchOptions, args: [...args, ...fakeMicrophone] },
		);
	},
});

const stop = (page: Page, place: string): Locator => page.locator(`[data-stop=${place}]`);
const look = (page: Page, item: string): Locator => page.locator(`[data-look=${item}]`);
const opener = (part: Locator): Locator => part.locator('[aria-expanded]').first();

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** A picture as a camera may hand it over. */
async function takePhoto(page: Page): Promise<void> {
	const bytes = await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(2000, 1500);
		canvas.getContext('2d')?.fillRect(100, 100, 900, 700);
		const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
		return [...new Uint8Array(await blob.arrayBuffer())];
	});
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'board.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });
}

/** The worker has the advisor's pages too. */
const worksOffline = (page: Page): Promise<void> =>
	expect
		.poll(() =>
			page.evaluate(
				async () =>
					navigator.serviceWorker.controller !== null &&
					(await caches.match(new URL('/kept/workbench', location.href))) !== undefined,
			),
		)
		.toBe(true);

test(
	'on the walk the advisor sees what was only said, photographs it, and it is ticked off',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		await open(page, '/result/?firm=shoes');
		await tap(page.getByRole('link', { name: say('nav.visit') }));
		await tap(button(page, say('visit.begin')));
		await expect(button(page, say('visit.pause'))).toBeVisible();

		const store = stop(page, 'store');
		await expect(store).toContainText(say('visit.left_other', { count: 1 }));
		await tap(opener(store));
		const item = look(page, 'warehouse_logistics');
		await expect(item).toContainText(say('visit.why.unproven'));
		await tap(opener(item));
		const seen = item.getByRole('radio', { name: say('evidence.E2') });
		await expect(seen).not.toBeChecked();
		await takePhoto(page);
		await expect(item.locator('[data-capture=photo]')).toBeVisible();
		await expect(seen).not.toBeChecked();

		// Below the items it is only looked at: worded and deleted where it belongs.
		await expect(page.locator('[data-capture=photo]')).toHaveCount(2);
		await expect(page.locator('[data-capture=photo]').getByRole('textbox')).toHaveCount(1);
		await tap(item.getByRole('button', { name: say('visit.proposeYes') }));
		await expect(seen).toBeChecked();
		await expect(item).toContainText(say('visit.seen'));
		await expect(store).toContainText(say('visit.allSeen'));

		await page.reload();
		await alive(page);
		await expect(button(page, say('visit.pause'))).toBeVisible();
		await expect(stop(page, 'store')).toContainText(say('visit.allSeen'));
		await expect(page.locator('[data-capture=photo] img')).toBeVisible();
		const large = page.getByRole('dialog');
		await tap(page.locator('[data-capture=photo] button').first());
		await expect(large.getByRole('img')).toBeVisible();
		await tap(large.getByRole('button', { name: say('visit.close') }));
		await open(page, '/result/?firm=shoes');
		await expect(page.getByText(say('result.evidencedAtLeast', { level: '' })).first()).toBeVisible();
	},
);

test(
	'without a network it speaks, writes, answers out of order, and forgets nothing',
	tagged('engine'),
	async ({ page, context, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		await open(page, '/workbench/visit/?firm=shoes');
		await worksOffline(page);
		await context.setOffline(true);
		await page.reload();
		await alive(page);

		const line = stop(page, 'line');
		await tap(opener(line));
		await tap(page.getByRole('button', { name: say('visit.voice') }));
		const stopping = page.getByRole('button', { name: say('visit.voiceStop', { seconds: 1 }) });
		await tap(stopping);
		const spoken = page.locator('[data-capture=voice]');
		await expect(spoken).toContainText(say('place.line'));
		// Read from the device when it comes into sight.
		await spoken.scrollIntoViewIfNeeded();
		await expect
			.poll(() => spoken.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).readyState))
			.toBeGreaterThan(0);

		await tap(button(page, say('visit.note')));
		await page.getByRole('dialog').getByRole('textbox').fill('看板停在上周三');
		await tap(button(page, say('visit.noteSave')));
		const note = page.locator('[data-capture=text]');
		await expect(note.getByRole('textbox')).toHaveValue('看板停在上周三');
		await tap(note.getByRole('button', { name: say('visit.delete') }));
		await expect(note).toHaveCount(0);
		await tap(button(page, say('visit.undo')));
		await expect(note.getByRole('textbox')).toHaveValue('看板停在上周三');

		await tap(line.locator('details > summary').last());
		const quality = look(page, 'quality');
		await tap(opener(quality));
		await tap(quality.getByText(say('visit.answerAnew')));
		await tap(card(page, { say, item: 'quality', option: 'level3' }));
		await expect(quality).toContainText(
			say('visit.said', {
				who: say('evidence.respondent.advisor'),
				answer: say('item.quality.option.level3.label'),
			}),
		);
		await tap(quality.getByText(say('visit.history')));
		await expect(
			quality.getByRole('listitem').filter({ hasText: say('evidence.respondent.owner') }),
		).toHaveCount(1);

		await page.reload();
		await alive(page);
		await expect(page.locator('[data-capture]')).toHaveCount(2);
	},
);

for (const isDim of [false, true])
	test(
		`${isDim ? 'dimmed' : 'in daylight'}, it can be read, hit with a glove, and fits the narrowest phone`,
		tagged('english'),
		async ({ page, say }) => {
			await page.setViewportSize({ width: 320, height: 640 });
			await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
			await open(page, '/workbench/visit/?firm=shoes');
			await tap(opener(stop(page, 'store')));
			await tap(opener(look(page, 'warehouse_logistics')));
			await takePhoto(page);
			await expect(button(page, say('visit.proposeYes'))).toBeVisible();
			if (isDim) await tap(button(page, say('visit.dim')));
			await expect(button(page, say('together.bright'))).toHaveCount(isDim ? 1 : 0);
			const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
			expect(ground === 'rgb(0, 0, 0)').toBe(isDim);

			const heights = await page
				.locator('main button:visible, main summary:visible, .way')
				.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
			expect(heights.length).toBeGreaterThan(10);
			expect(Math.min(...heights)).toBeGreaterThanOrEqual(60);
			expect(await misfits(page)).toEqual([]);
			const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(standard).analyze();
			expect(violations.map((violation) => [violation.id, violation.nodes.map(({ html }) => html)])).toEqual(
				[],
			);
		},
	);

test(
	'a place can be tapped while its agenda is on its way, and none moves when it comes',
	tagged('english'),
	async ({ page, say }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		await page.addInitScript(() => {
			const post = Worker.prototype.postMessage;
			const coming = new Promise((resolve) => addEventListener('agenda', resolve, { once: true }));
			Worker.prototype.postMessage = function (...given: readonly unknown[]) {
				void coming.then(() => {
					Reflect.apply(post, this, given);
				});
			};
		});
		await open(page, '/workbench/visit/?firm=shoes');
		const store = stop(page, 'store');
		await expect(page.locator('[data-waiting]')).toBeVisible();
		await expect(store).not.toContainText(say('visit.nothingHere'));
		const tops = () =>
			page
				.locator('[data-stop] h2')
				.evaluateAll((all) => all.slice(0, 5).map((one) => one.getBoundingClientRect().top));
		await opener(store).scrollIntoViewIfNeeded();
		const before = await tops();
		expect(before).toHaveLength(5);

		// It comes while the finger is down.
		await opener(store).hover();
		await page.mouse.down();
		await page.evaluate(() => dispatchEvent(new Event('agenda')));
		await expect(store).toContainText(say('visit.left_other', { count: 1 }));
		expect(await tops()).toEqual(before);
		await page.mouse.up();
		await expect(opener(store)).toHaveAttribute('aria-expanded', 'true');
		await expect(look(page, 'warehouse_logistics')).toBeVisible();
	},
);
