import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, open, storeFirm, tap } from './walking.ts';
import type { Say } from './words.ts';

const list = [
	'2026 年走访名单',
	'序号,企业名称,联系人,联系电话,县区,主要产品,员工人数,备注',
	'1,晋江宏达鞋业有限公司,王厂长,13800001234,晋江市,运动鞋,120人,想先看排产',
	'2,南安水暖卫浴厂,李经理,0595-86661234,南安,卫浴,56,',
	'3,惠安石雕,陈总,0595-87771234,惠安县,什么都做,30-50,',
	'4,德化白瓷,林主任,0595-23451234,德化县,工艺陶瓷,80,',
	'5,石狮服装,黄老板,0595-88881234,石狮市,服装,200,',
].join('\r\n');

const rows = (page: Page) => page.locator('.cases > li');
const row = (page: Page, name: string) => rows(page).filter({ has: page.getByRole('heading', { name }) });

async function chooseList(
	page: Page,
	say: Say,
	file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
) {
	await page.locator('input[type=file]').setInputFiles(file);
	await expect(page.getByRole('heading', { name: say('importing.columnsTitle') })).toBeVisible();
}

const listFile = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${list}`) };

async function importList(page: Page, say: Say): Promise<void> {
	await open(page, '/workbench/import/');
	await chooseList(page, say, listFile);
	await tap(button(page, say('importing.take')));
	await expect(page.getByText(say('importing.done'))).toBeVisible();
}

test(
	'a list is read, shown before it is stored, merged with what is there, and taken back',
	tagged('english'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '晋江 宏达鞋业' });
		await open(page, '/firms/');
		await tap(page.getByRole('link', { name: say('firms.advisor') }));
		// The page before has a place for files too.
		await page.waitForURL(/\/import\//);
		await chooseList(page, say, listFile);
		await expect(page.getByText(say('importing.sameName', { name: '晋江 宏达鞋业' }))).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: '什么都做' }).last()).toBeVisible();
		await expect(page.getByText(say('importing.fresh_other', { shown: 4 }))).toBeVisible();
		await tap(button(page, say('importing.take')));
		await expect(page.getByText(say('importing.done'))).toBeVisible();
		await tap(page.getByRole('link', { name: say('importing.toList') }));

		// Merged: one row, with the card of the list and the answers that the firm itself gave.
		await expect(rows(page)).toHaveCount(5);
		await tap(row(page, '晋江 宏达鞋业').locator('summary').first());
		await expect(page.getByRole('link', { name: '13800001234' })).toHaveAttribute('href', 'tel:13800001234');

		await open(page, '/workbench/import/');
		await chooseList(page, say, listFile);
		await page.getByLabel(say('importing.all')).selectOption('new');
		await tap(button(page, say('importing.take')));
		await expect(page.getByText(say('importing.fresh_other', { shown: 5 }))).toBeVisible();
		await tap(button(page, say('importing.undo')));
		await expect(page.getByText(say('importing.undone'))).toBeVisible();
		await open(page, '/firms/');
		await expect(rows(page)).toHaveCount(5);
	},
);

test('two rows of one name, a word of the trade and a broken file: nothing is lost without a word', async ({
	page,
	say,
}) => {
	const csvOf = (...lines: readonly string[]) => ({
		name: 'list.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(`企业名称,联系人,联系电话,主要产品,员工人数\n${lines.join('\n')}`),
	});
	await open(page, '/workbench/import/');
	const [file, take] = [page.locator('input[type=file]'), button(page, say('importing.take'))];
	await file.setInputFiles(csvOf('"甲厂,1', '乙厂,"2"3'));
	await expect(page.getByText(say('importing.problem.open-quote', { line: 2 }))).toBeVisible();
	await expect(take).toHaveCount(0);

	await chooseList(
		page,
		say,
		csvOf(
			'恒达鞋厂,林志强,13805950001,陶瓷,120',
			'恒达鞋厂,林志明,13805950002,陶瓷,40',
			'甲厂',
			'乙厂',
			'丙厂',
			'丁厂',
		),
	);
	await expect(page.getByText(say('importing.outcome.new'))).toBeVisible();
	await expect(page.getByText(say('importing.fresh_other', { shown: 6 }))).toBeVisible();
	await page.getByLabel(/[：:] ?陶瓷/).selectOption('crafts');
	await page.getByLabel(say('importing.all')).selectOption('merge');
	await expect(page.getByText('13805950002').last()).toBeVisible();
	await tap(take);
	await expect(page.getByText(say('importing.done'))).toBeVisible();

	// The card has it in its field, so that whoever adds to the remark wipes nothing.
	await open(page, '/firms/');
	await tap(row(page, '恒达鞋厂').locator('summary').first());
	await tap(page.getByText(say('caseload.card.title')));
	await expect(page.getByLabel(say('caseload.card.remark'))).toHaveValue(/林志明.*13805950002.*40/);

	// The next list knows the word.
	await open(page, '/workbench/import/');
	await chooseList(page, say, csvOf('白玉,郑秀英,13799995678,陶瓷,95'));
	await expect(page.getByLabel(/[：:] ?陶瓷/)).toHaveValue('crafts');
});

test('a week is planned: search, filter, dates, and the address keeps what is shown', async ({
	page,
	say,
}) => {
	await importList(page, say);
	await open(page, '/firms/');
	await expect(rows(page)).toHaveCount(5);
	const search = page.getByRole('searchbox', { name: say('caseload.search') });
	await search.fill('ＬＩ');
	await expect(page.getByText(say('caseload.nobody'))).toBeVisible();
	// Of what the list said: the product, in the words of the questionnaire.
	await search.fill('建材家居');
	await expect(rows(page)).toHaveCount(1);
	await expect(row(page, '南安水暖卫浴厂')).toBeVisible();

	await tap(rows(page).locator('summary').first());
	await tap(page.getByText(say('caseload.card.title')));
	const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
	await page.getByLabel(say('caseload.card.planned')).fill(today);
	await expect(page.getByText(say('caseload.card.saved'))).toBeVisible();
	await search.fill('');
	await expect(rows(page)).toHaveCount(5);
	await expect(rows(page).first()).toContainText('南安水暖卫浴厂');

	await tap(page.getByText(say('caseload.filter'), { exact: true }));
	await page.getByLabel(say('caseload.dueThisWeek')).check();
	await expect(rows(page)).toHaveCount(1);
	await expect(page).toHaveURL(/due=week/);
	await page.reload();
	await expect(rows(page)).toHaveCount(1);

	await tap(page.getByText(say('caseload.files'), { exact: true }));
	const calendar = await downloadBy(page, () =>
		tap(button(page, say('caseload.calendar.due_other', { count: 1 }))),
	);
	expect(calendar.name).toMatch(/\.ics$/);
	expect(calendar.text).toContain(`DTSTART;VALUE=DATE:${today.replaceAll('-', '')}`);
});

test(
	'the list goes out as a spreadsheet and comes back as it was',
	tagged('engine'),
	async ({ page, say }) => {
		await importList(page, say);
		await open(page, '/firms/');
		await tap(page.getByText(say('caseload.files'), { exact: true }));
		const csv = await downloadBy(page, () => tap(button(page, say('caseload.saveCsv'))));
		expect(csv.text).toContain('"石狮服装","黄老板","0595-88881234"');
		const xlsx = await downloadBy(page, () => tap(button(page, say('caseload.saveXlsx'))));
		await open(page, '/workbench/import/');
		await chooseList(page, say, { name: xlsx.name, mimeType: '', buffer: readFileSync(xlsx.path) });
		await expect(page.getByText(say('importing.twiceTitle_other', { count: 5 }))).toBeVisible();
		await expect(page.getByText(say('importing.unmatchedTitle'))).toHaveCount(0);
	},
);

test('the report that was handed over brings the firm to be checked again after 90 days, with its measures', async ({
	page,
	say,
}) => {
	await importList(page, say);
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, evidence: 'E2', name: '已看过的厂' });
	await open(page, '/firms/');
	await expect(row(page, '已看过的厂')).toContainText(say('caseload.stage.visited'));
	await open(page, '/report/?firm=shoes');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	const print = () => page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
	await print();
	await tap(button(page, say('firmCard.handed.no')));
	await open(page, '/firms/');
	await expect(row(page, '已看过的厂')).toContainText(say('caseload.stage.visited'));
	await open(page, '/report/?firm=shoes');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await print();
	await tap(button(page, say('firmCard.handed.yes')));
	await expect(button(page, say('firmCard.handed.yes'))).toHaveCount(0);
	await print();
	await expect(button(page, say('firmCard.handed.yes'))).toHaveCount(0);
	await open(page, '/firms/');
	await expect(row(page, '已看过的厂')).toContainText(say('caseload.stage.reported'));
	await tap(row(page, '已看过的厂').locator('summary').first());
	const calendar = await downloadBy(page, () =>
		tap(button(page, say('caseload.calendar.save_other', { count: 1 }))),
	);
	const words = calendar.text.replaceAll('\r\n ', '');
	expect(words).toContain(say('caseload.calendar.recheck', { name: '已看过的厂' }));
	expect(words).toContain(say('caseload.calendar.measures'));
});

test('a backup of many firms brings the list of an advisor at once, with its undoing', async ({
	page,
	say,
}) => {
	await importList(page, say);
	await open(page, '/stored/');
	const file = await downloadBy(page, () => tap(button(page, say('stored.backupNow'))));
	await tap(button(page, say('stored.erase')));
	await page.getByLabel(say('stored.eraseSure')).check();
	await tap(button(page, say('stored.eraseNow')));
	await expect(page.getByText(say('stored.erased'))).toBeVisible();
	await open(page, '/firms/');
	await page.getByLabel(say('firms.takeIn')).setInputFiles(file.path);
	await tap(button(page, say('backup.in.merge')));
	await expect(page.getByRole('searchbox', { name: say('caseload.search') })).toBeVisible();
	await expect(rows(page)).toHaveCount(5);
	await expect(page.getByText(say('firms.advisor'))).toHaveCount(0);
	await tap(button(page, say('backup.in.takeBack')));
	await expect(page.getByText(say('firms.empty'))).toBeVisible();
});

test('who was never asked is shown as such, and what is written on a card is kept as it is written', async ({
	page,
	say,
}) => {
	await importList(page, say);
	await open(page, '/firms/');
	const stone = row(page, '惠安石雕');
	await expect(stone).toContainText(say('firmCard.unasked'));
	await expect(page.getByText(say('stored.due'))).toHaveCount(0);
	await tap(stone.locator('summary').first());
	for (const way of ['nav.visit', 'firmCard.begin', 'firmCard.call'])
		await expect(stone.getByRole('link', { name: say(way), exact: true })).toBeVisible();
	await expect(stone.getByRole('link', { name: say('nav.report') })).toHaveCount(0);

	await tap(page.getByText(say('caseload.card.title')));
	const day = (field: string) => page.getByLabel(say(`caseload.card.${field}`));
	await day('visited').fill('2026-11-20');
	await expect(stone).toContainText(say('caseload.stage.visited'));
	await day('recheck').fill('2026-10-01');
	await expect(day('recheck')).toHaveAttribute('aria-invalid', 'true');
	await page.getByLabel(say('caseload.card.person')).fill('陈经理');
	// Left at once, before anything said that it is kept.
	await tap(stone.getByRole('link', { name: say('nav.visit') }));
	await page.waitForURL(/\/visit\//);
	await page.goBack();
	await expect(stone.getByText('陈经理')).toBeVisible();
	await tap(page.getByText(say('caseload.card.title')));
	await expect(day('visited')).toHaveValue('2026-11-20');
	await expect(day('recheck')).toHaveValue('');
	await day('recheck').fill('2026-12-24');
	await expect(page.getByText(say('caseload.card.saved'))).toBeVisible();
	await expect(stone.locator('summary').first()).toContainText(/12/);
});
