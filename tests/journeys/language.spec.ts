import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import {
	card,
	cardNamed,
	fieldOf,
	isAsked,
	isSaved,
	open,
	storeFirm,
	tap,
	until,
	worksOffline,
} from './walking.ts';
import { languages, wordsIn, type Language } from './words.ts';

const chinese = /\p{Script=Han}/u;

test('switching the language in the middle loses nothing and leaves no word of the other', async ({
	page,
	say,
}) => {
	const english = wordsIn('en');
	await storeFirm(page, { id: 'firm', plan: until(shoeWorkshop, 'machines') });
	await open(page, '/check/?firm=firm&at=machines');
	await fieldOf(page, say, 'machines').fill('40');
	// Before the pause after which typing is saved.
	await choose(page, 'en');

	await isAsked(page, english, 'machines');
	await expect(fieldOf(page, english, 'machines')).toHaveValue('40');
	// Only the choice of languages names the others.
	expect((await page.locator('body').innerText()).replace('中文', '')).not.toMatch(chinese);
	expect(await page.title()).not.toMatch(chinese);
	await tap(page.getByRole('button', { name: english('nav.back') }));
	await expect(
		card(page, { say: english, item: 'Q1', option: 'office_network' }).getByRole('checkbox'),
	).toBeChecked();
	await expect(cardNamed(page, english('question.none')).getByRole('checkbox')).not.toBeChecked();

	// Remembered on this device.
	await page.reload();
	await isAsked(page, english, 'Q1');
});

test('a half-filled screen stays as it is through every language', tagged('engine'), async ({ page }) => {
	await storeFirm(page, { id: 'firm', plan: until(shoeWorkshop, 'machines') });
	await open(page, '/check/?firm=firm&at=machines');
	const fields = page.locator('main').getByRole('textbox');
	await fields.first().fill('39');
	await isSaved(page);
	await tap(page.locator('main details > summary'));
	const typed = {
		'zh-CN': ['40', '有 ABC 铭牌'],
		en: ['41', 'seen'],
		ar: ['42', 'رأيناها'],
		es: ['43', 'visto'],
	};
	for (const language of [...languages.slice(1), 'zh-CN'] as const) {
		const [amount, note] = typed[language];
		await fields.first().fill(amount ?? '');
		const noted = page.locator('main details textarea');
		await noted.fill(note ?? '');
		await noted.scrollIntoViewIfNeeded();
		await choose(page, language);

		await isAsked(page, wordsIn(language), 'machines');
		await expect(fields.first()).toHaveValue(amount ?? '');
		await expect(page.locator('main details')).toHaveAttribute('open', '');
		await expect(noted).toHaveValue(note ?? '');
		await expect(noted).toBeInViewport();
		await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
	}
	await isSaved(page);
	await page.reload();
	await expect(fields.first()).toHaveValue('40');
});

test(
	'a page of the device is never seen in another language than the chosen one',
	tagged('engine'),
	async ({ page }) => {
		await open(page);
		await choose(page, 'ar');
		await worksOffline(page);
		await page.addInitScript(() => {
			const seen: string[] = [];
			Object.assign(window, { seen });
			const look = () => {
				requestAnimationFrame(look);
				const title = document.querySelector('h1');
				if (title !== null && title.checkVisibility({ visibilityProperty: true })) seen.push(title.innerText);
			};
			look();
		});
		await page.reload();
		const promise = wordsIn('ar')('start.promise');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(promise);
		expect(await page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)])).toEqual([
			promise,
		]);
	},
);

test.describe('without a network', () => {
	// The browser says itself what it could not fetch.
	test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/ });

	test('a language that was never chosen is not here without a network: that is said, and everything stays as it was', async ({
		page,
		context,
		say,
	}) => {
		const name = '宏达';
		await storeFirm(page, { id: 'firm', name, plan: until(shoeWorkshop, 'machines') });
		await open(page, '/check/?firm=firm&at=machines');
		await worksOffline(page);
		await choose(page, 'es');
		await worksOffline(page);
		await choose(page, 'zh-CN');
		await isAsked(page, say, 'machines');
		await context.setOffline(true);

		await page.getByRole('combobox').filter({ hasText: 'English' }).selectOption('ar');
		await expect(page.getByText(say('language.missing', { language: 'العربية' }))).toBeVisible();
		await expect(page.getByRole('combobox', { name: say('language.choose') })).toHaveValue('zh-CN');
		await isAsked(page, say, 'machines');

		// Chosen once with a network, another one is here with all its words, of every page.
		const spanish = wordsIn('es');
		await open(page, '/result/?firm=firm');
		await choose(page, 'es');
		await expect(page.getByText(spanish('result.chainTitle')).first()).toBeVisible();
		expect((await page.locator('main').innerText()).replaceAll(name, '')).not.toMatch(chinese);
	});
});

test('each language calls itself by its own name, one tap away', async ({ page, say }) => {
	await open(page);
	const choice = page.getByRole('combobox', { name: say('language.choose') });
	await expect(choice).toBeInViewport();
	await expect(choice.getByRole('option')).toHaveText(['中文', 'English', 'العربية', 'Español']);
});

/** The choice is found by its languages: its name is written in the one that the reader may not know. */
async function choose(page: Page, language: Language): Promise<void> {
	await page.getByRole('combobox').filter({ hasText: 'English' }).selectOption(language);
	await expect(page.locator('html')).toHaveAttribute('lang', language);
}
