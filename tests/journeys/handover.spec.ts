import { execFileSync } from 'node:child_process';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { open, openFolds, storeFirm, tap } from './walking.ts';

test(
	'the advice leads to a sheet for the doctor, on one page of paper',
	tagged('engine'),
	async ({ page, say }, testInfo) => {
		await storeFirm(page, { id: 'mine', plan: shoeWorkshop, name: '宏达鞋业' });
		await open(page, '/result/?firm=mine');
		await openFolds(page.locator('section[aria-labelledby="advice"]'));
		const doctor = page.locator('[data-offer="qz-industrial-doctor"]');
		await expect(doctor).toContainText(say('item.county.option.CN-FJ-QZ-JJ.label'));
		await tap(doctor.getByRole('link', { name: say('handover.print') }));

		await expect(page.getByRole('heading', { level: 1 })).toHaveText('宏达鞋业');
		const sheet = page.getByRole('article');
		await expect(sheet).toContainText(say('service.qz-industrial-doctor.label'));
		await expect(sheet.getByRole('listitem').first()).not.toHaveText(say('handover.needsNone'));
		const file = testInfo.outputPath('handover.pdf');
		await page.pdf({ path: file, preferCSSPageSize: true });
		expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages:\s+1\n/);
	},
);

test('a firm in another city says which, and then gets what is for that city', async ({ page, say }) => {
	const plan = { ...shoeWorkshop, firm: { firm_name: '龙腾', county: 'CN-FJ' } };
	await storeFirm(page, { id: 'there', plan });
	await open(page, '/result/?firm=there');
	await openFolds(page.locator('main'));
	await expect(page.locator('[data-offer="fj-longyan-pilot"]')).toHaveCount(0);
	await tap(page.getByRole('link', { name: say('item.place.short'), exact: true }).first());
	await expect(page.getByRole('radio', { name: say('place.SG') })).toHaveCount(0);
	await tap(page.getByText(say('place.CN-FJ-LY'), { exact: true }));
	// One tap answers and goes on; nothing is open any more, so the result follows.
	await page.waitForURL(/\/result\//);
	await openFolds(page.locator('main'));
	await expect(page.locator('[data-offer="fj-longyan-pilot"]')).toHaveCount(1);
	await expect(page.locator('[data-offer^="qz-pilot"]')).toHaveCount(0);
	await expect(page.locator('[data-note="fj-nine-measures-2022"]')).toHaveCount(1);
});
