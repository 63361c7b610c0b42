import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { printed, unspaced, type Paper } from './printed.ts';
import { expected, improvedWorkshop, shoeWorkshop } from './shoe-workshop.ts';
import { button, entriesOf, open, putRows, storeFirm, storeFirms, tap, type Plan } from './walking.ts';
import type { Say } from './words.ts';

const [spring, autumn] = [Date.UTC(2026, 4, 4), Date.UTC(2026, 10, 20)];

const said = (firm: string, plan: Plan, at: number, by = 'owner') =>
	entriesOf(firm, plan, { by, at, evidence: 'E0' });

/** In autumn the owner says more, the accountant speaks of the books, and of energy nobody speaks. */
async function storeBoth(page: Page): Promise<void> {
	const { finance: _books, energy: _open, ...rest } = improvedWorkshop;
	await storeFirm(page, { id: 'first', plan: {}, name: expected.firmName });
	await storeFirm(page, { id: 'second', plan: {}, name: expected.firmName, follows: 'first' });
	await putRows(page, {
		entries: [
			...said('first', shoeWorkshop, spring),
			...said('second', rest, autumn),
			...said('second', { finance: { finance: 'level3' } }, autumn, 'accountant'),
		],
	});
}

async function openPaper(page: Page, address: string): Promise<void> {
	await open(page, address);
	await expect(page.locator('[data-check-code]').first()).toBeVisible();
}

const paired = '/workbench/comparison/?before=first&after=second';
const row = (page: Page, name: string) =>
	page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });

test(
	'the paper of two check-ups is found from their comparison and from the card, and keeps apart what changed',
	tagged('english'),
	async ({ page, say }) => {
		await storeBoth(page);
		await open(page, '/compare/?before=first&after=second');
		await tap(page.getByRole('link', { name: say('paired.open') }));
		await expect(page.locator('[data-check-code]')).toHaveCount(2);

		const better = page.locator('[data-direction=better] tbody tr');
		await expect(better).toHaveCount(3);
		await expect(page.locator('[data-direction=worse]')).toContainText(say('item.hr.short'));
		const books = page.locator('[data-cause=other-respondent]');
		await expect(books).toContainText(say('item.finance.short'));
		await expect(books).toContainText(say('evidence.respondent.accountant'));
		await expect(page.locator('[data-cause=withdrawn]')).toContainText(say('item.energy.short'));
		await expect(row(page, say('item.lead_time.short'))).toContainText('11');
		const [before, after] = await page.locator('[data-check-code]').allInnerTexts();
		expect(before).not.toBe(after);

		// More firms than an owner has: each has a card.
		await storeFirms(
			page,
			['2', '3', '4'].map((id) => ({ id, plan: shoeWorkshop, name: `${expected.firmName} ${id}` })),
		);
		await open(page, '/firms/');
		const own = page.locator('.cases > li').filter({
			has: page.getByRole('heading', { name: expected.firmName, exact: true }),
		});
		await own.locator('summary').first().click();
		await tap(own.getByRole('link', { name: say('paired.title') }));
		await expect(page.locator('[data-check-code]')).toHaveCount(2);
	},
);

test('two check-ups of one day are told apart by the time, those of two days are not', async ({ page }) => {
	await storeFirm(page, { id: 'morning', plan: {}, name: expected.firmName });
	await storeFirm(page, { id: 'noon', plan: {}, name: expected.firmName, follows: 'morning' });
	await storeFirm(page, { id: 'later', plan: {}, name: expected.firmName, follows: 'noon' });
	const hour = 3_600_000;
	await putRows(page, {
		entries: [
			...said('morning', shoeWorkshop, autumn + hour),
			...said('noon', improvedWorkshop, autumn + 2 * hour),
			...said('later', improvedWorkshop, autumn + 72 * hour),
		],
	});
	await open(page, '/compare/?before=morning&after=noon');
	await expect(page.getByText(/\d:\d\d.*\d:\d\d/)).toBeVisible();
	await openPaper(page, '/workbench/comparison/?before=morning&after=noon');
	for (const part of ['header', 'figcaption', 'footer']) {
		const times = (await page.getByRole('article').locator(part).allInnerTexts()).join(' ').match(/\d:\d\d/g);
		expect(new Set(times).size).toBe(2);
	}
	await openPaper(page, '/workbench/comparison/?before=noon&after=later');
	await expect(page.getByRole('article')).not.toContainText(/\d:\d\d/);
});

