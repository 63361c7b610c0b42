import { chromium } from '@playwright/test';
import { browserLaunchOptions } from '../../src/tools/find-browser.mjs';
import { expect, onlyIn, test, watch } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import {
	alive,
	answerAll,
	begin,
	card,
	fieldOf,
	isAsked,
	isSaved,
	open,
	progressOf,
	storeFirm,
	tap,
	until,
} from './walking.ts';

onlyIn('phone-zh');

test('half a check-up waits through a closed browser, at the very question and with every answer', async ({
	say,
	baseURL,
	locale,
	viewport,
	hasTouch,
}, testInfo) => {
	const device = () =>
		chromium.launchPersistentContext(testInfo.outputPath('device'), {
			...browserLaunchOptions(),
			...(baseURL !== undefined && { baseURL }),
			...(locale !== undefined && { locale }),
			viewport,
			hasTouch,
		});
	const first = await device();
	const page = await first.newPage();
	await begin(page, say);
	await answerAll(page, { plan: until(shoeWorkshop, 'marketing'), say });
	await isAsked(page, say, 'marketing');
	await isSaved(page);
	const reached = await progressOf(page);
	await first.close();

	const second = await device();
	const complaints = await watch(second, baseURL ?? '');
	const again = await second.newPage();
	await open(again);
	await expect(again.getByText('晋江宏达鞋业')).toBeVisible();
	await tap(again.getByRole('link', { name: say('start.continue'), exact: true }));
	await isAsked(again, say, 'marketing');
	expect(await progressOf(again)).toBe(reached);

	await tap(again.getByRole('button', { name: say('nav.back') }));
	await isAsked(again, say, 'process_design');
	await expect(
		card(again, { say, item: 'process_design', option: 'level0' }).getByRole('radio'),
	).toBeChecked();
	await tap(again.getByRole('button', { name: say('nav.back') }));
	await expect(
		card(again, { say, item: 'product_design', option: 'level2' }).getByRole('radio'),
	).toBeChecked();
	expect(complaints).toEqual([]);
	await second.close();
});

test.describe('a reload in the middle of typing', () => {
	const id = 'typing';

	test('keeps the number as far as it was typed', async ({ page, say }) => {
		await storeFirm(page, { id, plan: {} });
		await open(page, `/check/?firm=${id}&at=size`);
		const people = fieldOf(page, say, 'headcount');
		await people.pressSequentially('40');
		await page.reload();
		await alive(page);
		await expect(people).toHaveValue('40');
	});

	test('keeps the name of the firm typed at once after opening', async ({ page, say }) => {
		await storeFirm(page, { id, plan: {} });
		await open(page, `/check/?firm=${id}&at=firm`);
		const name = fieldOf(page, say, 'firm_name');
		await name.fill('宏达');
		await page.reload();
		await alive(page);
		await expect(name).toHaveValue('宏达');
	});
});
