import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import papaparse from 'papaparse';
import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, open, putRows, storeFirm, tap, type Plan } from './walking.ts';

const footwear = shoeWorkshop;
const textile: Plan = {
	...shoeWorkshop,
	cluster: { cluster: 'textile' },
	sub_industry: { sub_industry: 'garments' },
};
/** The link that is weakest in the shoe workshop mended: the chain breaks elsewhere. */
const mended: Plan = {
	...shoeWorkshop,
	link_production_marketing: { link_production_marketing: 'system' },
};
const secret = '=HYPERLINK("http://example.com")保密鞋业';

test.beforeEach(async ({ page }) => {
	await page.addInitScript(() => {
		// Prints are looked at as PDF.
		window.print = () => undefined;
	});
});

test(
	'firms on this device are counted together, small groups are not shown, and the tables leave without names',
	tagged('english'),
	async ({ page, say }) => {
		test.slow();
		for (const [index, plan] of [
			footwear,
			footwear,
			footwear,
			footwear,
			footwear,
			textile,
			textile,
		].entries())
			await storeFirm(page, { id: `firm-${index}`, plan, name: `${secret}${index}` });
		// Checked again by the advisor; a part of one person, something in the bin and a planned firm are no check-ups of firms.
		for (const index of [0, 1, 2, 3, 4])
			await storeFirm(page, {
				id: `later-${index}`,
				plan: mended,
				name: `${secret}${index}`,
				follows: `firm-${index}`,
				evidence: 'E2',
			});
		const row = { questionnaire: 'factory', version: 1, createdAt: 1, updatedAt: 1, reached: 0 };
		const said = (assessment: string, item: string, answer: unknown) => ({
			assessment,
			item,
			record: { answer, by: 'owner', at: 1, evidence: 'E0' },
			save: `${assessment}-${item}`,
			savedAt: 1,
		});
		const quality = { kind: 'chosen', option: 'level1' };
		await putRows(page, {
			assessments: [
				{ ...row, id: 'voice', name: 'voice', voiceOf: 'firm-0' },
				{ ...row, id: 'bin', name: 'bin', deletedAt: 2 },
				{ ...row, id: 'planned', name: 'planned' },
			],
			entries: [
				said('voice', 'quality', quality),
				said('bin', 'quality', quality),
				said('planned', 'firm_name', { kind: 'text', value: 'planned' }),
			],
		});

		await test.step('the figures are those of the firms, each once', async () => {
			await open(page, '/workbench/cohort/');
			const sizes = page.locator('.sizes').getByRole('listitem');
			await expect(sizes).toHaveText([
				`12 ${say('cohort.size.check_ups')}`,
				`7 ${say('cohort.size.firms')}`,
				`5 ${say('cohort.size.visited')}`,
				`5 ${say('cohort.size.followed')}`,
			]);
			await expect(page.getByText(say('cohort.reading.planned', { number: '1' }))).toBeVisible();
			const change = page.locator('[data-figure="change-chain-claimed"] tbody tr');
			await expect(change.last().locator('td').nth(1)).toHaveText('5');
		});

		await test.step('a group of two is not shown, nor the one that would tell of it', async () => {
			await expect(page.locator('[data-figure="breaks"]')).toContainText(
				say('cohort.says.withheld', { n: '7' }),
			);
			const quality = page
				.locator('[data-figure="scenes"] tbody tr')
				.filter({ has: page.getByRole('rowheader', { name: say('item.quality.short'), exact: true }) });
			await expect(quality.locator('td').first()).toContainText('n 7');
			await expect(quality.locator('td').nth(1)).toHaveText(say('cohort.withheld'));
			await expect(quality.locator('td').nth(2)).toHaveText(say('cohort.withheld'));
			const cluster = page.getByLabel(say('item.cluster.short'));
			for (const id of ['footwear', 'textile'])
				await expect(cluster.locator(`option[value=${id}]`)).toHaveJSProperty('disabled', true);
		});

		await test.step('figures and check-ups can be saved, by default without names', async () => {
			const [figuresXlsx, checkUpsXlsx] = [0, 1].map((at) => button(page, say('cohort.export.xlsx')).nth(at));
			const [figuresCsv, checkUpsCsv] = [0, 1].map((at) => button(page, say('cohort.export.csv')).nth(at));
			if (!figuresXlsx || !checkUpsXlsx || !figuresCsv || !checkUpsCsv) throw new Error('no buttons');

			const figures = await downloadBy(page, () => tap(figuresCsv));
			expect(figures.text.startsWith('\uFEFF"')).toBe(true);
			const counts = rowsOf(figures.text).map((line) => line[say('cohort.column.firms')]);
			expect(counts).toContain('7');
			expect(counts).toContain(say('cohort.withheld'));
			expect(counts.filter((count) => /^[1-4]$/.test(count ?? ''))).toEqual([]);

			const nameless = await downloadBy(page, () => tap(checkUpsCsv));
			expect(rowsOf(nameless.text)).toHaveLength(12);
			expect(nameless.text).not.toMatch(/保密|HYPERLINK|firm-|later-|1970-01-0/);
			const sheet = sheetOf((await downloadBy(page, () => tap(checkUpsXlsx))).path);
			expect(sheet.match(/<row /g)).toHaveLength(13);
			expect(sheet).not.toMatch(/保密|HYPERLINK|firm-|<f>/);
			expect(sheetOf((await downloadBy(page, () => tap(figuresXlsx))).path)).toContain('<v>7</v>');

			await page.getByLabel(say('cohort.export.nameless')).uncheck();
			const named = await downloadBy(page, () => tap(checkUpsCsv));
			const names = rowsOf(named.text).map((line) => line[say('item.firm_name.short')]);
			expect(new Set(names)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6].map((index) => `'${secret}${index}`)));
		});
	},
);

test('with fewer than five firms the page says what is missing and shows none of them', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'one', plan: shoeWorkshop });
	await open(page, '/workbench/cohort/');
	await expect(
		page.getByText(say('cohort.empty.missing', { least: '5', firms: '1', missing: '4' })),
	).toBeVisible();
	await expect(page.locator('figure')).toHaveCount(0);
	const buttons = page.getByRole('main').locator('.button');
	await expect(buttons).toHaveCount(2);
	await page.emulateMedia({ media: 'print' });
	for (const each of await buttons.all()) await expect(each).toBeHidden();
});

const rowsOf = (csv: string): readonly Readonly<Record<string, string>>[] => {
	const { data, errors } = papaparse.parse<Record<string, string>>(csv.replace('\uFEFF', ''), {
		header: true,
		skipEmptyLines: true,
	});
	expect(errors).toEqual([]);
	return data;
};

function sheetOf(path: string): string {
	const parts = unzipSync(new Uint8Array(readFileSync(path)));
	return new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
}
