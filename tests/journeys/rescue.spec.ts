import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { alive, open, putRows, storeFirm, worksOffline } from './walking.ts';
import type { Say } from './words.ts';

const passphrase = '石狮 stone 88';

test(
	'with the app broken, a page of its own hands out all rows, and puts them back as they were',
	tagged('engine'),
	async ({ page, say, context, browserName }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });
		await putPhoto(page);
		await open(page, '/stored/');
		await expect(page.getByRole('link', { name: say('rescue.open') })).toHaveAttribute(
			'href',
			/rescue\/index\.html$/,
		);
		await worksOffline(page);
		await context.route('**/_app/**', (route) => route.abort());
		// Firefox under WebDriver asks nobody, not even the worker, when it is told to be offline.
		await context.setOffline(browserName === 'chromium');
		await page.goto('/rescue/index.html');
		await context.setOffline(false);
		const saved = await rescued(page);
		const { databases } = JSON.parse(saved.text) as Rescued;
		expect(databases).toMatchObject([{ name: 'factory-checkup', version: 20 }]);
		expect(saved.text).toContain('宏达鞋厂');
		expect(rowsIn(saved.text, 'media')).toEqual([
			{ capture: 'c1', assessment: 'shoes', bytes: { $bytes: 'AAH/', $kind: 'ArrayBuffer' } },
		]);

		await test.step('into a browser in which something lies it puts nothing', async () => {
			await page.locator('#file').setInputFiles(saved.path);
			await expect(page.locator('#told')).toContainText('没有放回');
		});
		await test.step('nor anything but its own files', async () => {
			await wipe(page);
			for (const text of ['{"rescue":1}', '[]', 'nothing']) {
				await page
					.locator('#file')
					.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
				await expect(page.locator('#told')).toContainText('不是本页存的文件');
			}
		});
		await page.locator('#file').setInputFiles(saved.path);
		await expect(page.locator('#told')).toContainText('放回来了');
		expect((JSON.parse((await rescued(page)).text) as Rescued).databases).toEqual(databases);
		await context.unroute('**/_app/**');
		await open(page, '/firms/');
		await expect(page.getByText('宏达鞋厂').first()).toBeVisible();
	},
);

test(
	'of a locked device it hands out rows that only the passphrase opens, and says so',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });
		await setLock(page, say);
		await page.goto('/rescue/index.html');
		await expect(page.locator('#sealed')).toBeVisible();
		const saved = await rescued(page);
		expect(saved.text).not.toContain('宏达');
		expect(saved.text).not.toContain('headcount":40');
		await wipe(page);
		await page.locator('#file').setInputFiles(saved.path);
		await expect(page.locator('#told')).toContainText('放回来了');
		await page.goto('/firms/');
		await alive(page);
		await page.getByLabel(say('lock.passphrase'), { exact: true }).fill(passphrase);
		await page.getByRole('button', { name: say('lock.open'), exact: true }).click();
		await expect(page.getByText('宏达鞋厂').first()).toBeVisible({ timeout: 30_000 });
	},
);

for (const locale of ['zh-CN', 'en', 'es', 'ar'])
	test.describe(`in ${locale}`, () => {
		test.use({ locale });

		test('it says how many firms there are and which, what the file is for, and who can read it', async ({
			page,
			say,
		}) => {
			await storeFirm(page, { id: 'first', plan: {}, name: '宏达鞋厂' });
			await storeFirm(page, { id: 'again', plan: {}, name: '宏达鞋厂', follows: 'first' });
			await storeFirm(page, { id: 'other', plan: {}, name: 'Li & <b>Söhne' });
			await storeFirm(page, { id: 'unnamed', plan: shoeWorkshop, name: '' });
			const row = { questionnaire: 'factory', version: 1, createdAt: 1, updatedAt: 1, reached: 0 };
			await putRows(page, {
				assessments: [
					{ ...row, id: 'voice', name: '会计', voiceOf: 'first' },
					{ ...row, id: 'bin', name: '删掉的厂', deletedAt: 2 },
				],
			});
			await page.goto('/rescue/index.html');
			const firms = page.locator('#firms');
			await expect(firms).toContainText('3');
			await expect(firms).toContainText('宏达鞋厂');
			await expect(firms).toContainText('Li & <b>Söhne');
			await expect(firms).not.toContainText('删掉的厂');
			await expect(firms).not.toContainText('会计');
			await expect(page.locator('#kind')).not.toBeEmpty();
			await expect(page.locator('#sealed')).not.toBeEmpty();
			const open = await page.locator('#sealed').innerText();

			await setLock(page, say);
			await page.goto('/rescue/index.html');
			await expect(page.locator('#save')).toBeEnabled();
			await expect(firms).toBeHidden();
			await expect(page.locator('main')).not.toContainText('宏达');
			await expect(page.locator('#sealed')).not.toHaveText(open);
		});
	});

interface Rescued {
	readonly databases: readonly {
		readonly tables: readonly { readonly name: string; readonly rows: readonly unknown[] }[];
	}[];
}

const rowsIn = (text: string, table: string) =>
	(JSON.parse(text) as Rescued).databases[0]?.tables.find(({ name }) => name === table)?.rows;

async function rescued(page: Page) {
	await expect(page.locator('#save')).toBeEnabled();
	const { path, ...saved } = await downloadBy(page, () => page.locator('#save').click());
	return { ...saved, path, text: readFileSync(path, 'utf8') };
}

async function wipe(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await new Promise((resolve) => (indexedDB.deleteDatabase('factory-checkup').onsuccess = resolve));
		localStorage.clear();
	});
	await page.reload();
	await expect(page.locator('#save')).toBeEnabled();
}

async function putPhoto(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('factory-checkup');
			request.onsuccess = () => resolve(request.result);
		});
		const writing = database.transaction('media', 'readwrite');
		writing
			.objectStore('media')
			.put({ capture: 'c1', assessment: 'shoes', bytes: new Uint8Array([0, 1, 255]).buffer });
		await new Promise((resolve) => (writing.oncomplete = resolve));
		database.close();
	});
}

async function setLock(page: Page, say: Say): Promise<void> {
	await open(page, '/workbench/lock/');
	await page.locator('form input').first().fill(passphrase);
	await page.getByLabel(say('deviceLock.again')).fill(passphrase);
	await page.getByRole('button', { name: say('deviceLock.set'), exact: true }).click();
	await expect(page.getByText(say('deviceLock.done.set'))).toBeVisible({ timeout: 30_000 });
}
