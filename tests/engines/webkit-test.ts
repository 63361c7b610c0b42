import { writeFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { By } from 'selenium-webdriver';
import { findMiniBrowser } from '../../src/tools/find-browser.mjs';
import { serveStatic } from '../../src/tools/serve-static.mjs';
import { expected, shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { answersFile } from '../journeys/walking.ts';
import { wordsIn, type Say } from '../journeys/words.ts';
import { openWebKit } from './webkit-browser.ts';
import { button, containing, WebKitPage } from './webkit-page.ts';

interface Host {
	readonly address: string;
	readonly close: () => Promise<void>;
}

/** The engine nearest to the iPhone's that a Linux machine can drive. */
export const test = base.extend<{ readonly host: Host; readonly webkit: WebKitPage; readonly words: Say }>({
	// eslint-disable-next-line no-empty-pattern
	host: async ({}, use) => {
		const host = await serveStatic({ folder: 'build', port: 0 });
		await use(host);
		await host.close();
	},
	// eslint-disable-next-line no-empty-pattern
	words: async ({}, use) => use(wordsIn('en')),
	webkit: async ({ host, words }, use, testInfo) => {
		const { driver, close } = await openWebKit(testInfo.outputPath('home'));
		await use(new WebKitPage(driver, host.address, words));
		await close();
	},
});

export const skipWithoutWebKit = (): void => {
	test.skip(findMiniBrowser() === undefined, 'there is no WebKitGTK on this machine');
};

/** A whole firm at once, by the page that takes in a file. */
export async function takeInWorkshop(
	webkit: WebKitPage,
	{ words, file }: { readonly words: Say; readonly file: string },
): Promise<void> {
	writeFileSync(file, JSON.stringify(answersFile(shoeWorkshop)));
	await webkit.open('/firms/');
	// It is there when it is known which list stands here.
	await webkit.shown(containing(words('firms.takeIn')));
	const [field] = await webkit.driver.findElements(By.css('input[type=file]'));
	await field?.sendKeys(file);
	await webkit.tap(button(words('backup.in.merge')));
	await webkit.shown(containing(words('takenFile.done', { name: expected.firmName })));
}
