import { expect, type Page } from '@playwright/test';
import { downloadBy } from './download.ts';
import { note, saidOtherwise } from './other-phone.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import { button, entriesOf, open, openFolds, putRows, storeFirms, tap } from './walking.ts';
import type { Say } from './words.ts';

/** Ways to what is to be seen, by its name. */
export type Sights = Readonly<Record<string, (page: Page, say: Say) => Promise<void>>>;

const id = 'firm';
const passphrase = '石狮 stone 88';
const person = '王厂长';
const street = '晋江市陈埭镇';
const headings = ['企业名称', '联系人', '联系电话', '主要产品', '怎么来的'];
const [product, unknownProduct, met] = ['运动鞋', '什么都做', '展会'];

/** What firms and their lists say themselves, in no language of the app. */
export const quoted: readonly string[] = [person, street, ...headings, product, unknownProduct, met, note];

const list = [
	headings,
	[expected.firmName, person, '13800001234', product, met],
	[`${expected.firmName} 9`, '', '13800005678', unknownProduct, met],
];

/** An advisor's device: enough firms for a caseload and for figures, one with a card, an earlier check-up and two voices. */
export async function storeCaseload(page: Page): Promise<void> {
	const others = ['2', '3', '4', '5'].map((number) => ({
		id: `${id}-${number}`,
		plan: shoeWorkshop,
		name: `${expected.firmName} ${number}`,
	}));
	const earlier = { ...shoeWorkshop, quality: { quality: 'level0' } };
	await storeFirms(page, [
		{ id: 'earlier', plan: earlier },
		{ id, plan: shoeWorkshop, follows: 'earlier' },
		...others,
	]);
	const heard = { quality: { quality: 'level3' }, finance: { finance: 'level0' } };
	const { quality = {}, finance = {} } = shoeWorkshop;
	await putRows(page, {
		assessments: [],
		entries: [
			...entriesOf(id, heard, { by: 'workshop_head', at: 2, evidence: 'E0' }),
			...entriesOf(id, { quality, finance }, { by: 'owner', at: 1, evidence: 'E0' }),
			...entriesOf(id, { finance }, { by: 'advisor', at: 3, evidence: 'E2' }),
		],
		firms: [
			{
				id: 'earlier',
				person,
				phone: '13800001234',
				address: street,
				planned: '2026-01-15',
				recheck: '2026-02-01',
				updatedAt: 1,
			},
		],
	});
}

