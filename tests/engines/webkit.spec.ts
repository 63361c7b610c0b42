import { expect, test as base } from '@playwright/test';
import { By } from 'selenium-webdriver';
import { findMiniBrowser } from '../../src/tools/find-browser.mjs';
import { serveStatic } from '../../src/tools/serve-static.mjs';
import { expected, shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { wordsIn, type Say } from '../journeys/words.ts';
import { openWebKit } from './webkit-browser.ts';
import { button, card, containing, fieldNamed, link, WebKitPage } from './webkit-page.ts';

interface Host {
	readonly address: string;
	readonly close: () => Promise<void>;
}

/** The engine nearest to the iPhone's that a Linux machine can drive. */
const test = base.extend<{ readonly host: Host; readonly webkit: WebKitPage; readonly words: Say }>({
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

test.skip(findMiniBrowser() === undefined, 'there is no WebKitGTK on this machine');

async function begin(webkit: WebKitPage, words: Say): Promise<void> {
	await webkit.open('/');
	await webkit.tap(link(words('start.begin')));
	await webkit.hasHeading(webkit.promptOf('firm'));
}

test('an owner gets through the quick check to a result, a report and back after a reload', async ({
	webkit,
	words,
}) => {
	await begin(webkit, words);
	const asked: string[] = [];
	while (!(await webkit.driver.getCurrentUrl()).includes('/result/')) {
		const screen = await webkit.asked(shoeWorkshop);
		expect(asked).not.toContain(screen);
		await webkit.answer(shoeWorkshop, screen);
		asked.push(screen);
	}
	expect(asked).toContain('link_marketing_design');
	const headline = await webkit.heading();
	await webkit.shown(containing(words(`item.${expected.firstBreak}.short`)));

	await webkit.reload();
	await webkit.hasHeading(headline);
	await webkit.tap(link(words('nav.report')));
	await webkit.shown(containing(expected.firmName));
});

test('what is typed survives a reload, and a wrong number is explained at its field', async ({
	webkit,
	words,
}) => {
	await begin(webkit, words);
	const name = fieldNamed(words('item.firm_name.prompt'));
	await (await webkit.shown(name)).sendKeys('宏达');
	await webkit.reload();
	expect(await (await webkit.shown(name)).getAttribute('value')).toBe('宏达');
	await webkit.tap(card(words('item.county.option.CN-FJ-QZ-JJ.label')));
	await webkit.hasHeading(webkit.promptOf('cluster'));
	const here = await webkit.driver.getCurrentUrl();
	await webkit.open(here.replace(/at=.*/, 'at=size'));
	await (await webkit.shown(fieldNamed(words('item.headcount.prompt')))).sendKeys('0');
	await webkit.shown(containing(words('problem.below', { min: 1 })));
});

test('without a network the app opens, answers are taken and kept', async ({ webkit, words, host }) => {
	await begin(webkit, words);
	await webkit.driver.wait(
		() => webkit.driver.executeScript('return navigator.serviceWorker.controller !== null'),
		20_000,
	);
	await host.close();
	await webkit.reload();
	await webkit.answer(shoeWorkshop, await webkit.asked(shoeWorkshop));
	await webkit.answer(shoeWorkshop, await webkit.asked(shoeWorkshop));
	await webkit.shown(By.css('[data-save=saved]'));
	await webkit.reload();
	await webkit.tap(button(words('nav.back')));
	await webkit.tap(button(words('nav.back')));
	expect(await (await webkit.shown(fieldNamed(words('item.firm_name.prompt')))).getAttribute('value')).toBe(
		expected.firmName,
	);
});
