import type { Page } from '@playwright/test';
import { expect, tagged, test, watch } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { misfits } from './fitting.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import { button, open, storeFirm, tap } from './walking.ts';
import type { Say } from './words.ts';

const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>';

async function openShare(page: Page, say: Say, name: string = expected.firmName): Promise<void> {
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name });
	await open(page, '/result/?firm=shoes');
	await tap(button(page, say('share.open')));
	await expect(page.getByRole('dialog', { name: say('share.title') })).toBeVisible();
}

test('the text that is shared says what the page says', tagged('english'), async ({ page, context, say }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openShare(page, say);
	await tap(button(page, say('share.text')));
	await expect(page.getByText(say('share.done.copied'))).toBeVisible();
	const shared = await page.evaluate(() => navigator.clipboard.readText());
	expect(shared).toBe(await page.locator('[data-share=text]').innerText());

	await tap(button(page, say('share.close')));
	const official = page.getByRole('region', { name: say('result.officialTitle') });
	const mend = page.getByRole('region', { name: say('result.breakTitle') });
	const points = say('result.pointsOf', {
		points: say('result.points', { points: expected.shownPoints }),
		most: '100',
	});
	await expect(official.getByText(points, { exact: true })).toBeVisible();
	const level = await official.locator('.level').innerText();
	const event = await mend.locator('.event').innerText();
	const answer = say(`item.${expected.firstBreak}.option.nothing.label`);
	const step = await page.locator('[data-offer]').first().getAttribute('data-offer');
	const rung = `${expected.rung} ${say(`scale.chain.level.${expected.rung}.name`)}`;
	expect(shared.split('\n').slice(0, -1)).toEqual([
		say('result.of', { name: expected.firmName }),
		say('format.pair', { name: say('result.chainTitle'), value: rung }),
		say('share.official', { level, points }),
		say('result.fixFirstNow', { event, answer }),
		say('share.step', { step: say(`offer.${step ?? ''}.name`) }),
	]);
});

test(
	'text and picture go to the share sheet of a device that has one, without the name where that is wished',
	tagged('engine'),
	async ({ page, say }) => {
		await page.addInitScript(() => {
			const shared: unknown[] = [];
			Object.assign(window, { shared });
			navigator.canShare = () => true;
			navigator.share = (content) => {
				shared.push({
					text: content?.text,
					files: content?.files?.map(({ type, size }) => ({ type, size })),
				});
				return shared.length < 3 ? Promise.resolve() : Promise.reject(new DOMException('', 'AbortError'));
			};
		});
		await openShare(page, say);
		await page.getByLabel(say('share.withName')).uncheck();
		await tap(button(page, say('share.text')));
		await expect(page.getByText(say('share.done.shared'))).toBeVisible();
		await tap(button(page, say('share.picture')));
		await tap(button(page, say('share.picture')));
		await expect(page.getByText(say('share.done.cancelled'))).toBeVisible();
		const shared = await page.evaluate(
			() =>
				(window as unknown as { shared: { text: string; files: { type: string; size: number }[] }[] }).shared,
		);
		expect(shared[0]?.text).toContain(say('result.of', { name: say('result.unnamed') }));
		expect(shared[0]?.text).not.toContain(expected.firmName);
		expect(shared[1]?.files[0]?.type).toBe('image/png');
		expect(shared[1]?.files[0]?.size).toBeGreaterThan(10_000);
	},
);

test(
	'the report goes as one file that opens anywhere, asks for nothing and runs nothing',
	tagged('engine'),
	async ({ page, browser, say }) => {
		await openShare(page, say, hostile);
		await expect(page.locator('[data-share=text]')).toContainText(hostile);
		const file = await downloadBy(page, () => tap(button(page, say('share.report'))));
		expect(file.name).toMatch(/\.html$/);
		await open(page, '/report/?firm=shoes');
		// Both sheets, each with all its parts.
		await expect(page.locator('article.sheet')).toHaveCount(2);
		await expect(page.locator('[data-waiting]')).toHaveCount(0);
		const sheet = page.locator('article.sheet').first();
		const report = await sheet.innerText();

		const elsewhere = await browser.newContext({ viewport: { width: 360, height: 740 } });
		const complaints = await watch(elsewhere, 'file:///');
		const asked: string[] = [];
		elsewhere.on('request', (request) => asked.push(request.url()));
		const opened = await elsewhere.newPage();
		opened.on('dialog', () => asked.push('a dialog'));
		await opened.goto(`file://${file.path}`);
		// Firefox does not tell of the file itself.
		expect(asked.filter((url) => url !== opened.url())).toEqual([]);
		expect(complaints).toEqual([]);
		expect((await opened.locator('article').innerText()).split(/\s+/)).toEqual(report.split(/\s+/));
		await expect(opened.locator('.firm')).toHaveText(hostile);
		await expect(opened.locator('script, button, [src], [href]')).toHaveCount(0);
		await expect(opened.locator('table tbody tr')).toHaveCount(3);
		expect(await opened.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		expect(await misfits(opened)).toEqual([]);
		await elsewhere.close();
	},
);