/** Every page of the advisor's in the state in which most of it is to be seen. The last ones lock the device. */
export const advisorsSights: Sights = {
	caseload: async (page, say) => {
		await open(page, '/firms/');
		const rows = page.locator('.cases > li');
		await expect(rows).toHaveCount(5);
		await page.getByText(say('caseload.filter'), { exact: true }).click();
		await page.getByText(say('caseload.files'), { exact: true }).click();
		const withCard = rows.filter({
			has: page.getByRole('heading', { name: expected.firmName, exact: true }),
		});
		await withCard.locator('summary').first().click();
		await openFolds(withCard.locator('.opened'));
	},
	'a file of another phone': async (page, say) => {
		await open(page, '/stored/');
		const backup = await downloadBy(page, () => tap(button(page, say('stored.backupNow'))));
		await open(page, '/firms/');
		await page.getByLabel(say('firms.takeIn')).setInputFiles({
			name: 'other-phone.txt',
			mimeType: 'text/plain',
			buffer: saidOtherwise(backup.text, 'level2'),
		});
		await expect(button(page, say('backup.in.merge'))).toBeVisible();
	},
	'a file that is none': async (page, say) => {
		await open(page, '/firms/');
		await page.getByLabel(say('firms.takeIn')).setInputFiles({
			name: 'letter.txt',
			mimeType: 'text/plain',
			buffer: Buffer.from('{"answers":{"quality":"level9"}}'),
		});
		await expect(page.getByText(say('takenFile.failed'))).toBeVisible();
	},
	'choices of a backup': async (page, say) => {
		await open(page, '/stored/');
		await tap(button(page, say('stored.backupMore')));
		const dialog = page.getByRole('dialog', { name: say('backup.out.title') });
		await dialog.getByLabel(say('backup.out.seal')).check();
		await dialog.getByLabel(say('backup.in.passphrase'), { exact: true }).fill(passphrase);
		await dialog.getByLabel(say('deviceLock.again')).fill('1');
		await expect(dialog.getByText(say('backup.out.other'))).toBeVisible();
	},
	voices: async (page, say) => {
		await open(page, `/workbench/voices/?firm=${id}`);
		await expect(button(page, say('voices.settle'))).toBeVisible();
		await openFolds(page.locator('main'));
	},
	visit: async (page, say) => {
		await open(page, `/workbench/visit/?firm=${id}`);
		await tap(button(page, say('visit.begin')));
		await tap(page.locator('[data-stop=store] [aria-expanded]').first());
		const look = page.locator('[data-look=warehouse_logistics]');
		await tap(look.locator('[aria-expanded]').first());
		await page
			.locator('input[type=file]')
			.setInputFiles({ name: 'board.png', mimeType: 'image/png', buffer: pixel });
		await expect(look.locator('[data-capture=photo]')).toBeVisible();
		await openFolds(look);
	},
	send: async (page, say) => {
		await open(page, `/workbench/send/?firm=${id}`);
		await expect(page.getByRole('img', { name: say('handing.send.code') })).toBeVisible();
	},
	receive: async (page, say) => {
		await open(page, '/workbench/receive/');
		await expect(button(page, say('handing.receive.start'))).toBeVisible();
	},
	'a list of firms': async (page, say) => {
		await open(page, '/workbench/import/');
		await page.locator('input[type=file]').setInputFiles({
			name: 'list.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(`\uFEFF${list.map((cells) => cells.join(',')).join('\r\n')}`),
		});
		await expect(page.getByRole('heading', { name: say('importing.unmatchedTitle') })).toBeVisible();
		await expect(page.getByText(say('importing.all'))).toBeVisible();
	},
	cohort: async (page) => {
		await open(page, '/workbench/cohort/');
		await expect(page.locator('[data-figure="scenes"]')).toBeVisible();
		await openFolds(page.locator('main'));
	},
	annex: async (page) => {
		await open(page, `/workbench/annex/?firm=${id}`);
		await expect(page.locator('[data-check-code]')).toBeVisible();
	},
	'two check-ups on paper': async (page) => {
		await open(page, `/workbench/comparison/?before=earlier&after=${id}`);
		await expect(page.locator('[data-check-code]')).toHaveCount(2);
	},
	'what is to be settled': async (page) => {
		await open(page, `/workbench/settling/?firm=${id}`);
		await expect(page.locator('[data-check-code]')).toBeVisible();
	},
	subsidy: async (page) => {
		await open(page, `/workbench/subsidy/?firm=${id}`);
		await expect(page.locator('[data-offer]').first()).toBeVisible();
	},
	printing: async (page) => {
		await open(page, '/workbench/print/');
		await tap(page.getByRole('checkbox', { name: expected.firmName }).first());
		await tap(page.locator('main .row .button'));
		await expect(page.getByRole('article')).toHaveCount(2);
	},
	'no lock yet': async (page, say) => {
		await open(page, '/workbench/lock/');
		await page.getByLabel(say('deviceLock.again')).fill('1');
		await tap(button(page, say('deviceLock.set')));
		await expect(page.getByRole('alert').first()).toBeVisible();
	},
	'a new lock': async (page, say) => {
		const [first, again] = await page.locator('input[type=password]').all();
		await first?.fill(passphrase);
		await again?.fill(passphrase);
		await tap(button(page, say('deviceLock.set')));
		await expect(page.getByText(say('deviceLock.done.set'))).toBeVisible({ timeout: 30_000 });
		await openFolds(page.locator('main'));
	},
	'a locked device': async (page, say) => {
		await page.getByLabel(say('deviceLock.codeKept')).check();
		await tap(button(page, say('deviceLock.codeDone')));
		await tap(button(page, say('deviceLock.lockNow')));
		await expect(page.getByRole('heading', { name: say('lock.title'), level: 1 })).toBeVisible();
		await page.locator('input[type=password]').fill('1');
		await tap(button(page, say('lock.open')));
		await expect(page.getByText(say('lock.wrong.passphrase'))).toBeVisible({ timeout: 30_000 });
	},
	'a lost passphrase': async (page, say) => {
		await tap(button(page, say('lock.lost')));
		await expect(page.getByRole('dialog')).toBeVisible();
	},
};

/** The smallest photo there is. */
const pixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
