import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { plantReleased } from './plant-released.ts';
import { releasedDatabases, releasedFiles, type ReleasedDatabase } from './released-formats.ts';
import { button, open, takeIn, tap } from './walking.ts';
import type { Say } from './words.ts';

for (const [name, released] of Object.entries(releasedDatabases))
	test(
		`a database of ${name} opens with all that is in it, and a second time too`,
		tagged('engine'),
		async ({ page, say }) => {
			await asItLay(page, released);
			const once = await backup(page, say);
			for (const words of ['宏达鞋厂', '"value":40', '"level2"', '看过', '"withdrawn":true', ...released.has])
				expect(once).toContain(words);
			expect(await backup(page, say)).toBe(once);
			expect(await versionOnDisk(page)).toBe(20);
		},
	);

test(
	'every file that a release wrote is taken in with all that it says',
	tagged('engine'),
	async ({ page, say }) => {
		for (const [name, file] of Object.entries(releasedFiles))
			await test.step(name, async () => {
				await open(page, '/firms/');
				await takeIn(page, say, {
					name: 'old.json',
					mimeType: 'application/json',
					buffer: Buffer.from(JSON.stringify(file)),
				});
			});
		const told = await backup(page, say);
		for (const words of ['宏达鞋厂', '"value":40', '"level2"', '王厂长', '看板', '"withdrawn":true'])
			expect(told).toContain(words);
	},
);

/** Before any script of ours: on the page of a picture of the same origin. */
async function asItLay(page: Page, released: ReleasedDatabase): Promise<void> {
	await page.goto('/icon.svg');
	await page.evaluate(plantReleased, released);
}

/** All that lies here, as the app gives it, without the moment of giving. */
async function backup(page: Page, say: Say): Promise<string> {
	await open(page, '/stored/');
	const { text } = await downloadBy(page, () => tap(button(page, say('stored.backupNow'))));
	return text.replaceAll(/\s+/g, '').replace(/"backup":\{[^}]*\}/, '');
}

const versionOnDisk = (page: Page): Promise<number | undefined> =>
	page.evaluate(
		async () => (await indexedDB.databases()).find(({ name }) => name === 'factory-checkup')?.version,
	);
