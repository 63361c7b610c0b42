import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { open, storeFirm, takeIn, tap } from './walking.ts';

test(
	'an answers file saved on one device opens on another with the same result',
	tagged('engine'),
	async ({ page, browser, say }) => {
		await storeFirm(page, { id: 'mine', plan: shoeWorkshop, name: '宏达鞋业' });
		await open(page, '/result/?firm=mine');
		const headline = await page.getByRole('heading', { level: 1 }).innerText();
		const file = await downloadBy(page, () => tap(page.getByRole('button', { name: say('result.backup') })));

		const other = await browser.newPage();
		await open(other, '/firms/');
		await takeIn(other, say, file.path);
		await expect(other.getByText(say('takenFile.done', { name: '宏达鞋业' }))).toBeVisible();
		await expect(other.getByRole('listitem').getByRole('heading', { level: 2 })).toHaveCount(1);
		await tap(other.getByRole('link', { name: new RegExp(`^${say('firms.result')} `) }).first());
		await expect(other.getByRole('heading', { level: 1 })).toHaveText(headline);
		expect(JSON.parse(file.text)).toMatchObject({ questionnaire: 'factory', checkUp: { id: 'mine' } });
		await other.close();
	},
);

test('a file that is no answers file changes nothing and says what is wrong', async ({ page, say }) => {
	await open(page, '/firms/');
	const choose = (contents: string) =>
		page.getByLabel(say('firms.takeIn')).setInputFiles({
			name: 'answers.json',
			mimeType: 'application/json',
			buffer: Buffer.from(contents),
		});
	await choose('{"answers": {"headcount": 0, "qualty": 1');
	await expect(page.getByRole('alert')).toContainText(say('file.unreadable'));
	await choose('{"answers": {"headcount": 0, "qualty": 1, "__proto__": {"polluted": true}}}');
	await expect(page.getByRole('alert')).toContainText(say('problem.below', { min: 1 }));
	await expect(page.getByRole('alert')).toContainText(say('file.unknown-item', { id: 'qualty' }));
	await expect(page.getByText(say('firms.empty'))).toBeVisible();
});