test('of each step that was advised it says whether the answers show it', async ({ page, say }) => {
	await storeBoth(page);
	await openPaper(page, paired);
	const steps = page.locator('[data-steps=earlier] tbody tr');
	await expect(steps).toHaveCount(3);
	const done = steps.and(page.locator('[data-seen=got-better]'));
	await expect(done.first()).toContainText(say('item.link_marketing_production.short'));
	await expect(steps.and(page.locator('[data-seen=not-yet]'))).not.toHaveCount(0);
	await expect(page.locator('[data-steps=next] tbody tr')).toHaveCount(3);
});

test('what nobody said is named while it is little', async ({ page, say }) => {
	await storeBoth(page);
	await openPaper(page, paired);
	const unknown = page.locator('section').filter({ hasText: say('report.unknownTitle') });
	await expect(unknown).toContainText(say('report.unknownOpenItems', { items: say('item.energy.short') }));
});

test('the code on it is that of the annex of each', async ({ page }) => {
	await storeBoth(page);
	await openPaper(page, paired);
	const codes = await page.locator('[data-check-code]').allInnerTexts();
	const annexed: string[] = [];
	for (const firm of ['first', 'second']) {
		await openPaper(page, `/workbench/annex/?firm=${firm}`);
		annexed.push(await page.locator('[data-check-code]').innerText());
	}
	expect(codes).toEqual(annexed);
});

test('saved as a file it opens without the app, and says the same', async ({ page, say, context }) => {
	await storeBoth(page);
	await openPaper(page, paired);
	const file = await downloadBy(page, () => tap(button(page, say('share.report'))));
	expect(file.name).toMatch(/\.html$/);
	expect(file.text).not.toMatch(/<script|https?:\/\//);
	const alone = await context.newPage();
	await alone.goto(`file://${file.path}`);
	await expect(alone.getByRole('heading', { level: 1 })).toHaveText(expected.firmName);
	await expect(alone.locator('[data-check-code]')).toHaveCount(2);
	await expect(alone.locator('[data-steps=next] tbody tr')).toHaveCount(3);
});

test('one that is gone is told, and no half of a paper is shown', async ({ page, say }) => {
	await storeBoth(page);
	await open(page, '/workbench/comparison/?before=nowhere&after=second');
	await expect(page.getByRole('alert')).toContainText(say('compare.gone.before'));
	await expect(page.getByRole('article')).toHaveCount(0);
});

const heard: Plan = {
	quality: { quality: 'level3' },
	link_production_supply: { link_production_supply: 'nothing' },
	hr: { hr: 'level2' },
};

/** The workshop head says otherwise; the advisor has settled one of it. */
async function storeVoices(page: Page): Promise<void> {
	const own: Plan = Object.fromEntries(
		Object.keys(heard).map((screen) => [screen, shoeWorkshop[screen] ?? {}]),
	);
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
	await putRows(page, {
		entries: [
			...said('shoes', heard, spring, 'workshop_head'),
			...said('shoes', own, spring + 1),
			...entriesOf('shoes', { hr: { hr: 'level1' } }, { by: 'advisor', at: spring + 2, evidence: 'E2' }),
		],
	});
}

test(
	'what is to be settled is taken along on paper: what moves a level first, and what was settled already',
	tagged('english'),
	async ({ page, say }) => {
		await storeVoices(page);
		await open(page, '/workbench/voices/?firm=shoes');
		await tap(page.getByRole('link', { name: say('settling.title') }));
		const items = page.locator('[data-item]');
		await expect(items).toHaveCount(2);
		const first = items.first();
		await expect(first).toHaveAttribute('data-item', 'link_production_supply');
		await expect(first).toContainText(say('settling.moves', { scales: say('result.chainTitle') }));
		await expect(first).toContainText(say('item.link_production_supply.option.nothing.label'));
		await expect(items.last()).not.toContainText('▲');
		const levels = page.locator('[data-levels]');
		await expect(levels.and(page.locator('[data-levels=owner]'))).toContainText(expected.rung);
		await expect(levels.and(page.locator('[data-levels=workshop_head]'))).toContainText('R1');
		await expect(levels.and(page.locator('[data-levels=span]'))).toContainText(/R1.*R2/);
		await expect(row(page, say('item.hr.short'))).toContainText(say('evidence.E2'));

		// No paper names one level as if all agreed.
		const span = /R1.*R2/;
		for (const address of ['/workbench/annex/?firm=shoes', '/report/?firm=shoes']) {
			await open(page, address);
			await expect(page.locator('[data-disputed]')).toContainText(span);
		}
	},
);

test('where the level is the same whoever is right, no paper makes it hang on that', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: expected.firmName });
	const heard = { finance: { finance: 'level0' } };
	await putRows(page, { entries: entriesOf('shoes', heard, { by: 'workshop_head', at: 2, evidence: 'E0' }) });
	for (const address of ['/workbench/annex/?firm=shoes', '/report/?firm=shoes']) {
		await open(page, address);
		await expect(page.locator('[data-disputed]')).toHaveText(say('settling.hangsNot_other', { count: 1 }));
	}
});

