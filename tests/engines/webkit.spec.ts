import { expect } from '@playwright/test';
import { By } from 'selenium-webdriver';
import { expected, shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { wordsIn, type Say } from '../journeys/words.ts';
import { button, card, containing, fieldNamed, link, linkNamed, type WebKitPage } from './webkit-page.ts';
import { skipWithoutWebKit, takeInWorkshop, test } from './webkit-test.ts';

skipWithoutWebKit();

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
	await webkit.shown(containing(words(`item.${expected.firstBreak}.broken`)));

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

test('an answers file is taken in, and its result and both pages of its report are shown', async ({
	webkit,
	words,
}, testInfo) => {
	await takeInWorkshop(webkit, { words, file: testInfo.outputPath('answers.json') });
	await webkit.tap(linkNamed(`${words('firms.result')} ${expected.firmName}`));
	await webkit.driver.wait(
		async () =>
			(await webkit.heading().catch(() => '')).includes(words(`scale.chain.level.${expected.rung}.name`)),
		20_000,
		'the heading does not name the rung',
	);
	await webkit.tap(link(words('nav.report')));
	for (const said of [
		`item.${expected.firstBreak}.short`,
		'report.next',
		`scale.miit-2024.level.${expected.level}.name`,
		'report.scenes',
		'report.sources',
	])
		await webkit.shown(containing(words(said)));
	expect(await webkit.driver.findElements(By.css('article.sheet'))).toHaveLength(2);
});

test('the page of what is stored counts it, erases it all and brings it back', async ({
	webkit,
	words,
}, testInfo) => {
	await takeInWorkshop(webkit, { words, file: testInfo.outputPath('answers.json') });
	await webkit.open('/stored/');
	const one = containing(words('stored.checkUps_one', { count: 1 }));
	await webkit.shown(one);
	await webkit.tap(button(words('stored.erase')));
	await webkit.tap(card(words('stored.eraseSure')));
	await webkit.tap(button(words('stored.eraseNow')));
	await webkit.shown(containing(words('stored.none')));
	await webkit.tap(button(words('stored.undo')));
	await webkit.shown(containing(words('stored.undone')));
	await webkit.shown(one);
	await webkit.reload();
	await webkit.shown(one);
});

test('the language is switched in the middle of a form: the answer stays, and the page turns round', async ({
	webkit,
	words,
}) => {
	await begin(webkit, words);
	await webkit.answer(shoeWorkshop, 'firm');
	await webkit.hasHeading(webkit.promptOf('cluster'));
	await webkit.open((await webkit.driver.getCurrentUrl()).replace(/at=.*/, 'at=machines'));
	await webkit.hasHeading(webkit.promptOf('machines'));
	await webkit.type(fieldNamed(words('item.machines.prompt')), '40');
	const here = await webkit.driver.getCurrentUrl();
	expect(await webkit.isRightOf(button(words('nav.skip')), button(words('nav.back')))).toBe(true);

	const arabic = wordsIn('ar');
	await webkit.tap(By.css('option[value=ar]'));
	await webkit.hasHeading(arabic('item.machines.prompt'));
	expect(await webkit.driver.getCurrentUrl()).toBe(here);
	const field = await webkit.shown(fieldNamed(arabic('item.machines.prompt')));
	expect(await field.getAttribute('value')).toBe('40');
	expect(await (await webkit.shown(By.css('html'))).getAttribute('dir')).toBe('rtl');
	expect(await webkit.isRightOf(button(arabic('nav.back')), button(arabic('nav.next')))).toBe(true);
	await webkit.reload();
	await webkit.hasHeading(arabic('item.machines.prompt'));
});
