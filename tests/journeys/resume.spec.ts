import type { Page } from '@playwright/test';
import { expect, tagged, test, watch } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import {
	alive,
	answerAll,
	askedScreen,
	begin,
	card,
	fieldOf,
	isAsked,
	isSaved,
	open,
	progressOf,
	storeFirm,
	tap,
} from './walking.ts';
import { itemNamed, type Say } from './words.ts';

test(
	'half a check-up waits through a closed browser, at the very question and with every answer',
	tagged('engine'),
	async (
		{ say, playwright, browserName, launchOptions, channel, baseURL, locale, viewport, hasTouch },
		testInfo,
	) => {
		// Two starts of a browser, and ten screens.
		test.slow();
		const device = () =>
			playwright[browserName].launchPersistentContext(testInfo.outputPath('device'), {
				...launchOptions,
				...(channel !== undefined && { channel }),
				...(baseURL !== undefined && { baseURL }),
				...(locale !== undefined && { locale }),
				viewport,
				hasTouch,
			});
		const first = await device();
		const page = await first.newPage();
		await begin(page, say);
		const asked = await answerAll(page, { plan: shoeWorkshop, say, count: 5 });
		const standing = await askedScreen(page, say, shoeWorkshop);
		await isSaved(page);
		const reached = await progressOf(page);
		await first.close();

		const second = await device();
		const complaints = await watch(second, baseURL ?? '');
		const again = await second.newPage();
		await open(again);
		await expect(again.getByText('晋江宏达鞋业')).toBeVisible();
		await tap(again.getByRole('link', { name: say('start.continue'), exact: true }));
		await isAsked(again, say, standing);
		expect(await progressOf(again)).toBe(reached);

		// Back along the way that was taken, though the page that took it is gone.
		for (const screen of asked.toReversed()) {
			await tap(again.getByRole('button', { name: say('nav.back') }));
			await isAsked(again, say, screen);
			await isAnsweredAs(again, say, screen);
		}
		expect(complaints).toEqual([]);
		await second.close();
	},
);

async function isAnsweredAs(page: Page, say: Say, screen: string): Promise<void> {
	for (const [item, answer] of Object.entries(shoeWorkshop[screen] ?? {})) {
		if (['text', 'amount'].includes(itemNamed(item).kind))
			await expect(fieldOf(page, say, item)).toHaveValue(String(answer));
		else
			for (const option of [answer].flat())
				await expect(
					card(page, { say, item, option: String(option) })
						.getByRole('radio')
						.or(card(page, { say, item, option: String(option) }).getByRole('checkbox')),
				).toBeChecked();
	}
}

test.describe('a reload in the middle of typing', () => {
	const id = 'typing';

	test('keeps the number as far as it was typed', tagged('engine'), async ({ page, say }) => {
		await storeFirm(page, { id, plan: {} });
		await open(page, `/check/?firm=${id}&at=size`);
		const people = fieldOf(page, say, 'headcount');
		await people.pressSequentially('40');
		await page.reload();
		await alive(page);
		await expect(people).toHaveValue('40');
	});

	test('keeps the number though an earlier save is still under way', async ({ page, say }) => {
		await storeFirm(page, { id, plan: {} });
		await open(page, `/check/?firm=${id}&at=size`);
		const people = fieldOf(page, say, 'headcount');
		await expect(people).toBeVisible();
		await page.evaluate(keepDatabaseBusy);
		// The first is saved while typing goes on, and never comes to an end.
		await people.pressSequentially('4');
		await people.blur();
		await people.press('End');
		await people.pressSequentially('0');
		await page.reload();
		await alive(page);
		await expect(people).toHaveValue('40');
	});

	test('keeps the name of the firm typed at once after opening', tagged('engine'), async ({ page, say }) => {
		await storeFirm(page, { id, plan: {} });
		await open(page, `/check/?firm=${id}&at=firm`);
		const name = fieldOf(page, say, 'firm_name');
		await name.fill('宏达');
		await page.reload();
		await alive(page);
		await expect(name).toHaveValue('宏达');
	});
});

/** Whoever wants to write waits: a transaction of another connection stays open until the page is left. */
async function keepDatabaseBusy(): Promise<void> {
	const database = await new Promise<IDBDatabase>((done) => {
		const request = indexedDB.open('factory-checkup');
		request.onsuccess = () => {
			done(request.result);
		};
	});
	const rows = database.transaction(['assessments', 'entries'], 'readwrite').objectStore('entries');
	const again = () => {
		rows.count().onsuccess = again;
	};
	again();
}
