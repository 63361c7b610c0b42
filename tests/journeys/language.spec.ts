import { expect, onlyIn, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { card, cardNamed, fieldOf, isAsked, open, storeFirm, tap, until } from './walking.ts';
import { wordsIn } from './words.ts';

onlyIn('phone-zh');

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
	await tap(page.getByRole('button', { name: 'English' }));
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');

	await isAsked(page, english, 'machines');
	await expect(fieldOf(page, english, 'machines')).toHaveValue('40');
	// Only the switch back names the other language.
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
