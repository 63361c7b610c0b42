import type { Page } from '@playwright/test';
import { expect, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { expected, improvedWorkshop, shoeWorkshop } from './shoe-workshop.ts';
import { alive, button, card, fieldOf, isSaved, open, storeFirm, takeIn, tap } from './walking.ts';
import type { Say } from './words.ts';

const label = (say: Say, item: string, option: string) => say(`item.${item}.option.${option}.label`);
const under = (page: Page, cause: string) => page.locator(`[data-cause="${cause}"]`);

test('checking again takes over what describes the firm, shows last time’s answers, and tells what changed', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	await tap(page.getByText(say('again.title'), { exact: true }));
	await tap(page.getByRole('link', { name: say('again.begin') }));
	// The first question that is asked anew; what describes the firm is answered already.
	await expect(page).toHaveURL(/\/check\/\?.*firm=(?!new|firm(?:&|$))/);
	const firm = new URL(page.url()).searchParams.get('firm') ?? '';
	const ask = async (screen: string) => {
		await page.goto(`/check/?firm=${firm}&at=${screen}`);
		await alive(page);
	};

	await ask('size');
	await expect(fieldOf(page, say, 'headcount')).toHaveValue('40');
	await expect(page.getByText(say('again.carried')).first()).toBeVisible();

	await ask('link_production_marketing');
	const was = label(say, 'link_production_marketing', 'nothing');
	await expect(page.getByText(say('again.lastTime', { answer: was }))).toBeVisible();
	await tap(card(page, { say, item: 'link_production_marketing', option: 'system' }));
	await isSaved(page);
	await ask('finance');
	await tap(page.getByText(say('evidence.title')));
	await page.getByLabel(say('evidence.by')).selectOption('accountant');
	await tap(card(page, { say, item: 'finance', option: 'level3' }));
	await isSaved(page);
	await ask('energy');
	await tap(card(page, { say, item: 'energy', option: 'level1' }));
	await isSaved(page);

	await open(page, `/result/?firm=${firm}`);
	await tap(page.getByRole('link', { name: say('again.compare') }));
	await expect(page.getByRole('heading', { level: 1 })).toContainText('还不能说有变化');
	await expect(page.getByText(say('compare.how'))).toBeVisible();
	await expect(under(page, 'changed')).toContainText(
		say('compare.arrow', {
			before: was,
			after: label(say, 'link_production_marketing', 'system'),
		}),
	);
	await expect(under(page, 'changed')).toContainText(say('compare.direction.better'));
	await expect(under(page, 'other-respondent')).toContainText(label(say, 'finance', 'level3'));
	// The same answer is no difference, and what was not asked yet is none that was proven.
	await expect(under(page, 'changed').getByRole('listitem')).toHaveCount(1);
	await expect(under(page, 'withdrawn').getByText(say('item.quality.short'))).toBeAttached();
	await expect(page.getByText(say('item.headcount.short'), { exact: true })).toHaveCount(0);
});

test('a firm that got further is told so, with verdicts, numbers and causes', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await storeFirm(page, { id: 'later', plan: improvedWorkshop, follows: 'firm' });
	await open(page, '/firms/');
	await tap(page.getByRole('link', { name: `${say('again.compare')} ${expected.firmName}` }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		say('compare.headline.risen', { before: expected.rung, after: 'R3' }),
	);
	const chain = page.getByRole('region', { name: say('result.chainTitle') });
	await expect(chain.locator('[data-finding=risen]')).toContainText(say('compare.finding.risen'));
	const official = page.getByRole('region', { name: say('result.officialTitle') });
	await expect(official.locator('[data-finding=same]').first()).toBeVisible();
	await expect(page.getByRole('row', { name: say('item.lead_time.short') })).toContainText('11');
	await expect(under(page, 'changed').getByRole('listitem')).toHaveCount(4);
	await expect(under(page, 'changed').locator('[data-direction=worse]')).toHaveCount(1);
	await expect(page.locator('[data-cause]')).toHaveCount(1);
});

