import { storeCaseload } from './advisor-pages.ts';
import { expect, test } from './checked-test.ts';
import { printed, unspaced } from './printed.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import { button, open, putRows, storeFirms, tap } from './walking.ts';

test('reports of several firms come out of the printer in one go, each whole and on its own sheets', async ({
	page,
	say,
}) => {
	await storeCaseload(page);
	await open(page, '/firms/');
	await tap(page.getByRole('link', { name: say('printing.title') }));
	await expect(button(page, say('printing.prepare_other', { count: 0 }))).toBeDisabled();
	await tap(button(page, say('printing.all')));
	// Unticked again: a firm that is not wanted stays out.
	await tap(page.getByRole('checkbox', { name: `${expected.firmName} 5` }));
	await tap(page.getByRole('checkbox', { name: say('handover.title') }));
	await tap(button(page, say('printing.prepare_other', { count: 4 })));
	await expect(page.getByText(say('printing.ready_other', { count: 4 }))).toBeVisible();
	// Each has the owner's two sheets and the referral; in front stands the list.
	await expect(page.getByRole('article')).toHaveCount(4 * 3 + 1);
	const paper = await printed(page, 'many');
	expect(paper.pages).toBe(4 * 3 + 1);
	const all = paper.words.join('');
	for (const name of ['2', '3', '4'])
		expect(all.split(unspaced(`${expected.firmName} ${name}`)).length).toBeGreaterThan(2);
	expect(all).not.toContain(unspaced(`${expected.firmName} 5`));
	expect(all).not.toContain(unspaced(say('printing.lead')));
});

test('of a firm that was checked again the later check-up is printed, also where the earlier one was touched since', async ({
	page,
	say,
}) => {
	await storeFirms(page, [
		{ id: 'later', plan: shoeWorkshop, name: '后一次', follows: 'earlier' },
		{ id: 'earlier', plan: shoeWorkshop, name: '前一次' },
	]);
	const touched = { questionnaire: 'factory', version: 1, createdAt: 1, updatedAt: 9, reached: 0 };
	await putRows(page, { assessments: [{ ...touched, id: 'earlier', name: '前一次' }] });
	await open(page, '/workbench/print/');
	await expect(page.getByRole('checkbox', { name: '后一次' })).toBeVisible();
	await expect(page.getByRole('checkbox', { name: '前一次' })).toHaveCount(0);
	await tap(button(page, say('printing.all')));
	await expect(button(page, say('printing.prepare_other', { count: 1 }))).toBeEnabled();
});

const sixFirms = ['甲', '乙', '丙', '丁', '戊', '己'].map((sign, index) => ({
	id: `firm-${String(index)}`,
	plan: shoeWorkshop,
	name: `${sign}号鞋厂`,
}));

test('every paper of six firms stands on sheets of its own, in the order of the list that lies on top', async ({
	page,
	say,
}) => {
	test.slow();
	await storeFirms(page, sixFirms);
	await open(page, '/workbench/print/');
	for (const title of [say('nav.annex'), say('handover.title'), say('nav.subsidy')])
		await tap(page.getByRole('checkbox', { name: title }));
	await tap(button(page, say('printing.all')));
	const listed = await page.locator('fieldset').last().locator('bdi').allInnerTexts();
	expect(listed).toHaveLength(6);
	await tap(button(page, say('printing.prepare_other', { count: 6 })));
	await expect(page.getByText(say('printing.ready_other', { count: 6 }))).toBeVisible({ timeout: 60_000 });
	await expect(page.locator('[data-waiting]')).toHaveCount(0);
	await expect(page.getByRole('article')).toHaveCount(1 + 6 * 5);

	const { words, pages } = await printed(page, 'six');
	const names = listed.map(unspaced);
	const [cover = '', ...sheets] = words;
	expect(cover).toContain(unspaced(say('batch.title')));
	expect(names.map((name) => cover.indexOf(name))).toEqual(
		names.map((name) => cover.indexOf(name)).toSorted((a, b) => a - b),
	);
	for (const name of names) expect(cover).toContain(name);
	// Every sheet says whose it is, none tells of two firms, and those of one lie together.
	const ownersOf = sheets.map((sheet) => names.filter((name) => sheet.includes(name)));
	expect(ownersOf.filter((owners) => owners.length !== 1)).toEqual([]);
	const told = ownersOf.flat();
	expect([...new Set(told)]).toEqual(names);
	expect(told.filter((name, index) => name !== told[index - 1])).toEqual(names);
	// The same answers make the same number of sheets.
	expect((pages - 1) % 6).toBe(0);
	const starts = names.map((name) => ownersOf.findIndex((owners) => owners.includes(name)));
	expect(starts).toEqual(names.map((_, index) => index * ((pages - 1) / 6)));
	for (const start of starts) expect(sheets[start]).toContain(unspaced(say('report.title')));
	const titles = [say('nav.annex'), say('handover.title'), say('nav.subsidy')].map(unspaced);
	// A head has its title above the name, a foot behind it.
	for (const title of titles)
		expect(sheets.filter((sheet) => names.some((name) => sheet.includes(title + name)))).toHaveLength(6);
});

