import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { By, type WebDriver } from 'selenium-webdriver';
import { plantReleased } from '../journeys/plant-released.ts';
import { releasedDatabases, releasedFiles, type ReleasedDatabase } from '../journeys/released-formats.ts';
import { rowsOnDisk } from './page-scripts.ts';
import { button, containing } from './webkit-page.ts';
import { skipWithoutWebKit, test } from './webkit-test.ts';

skipWithoutWebKit();

const said = ['宏达鞋厂', '"value":40', '"level2"', '看过'];

for (const [name, released] of Object.entries(releasedDatabases))
	test(`a database of ${name} opens with all that is in it, and a second time too`, async ({
		webkit,
		words,
	}) => {
		await webkit.driver.get(new URL('/icon.svg', webkit.home).href);
		await plant(webkit.driver, released);
		const open = async () => {
			await webkit.open('/stored/');
			await webkit.shown(containing(words('stored.checkUps_one', { count: 1 })));
			await webkit.shown(containing(words('stored.answers_other', { count: 3 })));
			return (await rowsOnDisk(webkit.driver)).words;
		};
		const once = await open();
		for (const row of Object.values(released.tables).flatMap(({ rows }) => rows))
			expect(once).toContain(JSON.stringify(row).slice(1, -1));
		expect(await open()).toBe(once);
		expect(await versionOnDisk(webkit.driver)).toBe(20);
	});

test('every file that a release wrote is taken in with all that it says', async ({
	webkit,
	words,
}, testInfo) => {
	for (const [index, file] of Object.values(releasedFiles).entries()) {
		const path = testInfo.outputPath(`${String(index)}.json`);
		writeFileSync(path, JSON.stringify(file));
		await webkit.open('/firms/');
		await webkit.shown(containing(words('firms.takeIn')));
		await webkit.choose(By.css('input[type=file]'), [path]);
		await webkit.tap(button(words('backup.in.merge')));
		await webkit.shown(containing(words('takenFile.done', { name: '宏达鞋厂' })));
	}
	const written = (await rowsOnDisk(webkit.driver)).words;
	for (const word of [...said, '王厂长', '看板']) expect(written).toContain(word);
});

async function plant(driver: WebDriver, released: ReleasedDatabase): Promise<void> {
	const script = `const [released, done] = arguments; (${String(plantReleased)})(released).then(() => done(), (error) => done(String(error)));`;
	expect(await driver.executeAsyncScript(script, released)).toBeFalsy();
}

const versionOnDisk = (driver: WebDriver): Promise<number | undefined> =>
	driver.executeAsyncScript(
		`const [done] = arguments;
		indexedDB.databases().then((all) => done(all.find(({ name }) => name === 'factory-checkup')?.version));`,
	);