const long = '泉州市'.repeat(20);

test.describe('on paper', tagged('engine'), () => {
	/** What every one of these papers must be, in every engine. */
	function isWhole({ size, pages }: Paper, atMost: number): void {
		expect(size).toBe('A4');
		expect(pages).toBeLessThanOrEqual(atMost);
	}

	test('two check-ups of a typical firm have two sheets that say all of it', async ({ page, say }, info) => {
		await storeBoth(page);
		await openPaper(page, paired);
		const codes = await page.locator('[data-check-code]').allInnerTexts();
		const paper = await printed(page, 'paired');
		isWhole(paper, 2);
		if (info.project.use.browserName === 'firefox') return;
		const all = paper.words.join('');
		const parts = ['paired.stand', 'paired.changed', 'paired.steps', 'report.next', 'report.unknownTitle'];
		for (const words of [...parts.map((part) => say(part)), ...codes, expected.firmName, 'R3'])
			expect(all).toContain(unspaced(words));
		expect(endsInHead(paper, say)).toBe(false);
	});

	test('the page of two check-ups prints on two sheets even where everything changed and was seen', async ({
		page,
		say,
	}, info) => {
		await storeBoth(page);
		await storeFirm(page, { id: 'all', plan: {}, name: expected.firmName, follows: 'first' });
		const plan = { ...shoeWorkshop, ...lifted() };
		await putRows(page, { entries: entriesOf('all', plan, { by: 'owner', at: autumn, evidence: 'E2' }) });
		await open(page, '/compare/?before=first&after=all');
		await expect(page.locator('[data-cause=new-evidence] li')).not.toHaveCount(0);
		const paper = await printed(page, 'compared');
		isWhole(paper, 2);
		if (info.project.use.browserName === 'firefox') return;
		const all = paper.words.join('');
		for (const item of ['hr', 'quality', 'firm_name', 'county'])
			expect(all).toContain(unspaced(say(`item.${item}.short`)));
		const leads = ['changed', 'new-evidence'].map((cause) => unspaced(say(`compare.lead.${cause}`)));
		expect(leads.filter((lead) => !all.includes(lead))).toEqual([]);
		expect(paper.words.some((sheet) => leads.some((lead) => sheet.endsWith(lead)))).toBe(false);
	});

	test('a firm that answered nothing, and one that changed in everything, are whole', async ({ page }) => {
		await storeBoth(page);
		await storeFirms(
			page,
			['nothing', 'all'].map((id) => ({ id, plan: {}, name: long, follows: 'first' })),
		);
		await putRows(page, { entries: said('all', { ...shoeWorkshop, ...lifted() }, autumn) });
		await openPaper(page, '/workbench/comparison/?before=first&after=nothing');
		isWhole(await printed(page, 'nothing-after'), 3);
		await openPaper(page, '/workbench/comparison/?before=nothing&after=second');
		isWhole(await printed(page, 'nothing-before'), 3);
		await openPaper(page, '/workbench/comparison/?before=first&after=all');
		expect(await page.locator('[data-direction=better] tbody tr').count()).toBeGreaterThan(20);
		isWhole(await printed(page, 'everything'), 4);
	});

	test('what is to be settled has room for signatures, and one without a difference says so', async ({
		page,
		say,
	}, info) => {
		await storeVoices(page);
		await openPaper(page, '/workbench/settling/?firm=shoes');
		const paper = await printed(page, 'settling');
		isWhole(paper, 1);
		if (info.project.use.browserName !== 'firefox') {
			const sign = say('settling.sign', { who: say('evidence.respondent.workshop_head') });
			expect(paper.words.join('')).toContain(unspaced(sign));
		}
		await storeFirm(page, { id: 'agreed', plan: shoeWorkshop, name: long });
		await openPaper(page, '/workbench/settling/?firm=agreed');
		await expect(page.getByText(say('voices.none'))).toBeVisible();
		isWhole(await printed(page, 'agreed'), 1);
	});

	test('fifty firms have three sheets, with heads on each and what they rest on at the end', async ({
		page,
		say,
	}, info) => {
		test.slow();
		const firms = Array.from({ length: 50 }, (_, index) => ({
			id: `firm-${String(index)}`,
			name: `${expected.firmName}${String(index)}`,
			plan: {
				...(index % 2 === 0 ? improvedWorkshop : shoeWorkshop),
				cluster: { cluster: index % 3 === 0 ? 'textile' : 'footwear' },
			},
			evidence: index % 3 === 0 ? ('E2' as const) : ('E0' as const),
		}));
		await storeFirms(page, firms);
		await open(page, '/workbench/cohort/');
		await expect(page.locator('[data-figure=scenes]')).toBeVisible();
		await expect(page.locator('[data-waiting]')).toHaveCount(0);
		const paper = await printed(page, 'cohort');
		isWhole(paper, 3);
		if (info.project.use.browserName === 'firefox') return;
		const [head] = paper.words;
		expect(head).toContain(unspaced(say('cohort.part.all')));
		expect(paper.words.at(-1)).toContain(unspaced(say('report.footer')));
		// The button and what is saved stay on the screen.
		expect(paper.words.join('')).not.toContain(unspaced(say('cohort.export.title')));
		expect(paper.words.join('')).not.toContain(expected.firmName);
	});
});

/** A head that nothing stands beneath. */
function endsInHead({ words }: Paper, say: Say): boolean {
	const heads = ['paired.stand', 'paired.changed', 'paired.known', 'paired.steps', 'report.next'];
	return words.some((sheet) => heads.some((head) => sheet.endsWith(unspaced(say(head)))));
}

/** Every scene and every link at its best. */
const lifted = (): Plan =>
	Object.fromEntries(
		Object.entries(shoeWorkshop).flatMap(([screen, answers]) => {
			const was = answers[screen];
			if (typeof was === 'string' && /^level\d$/.test(was)) return [[screen, { [screen]: 'level4' }]];
			return screen.startsWith('link_') ? [[screen, { [screen]: 'decides' }]] : [];
		}),
	);