test('firms of one name are told apart in the list of firms and on the cover list, others need no more words', async ({
	page,
	say,
}) => {
	const firms = sixFirms.slice(0, 5).map((firm, index) => (index < 2 ? { ...firm, name: '同名鞋厂' } : firm));
	await storeFirms(page, firms);
	const row = { questionnaire: 'factory', version: 1, createdAt: 1, reached: 0 };
	await putRows(page, {
		assessments: firms.map(({ id, name }, index) => ({
			...row,
			...{ id, name, updatedAt: Date.UTC(2026, 10, 20, index) },
		})),
	});
	await open(page, '/firms/');
	const same = page.locator('.cases summary').filter({ hasText: '同名鞋厂' });
	await expect(same).toHaveCount(2);
	await expect(same.getByText(/\d:\d\d/)).toHaveCount(2);
	expect(new Set(await same.allInnerTexts()).size).toBe(2);
	await expect(page.locator('.cases summary').getByText(/\d:\d\d/)).toHaveCount(2);

	await open(page, '/workbench/print/');
	await tap(button(page, say('printing.all')));
	await tap(button(page, say('printing.prepare_other', { count: 5 })));
	const listed = page.locator('[data-cover] .firm');
	await expect(listed).toHaveCount(5);
	const names = (await listed.allInnerTexts()).map((words) => words.trim());
	expect(new Set(names).size).toBe(5);
	expect(names.filter((name) => /\d:\d\d/.test(name))).toHaveLength(2);
	expect(names.filter((name) => name.includes(say('item.county.option.CN-FJ-QZ-JJ.label')))).toHaveLength(2);
});

test('stopped on the way, it gives back the choice and leaves no papers behind', async ({ page, say }) => {
	await storeFirms(page, sixFirms);
	await open(page, '/workbench/print/');
	await tap(page.getByRole('checkbox', { name: say('nav.annex') }));
	await tap(button(page, say('printing.all')));
	await tap(button(page, say('printing.prepare_other', { count: 6 })));
	await tap(button(page, say('batch.stop')));
	await expect(button(page, say('printing.prepare_other', { count: 6 }))).toBeEnabled();
	await expect(page.getByRole('article')).toHaveCount(0);
	// What was under way comes too late, and into nothing that was begun anew.
	await tap(button(page, say('printing.none')));
	await tap(page.getByRole('checkbox', { name: '甲号鞋厂' }));
	await tap(button(page, say('printing.prepare_other', { count: 1 })));
	await expect(page.getByText(say('printing.ready_other', { count: 1 }))).toBeVisible();
	await expect(page.getByRole('article')).toHaveCount(3);
	await expect(page.locator('[data-cover]')).toHaveCount(0);
});

test('firms of one name are told apart on the list on top', async ({ page, say }) => {
	const names = { one: '同名鞋厂', two: '同名鞋厂', three: '另一家' };
	await storeFirms(
		page,
		Object.entries(names).map(([id, name]) => ({ id, plan: shoeWorkshop, name })),
	);
	await open(page, '/workbench/print/');
	await tap(button(page, say('printing.all')));
	await tap(button(page, say('printing.prepare_other', { count: 3 })));
	await expect(page.getByText(say('printing.ready_other', { count: 3 }))).toBeVisible();
	const rows = page.locator('[data-cover] tbody tr');
	await expect(rows.filter({ hasText: names.one })).toHaveCount(2);
	// By when each was answered last.
	await expect(rows.locator('td', { hasText: names.one }).locator('.soft')).toHaveCount(2);
	await expect(rows.locator('td', { hasText: names.three }).locator('.soft')).toHaveCount(0);
});

for (const language of ['ar', 'es'] as const)
	test.describe(`in ${language}`, () => {
		test.use({ locale: language, viewport: { width: 360, height: 740 } });

		test('the list of firms can be read on a narrow phone, and is a table on paper', async ({
			page,
			say,
		}) => {
			await storeFirms(page, sixFirms.slice(0, 2));
			await open(page, '/workbench/print/');
			for (const title of [say('nav.annex'), say('handover.title'), say('nav.subsidy')])
				await tap(page.getByRole('checkbox', { name: title }));
			await tap(button(page, say('printing.all')));
			await tap(page.getByRole('main').locator('.row > .button'));
			const cells = page.locator('[data-cover] tbody td:not(.number)');
			await expect(cells).toHaveCount(2 * 6);
			for (const cell of await cells.all()) {
				const { width } = (await cell.boundingBox()) ?? { width: 0 };
				expect(width).toBeGreaterThan(200);
			}
			await expect(page.locator('[data-cover] .paper .label').first()).toHaveText(say('report.title'));
			await expect(page.locator('[data-cover] thead')).toBeHidden();
			await page.emulateMedia({ media: 'print' });
			await expect(page.locator('[data-cover] thead')).toBeVisible();
			await expect(page.locator('[data-cover] .label').first()).toBeHidden();
		});
	});