test('two check-ups of one firm are chosen from the list, and swapped; another firm is no choice', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'one', plan: shoeWorkshop, name: '甲' });
	await storeFirm(page, { id: 'two', plan: improvedWorkshop, name: '甲' });
	await storeFirm(page, { id: 'other', plan: {}, name: '乙' });
	await open(page, '/firms/');
	await tap(page.getByText(say('compare.choose')));
	await expect(page.getByLabel(say('compare.earlier')).locator('[value=other]')).toHaveCount(0);
	await page.getByLabel(say('compare.earlier')).selectOption('two');
	await page.getByLabel(say('compare.later')).selectOption('one');
	await tap(page.getByRole('link', { name: say('compare.show'), exact: true }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		say('compare.headline.fallen', { before: 'R3', after: 'R2' }),
	);
	await tap(page.getByRole('link', { name: say('compare.swap') }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		say('compare.headline.risen', { before: 'R2', after: 'R3' }),
	);
});

test('deleting the earlier check-up leaves the later one as it is', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop, name: '头一回' });
	await storeFirm(page, { id: 'later', plan: improvedWorkshop, follows: 'firm', name: '第二回' });
	await open(page, '/firms/');
	await tap(page.locator('summary', { hasText: say('firms.earlier_other', { count: 1 }) }));
	await tap(button(page, `${say('firms.remove')} 头一回`));
	await expect(page.getByText(say('firms.removed', { name: '头一回' }))).toBeVisible();
	await open(page, '/compare/?before=firm&after=later');
	await expect(page.getByRole('alert')).toContainText(say('compare.gone.before'));
	await tap(page.getByRole('link', { name: say('nav.result') }));
	await expect(page.getByRole('heading', { level: 1 })).toContainText(say('scale.chain.level.R3.name'));
	await expect(page.getByText(say('again.gone'))).toBeVisible();
});

test('answers to an older questionnaire say what could not be carried, and hand it on', async ({
	page,
	say,
}) => {
	const answers = {
		firm_name: '老问卷鞋厂',
		quality: 'level1',
		finance: 'level9',
		fax_orders: { value: true, by: 'advisor', note: '看过传真机' },
	};
	await open(page, '/firms/');
	const choose = (contents: string | Buffer) =>
		takeIn(page, say, {
			name: 'old.json',
			mimeType: 'application/json',
			buffer: Buffer.from(contents),
		});
	await choose(JSON.stringify({ questionnaire: 'factory', version: 0, answers }));
	const notice = page.getByRole('status').filter({ hasText: '老问卷鞋厂' });
	const saysWhatIsLeft = async (place: typeof notice) => {
		await expect(place).toContainText(say('carried.setAside_other', { count: 2 }));
		await expect(place).toContainText(say('carried.why.unknown-item'));
		await expect(place).toContainText('fax_orders');
		await expect(place).toContainText(say('item.finance.short'));
	};
	await saysWhatIsLeft(notice);

	await tap(page.getByRole('link', { name: `${say('firms.result')} 老问卷鞋厂` }));
	await saysWhatIsLeft(page.getByRole('region', { name: say('carried.title') }));

	// An answer to this version takes the place of the one that did not fit; the other stays listed.
	const firm = new URL(page.url()).searchParams.get('firm') ?? '';
	await open(page, `/check/?firm=${firm}&at=finance`);
	await tap(card(page, { say, item: 'finance', option: 'level2' }));
	await isSaved(page);
	await open(page, `/result/?firm=${firm}`);
	await expect(page.getByRole('region', { name: say('carried.title') })).toContainText(
		say('carried.setAside_other', { count: 1 }),
	);
	const { path: file } = await downloadBy(page, () => tap(button(page, say('result.backup'))));
	await open(page, '/firms/');
	// The same check-up: nothing to merge, and what was set aside is still told.
	await page.getByLabel(say('firms.takeIn')).setInputFiles(file);
	const preview = page.getByRole('dialog');
	await expect(preview).toContainText(say('backup.in.allHere'));
	await expect(preview).toContainText('fax_orders');
});
