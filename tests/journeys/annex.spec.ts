import type { Page } from '@playwright/test';
import { openAnswersFile, toldToFile } from '../../src/lib/content/answers-file.ts';
import { checkCode } from '../../src/lib/content/workbench/check-code.ts';
import { realQuestionnaire } from '../support/content.ts';
import { storePhotos } from '../papers/photos.ts';
import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { printed, unspaced } from './printed.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import { button, entriesOf, open, openFolds, putRows, storeFirm, tap } from './walking.ts';

const parts = ['level', 'problems', 'plan', 'answers', 'seen', 'method'] as const;

async function openAnnex(page: Page): Promise<string> {
	await open(page, '/workbench/annex/?firm=firm');
	const code = page.locator('[data-check-code]');
	await expect(code).toBeVisible();
	return code.innerText();
}

test(
	'the annex is found from the report, and holds every part that a diagnosis asks for',
	tagged('english'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
		await open(page, '/report/?firm=firm');
		await tap(page.getByRole('link', { name: say('nav.annex') }));
		for (const part of parts)
			await expect(page.getByRole('heading', { level: 2, name: say(`annex.${part}`) })).toBeVisible();
		const asked = Object.values(shoeWorkshop).flatMap((items) => Object.keys(items));
		const table = page.locator('main');
		for (const item of asked) await expect(table).toContainText(say(`item.${item}.short`));
	},
);

test('the code on the annex is that of the file, and another answer changes it', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	const code = await openAnnex(page);
	await open(page, '/result/?firm=firm');
	await openFolds(page.locator('main'));
	const file = await downloadBy(page, () => tap(button(page, say('result.backup'))));
	const opened = openAnswersFile(JSON.parse(file.text), realQuestionnaire);
	expect(opened.ok && checkCode(toldToFile(realQuestionnaire.id, opened.value.told))).toBe(code);

	await open(page, '/firms/');
	await page.getByLabel(say('firms.takeIn')).setInputFiles(file.path);
	await expect(page.getByRole('dialog')).toContainText(code);
	await tap(button(page, say('backup.in.close')));

	await putRows(page, {
		entries: entriesOf('firm', { quality: { quality: 'level3' } }, { by: 'advisor', at: 5, evidence: 'E2' }),
	});
	expect(await openAnnex(page)).not.toBe(code);
});

test('a photo of the paper tells whether the answers on the device are still the same', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	const code = await openAnnex(page);
	const buffer = await page.getByRole('img', { name: say('annex.codePicture') }).screenshot();
	const photo = { name: 'paper.png', mimeType: 'image/png', buffer };
	const shownOn = async () => {
		await open(page, '/workbench/receive/');
		await page.getByLabel(say('handing.receive.picture')).setInputFiles(photo);
	};
	await shownOn();
	const name = expected.firmName;
	await expect(page.getByText(say('annex.paper.same', { code, name }))).toBeVisible();

	await putRows(page, {
		entries: entriesOf('firm', { quality: { quality: 'level3' } }, { by: 'advisor', at: 5, evidence: 'E2' }),
	});
	const now = await openAnnex(page);
	await shownOn();
	await expect(page.getByText(say('annex.paper.changed', { code, now, name }))).toBeVisible();
});

test('what is better left for now is told with what it means and why', async ({ page, say }) => {
	const tired = {
		...shoeWorkshop,
		barrier_abandoned: { barrier_abandoned: 'yes' },
		barrier_person: { barrier_person: 'no' },
		barrier_monday: { barrier_monday: 'nobody' },
	};
	await storeFirm(page, { id: 'firm', plan: tired });
	await openAnnex(page);
	const stop = page.locator('[data-offer=not-now-stabilise]');
	await expect(stop).toContainText(say('offer.not-now-stabilise.what'));
	await expect(stop).toContainText(say('item.barrier_abandoned.short'));
});

test('photos and what was settled stand in it', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await putRows(page, {
		entries: [
			...entriesOf('firm', { quality: { quality: 'level3' } }, { by: 'owner', at: 3, evidence: 'E0' }),
			...entriesOf('firm', { quality: { quality: 'level0' } }, { by: 'advisor', at: 5, evidence: 'E2' }),
		],
	});
	await storePhotos(page, 3);
	await openAnnex(page);
	const photos = page.getByRole('img', { name: say('item.warehouse_logistics.short') });
	await expect(photos).toHaveCount(3);
	for (const photo of await photos.all())
		expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
	await expect(page.getByText('第 2 号货架')).toBeVisible();
	const voices = page.getByRole('list').filter({ hasText: say('item.quality.option.level3.label') });
	await expect(voices.first()).toContainText(say('annex.settled'));
	await expect(voices.first()).toContainText(say('evidence.E2'));
});

test.describe('on paper', tagged('engine'), () => {
	test('a typical firm has at most ten sheets of A4, numbered, and none ends in a head', async ({
		page,
		say,
	}, { project }) => {
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
		const code = await openAnnex(page);
		const paper = await printed(page, 'annex');
		expect(paper.size).toBe('A4');
		expect(paper.pages).toBeGreaterThan(4);
		expect(paper.pages).toBeLessThanOrEqual(10);
		if (project.use.browserName === 'firefox') return;
		const all = paper.words.join('');
		for (const part of parts) expect(all).toContain(unspaced(say(`annex.${part}`)));
		expect(all).toContain(code);
		const head = [say('annex.item'), say('annex.answer'), say('evidence.grade'), say('evidence.by')];
		for (const words of paper.words) expect(words.endsWith(unspaced(head.join('')))).toBe(false);
	});

	test('a firm that answered nothing, and one with forty photos and a long name, are whole', async ({
		page,
	}) => {
		await storeFirm(page, { id: 'firm', plan: {} });
		await openAnnex(page);
		expect((await printed(page, 'nothing')).pages).toBeLessThanOrEqual(8);

		const name = '泉州市'.repeat(20);
		await storeFirm(page, {
			id: 'firm',
			plan: { ...shoeWorkshop, firm: { firm_name: name, county: 'CN-FJ-QZ-JJ' } },
		});
		await storePhotos(page, 40);
		await openAnnex(page);
		await expect(page.locator('main img')).toHaveCount(40);
		const paper = await printed(page, 'extreme');
		expect(paper.pages).toBeLessThanOrEqual(14);
	});
});
