import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, open, storeFirm, takeIn, tap } from './walking.ts';

const answersOfWorkshop = Object.values(shoeWorkshop).flatMap((said) => Object.keys(said)).length;

test(
	'the page says what is stored, makes one file of all firms, and that file brings them back',
	tagged('english', 'engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		await storeFirm(page, { id: 'stone', plan: { firm: { county: 'CN-FJ-QZ-NA' } }, name: '南安石材' });
		await open(page);
		await tap(page.getByRole('link', { name: say('stored.title') }));
		const answers = page.getByRole('region', { name: say('stored.answersTitle') });
		await expect(answers).toContainText(say('stored.checkUps_other', { count: 2 }));
		await expect(answers).toContainText(say('stored.answers_other', { count: answersOfWorkshop + 2 }));
		const backup = page.getByRole('region', { name: say('stored.backupTitle') });
		await expect(backup.getByText(say('stored.backupNever'))).toHaveCount(2);

		const file = await downloadBy(page, () => tap(button(page, say('stored.backupNow'))));
		await expect(backup.getByText(say('stored.backupMade'))).toBeVisible();
		await expect(backup.getByText(say('stored.sinceNone'))).toHaveCount(2);
		expect(JSON.parse(file.text)).toHaveProperty('checkUps.length', 2);

		await tap(button(page, say('stored.erase')));
		const dialog = page.getByRole('dialog', { name: say('stored.eraseAsk') });
		await expect(dialog.getByRole('button', { name: say('stored.eraseNow') })).toBeDisabled();
		await dialog.getByLabel(say('stored.eraseSure')).check();
		await tap(dialog.getByRole('button', { name: say('stored.eraseNow') }));
		await expect(page.getByText(say('stored.erased'))).toBeVisible();
		await expect(answers).toContainText(say('stored.none'));

		await open(page, '/firms/');
		await expect(page.getByText(say('firms.empty'))).toBeVisible();
		await takeIn(page, say, file.path);
		const titles = page.getByRole('listitem').getByRole('heading', { level: 2 });
		await expect(titles).toHaveCount(2);
		await expect(page.getByRole('heading', { level: 2, name: '南安石材' })).toBeVisible();
	},
);

test(
	'erasing everything can be undone until the page is left, with language and backup dates',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		await open(page, '/stored/');
		await downloadBy(page, () => tap(button(page, say('stored.backupNow'))));
		const notes = () => page.evaluate(() => Object.entries(localStorage).sort());
		await expect(page.getByText(say('stored.sinceNone'))).toBeVisible();
		const before = await notes();
		await tap(button(page, say('stored.erase')));
		await page.getByLabel(say('stored.eraseSure')).check();
		await tap(button(page, say('stored.eraseNow')));
		await expect(page.getByText(say('stored.erased'))).toBeVisible();
		expect(await notes()).toEqual([]);
		await tap(button(page, say('stored.undo')));
		await expect(page.getByText(say('stored.undone'))).toBeVisible();
		await expect(page.getByText(say('stored.sinceNone'))).toBeVisible();
		expect(await notes()).toEqual(before);
		await open(page, '/result/?firm=shoes');
		await expect(page.getByText(say('result.of', { name: '晋江宏达鞋业' }))).toBeVisible();
	},
);

test('a browser that says nothing of its storage is shown as saying nothing', async ({ page, say }) => {
	await page.addInitScript(() => {
		Reflect.deleteProperty(Navigator.prototype, 'storage');
	});
	await open(page, '/stored/');
	await expect(page.locator('[data-persistence=unknown]')).toHaveText(say('stored.keep.unknown'));
	await expect(page.getByText(say('stored.unknown'))).toHaveCount(2);
	await expect(button(page, say('stored.ask'))).toHaveCount(0);
});

test(
	'a browser that does not promise is asked, and its answer is told',
	tagged('engine'),
	async ({ page, say }) => {
		await page.addInitScript(() => {
			// Firefox runs this for the empty page before it too, which has none.
			if (!('StorageManager' in window)) return;
			StorageManager.prototype.persisted = () => Promise.resolve(false);
			StorageManager.prototype.persist = () => Promise.resolve(false);
		});
		await open(page, '/stored/');
		await tap(button(page, say('stored.ask')));
		await expect(page.getByText(say('stored.refused'))).toBeVisible();
		await page.evaluate(() => {
			StorageManager.prototype.persisted = () => Promise.resolve(true);
			StorageManager.prototype.persist = () => Promise.resolve(true);
		});
		await tap(button(page, say('stored.ask')));
		await expect(page.locator('[data-persistence=kept]')).toBeVisible();
		await expect(button(page, say('stored.ask'))).toHaveCount(0);
	},
);
