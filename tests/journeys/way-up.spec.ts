import type { Locator, Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { foldOf, doesNotApply, open, storeFirm, tap } from './walking.ts';
import type { Say } from './words.ts';

/** The same workshop making sports goods, above scale: the pilot grant pays for its level. */
const pilotFirm = {
	...shoeWorkshop,
	sub_industry: { sub_industry: 'sports_goods' },
	size: { headcount: 120, revenue_band: 'under_400m' },
	above_scale: { above_scale: 'yes' },
	budget: { planned_spend: 30, barrier_budget: 'upto_100k' },
};

test('the result shows the least effort to the next level, step by step', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	const way = await openWay(page, say);
	await expect(way.getByRole('radio').first()).toBeChecked();
	// Level 2 asks for six scenes at level 2, and the workshop has three: three more scenes are on the way, with points.
	await expect(way.locator('section > ul > li').first()).toBeVisible();
	expect(await way.locator(':scope > .stack > section > ul > li').count()).toBeGreaterThan(3);
	await expect(way).toContainText(say('route.note'));
	// Below scale the pilot pays nothing, and the one condition that fails is named.
	await expect(way.locator('.worth')).toContainText(say('item.above_scale.short'));
});

test(
	'a firm sees what to do for the next level, the next rung and both, and what each is worth',
	tagged('english'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'firm', plan: pilotFirm });
		await open(page, '/result/?firm=firm');
		const way = await openWay(page, say);
		const level = await daysTo(way, say('route.aim.level'));
		// Half of 300,000 at level 2, nothing at level 1: 150,000 more.
		await expect(way.locator('.worth')).toContainText(/15 万元|CNY\s150,000/);
		const rung = await daysTo(way, say('route.aim.rung'));
		await expect(way).toContainText(say('route.worth.rung'));
		await expect(way).toContainText(say('scale.chain.level.R3.name'));
		const both = await daysTo(way, say('route.aim.both'));
		await expect(way.locator('.worth')).toContainText(/15 万元|CNY\s150,000/);
		expect(both).toBeGreaterThanOrEqual(Math.max(level, rung));
		expect(both).toBeLessThanOrEqual(level + rung);
		// Another way folds open to its own steps.
		await tap(way.locator('details summary').first());
		await expect(way.locator('details ul > li').first()).toBeVisible();
	},
);

test('beside the strict level stands what it would be without the item that does not apply', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: { ...shoeWorkshop, Q1: { Q1: doesNotApply } } });
	await open(page, '/result/?firm=firm');
	const card = page.getByRole('region', { name: say('result.officialTitle') });
	await expect(card).toContainText(say('result.strict'));
	await expect(card).toContainText(say('item.Q1.short'));
	await open(page, '/report/?firm=firm');
	await expect(page.getByText(say('result.strict'))).toBeVisible();
});

test('other scales have their say in a fold, without a decimal, and in full on the page about the judging', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	const card = foldOf(page, say('otherScales.title'));
	await expect(card.getByRole('article')).toBeHidden();
	await tap(card.getByRole('heading', { name: say('otherScales.title') }));
	await expect(card.getByRole('article')).toContainText(say('scale.eu-dma.title'));
	await expect(card).toContainText(say('crosswalk.framework.cmmm.level.cmmm2'));
	expect(await card.innerText()).not.toMatch(/\d\.\d/);
	await open(page, '/about/');
	const full = page.locator('details').filter({ hasText: say('scale.chain.title') });
	await tap(full.locator('summary'));
	await expect(full).toContainText(say('crosswalk.framework.siri.level.siri3'));
});

test('answers that do not go together are named with the place to look, and lead to their questions', async ({
	page,
	say,
}) => {
	const plan = { ...shoeWorkshop, Q1: { Q1: [] }, safety: { safety: 'level3' } };
	await storeFirm(page, { id: 'firm', plan });
	await open(page, '/result/?firm=firm');
	const walk = page.getByRole('region', { name: say('walk.title') });
	await expect(walk).toContainText(say('contradiction.live_without_network.says'));
	await tap(walk.getByRole('link').first());
	await expect(page).toHaveURL(/\/check\/\?firm=firm&at=/);
});

async function openWay(page: Page, say: Say): Promise<Locator> {
	const way = page
		.getByRole('group')
		.filter({ has: page.getByText(say('route.title'), { exact: true }) })
		.first();
	await tap(way.getByText(say('route.title'), { exact: true }));
	return way;
}

/** Chooses where to, and reads how many days the way takes. */
async function daysTo(way: Locator, aim: string): Promise<number> {
	const choice = way.locator('label').filter({ hasText: aim });
	await tap(choice);
	await expect(choice.getByRole('radio')).toBeChecked();
	await expect(way.locator('.sum')).toBeVisible();
	return Number(/\d+/.exec(await way.locator('.sum span').last().innerText())?.[0]);
}
