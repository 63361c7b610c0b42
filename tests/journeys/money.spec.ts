import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { open, storeFirm, tap, type Plan } from './walking.ts';

/** Eligible for the pilot grant: above scale, small, in a pilot sector, in Jinjiang. */
const sportsGoods: Plan = {
	firm: { firm_name: '泉兴体育用品', county: 'CN-FJ-QZ-JJ' },
	cluster: { cluster: 'footwear' },
	sub_industry: { sub_industry: 'sports_goods' },
	size: { headcount: 120, revenue_band: 'under_400m' },
	above_scale: { above_scale: 'yes' },
};

/** The sums below are worked out by hand in questionnaires/offers/money-cases/pilot-grant.yaml. */
const wan = (tenThousands: number, language: string) =>
	language === 'zh-CN'
		? `${String(tenThousands)} 万元`
		: new Intl.NumberFormat('en', {
				style: 'currency',
				currency: 'CNY',
				currencyDisplay: 'code',
				maximumFractionDigits: 0,
			}).format(tenThousands * 10_000);

const own = (page: Page) => page.locator('.own strong');

test.beforeEach(async ({ page }) => {
	// The offers are those of this day, whatever day the test runs on.
	await page.clock.setFixedTime(new Date('2026-11-21T09:00:00'));
});

test(
	'a firm that can have the pilot grant sees at once what it pays itself, and prints one page',
	tagged('english', 'engine'),
	async ({ page, say, language }, testInfo) => {
		await storeFirm(page, { id: 'sports', plan: sportsGoods });
		await open(page, '/result/?firm=sports');
		await tap(page.getByRole('link', { name: say('calculator.open'), exact: true }).first());
		await expect(page).toHaveURL(/\/money\/\?firm=sports$/);

		const grant = page.locator('[data-offer=qz-pilot-2024]');
		await page.getByLabel(say('calculator.kind.software')).fill('60');
		await page.getByLabel(say('calculator.downPayment')).fill('30');
		const level = page.getByLabel(say('calculator.level'));

		await level.selectOption('level2');
		await expect(own(page)).toHaveText(wan(40, language));
		await level.selectOption('level3');
		await expect(own(page)).toHaveText(wan(30, language));
		await level.selectOption('level4');
		await expect(own(page)).toHaveText(wan(30, language));
		await expect(grant.locator('dd')).toHaveText([wan(10, language), wan(20, language)]);
		await expect(grant).toContainText(say('calculator.certainty.possible'));
		const worst = page.locator('.worst');
		await expect(worst).toContainText(say('calculator.ownAtWorst'));
		await expect(worst).toContainText(wan(60, language));

		const file = testInfo.outputPath('money.pdf');
		await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
		expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages:\s+1\n/);

		// Only the planned spend is kept, and only when asked for.
		await tap(page.getByRole('button', { name: say('calculator.save', { amount: wan(60, language) }) }));
		await expect(page.getByRole('main')).toContainText(say('calculator.saved'));
		await open(page, '/money/?firm=sports');
		await expect(page.getByLabel(say('calculator.kind.software'))).toHaveValue('60');
		await expect(page.getByLabel(say('calculator.downPayment'))).toHaveValue('');

		// The report gives the same sums for it.
		await open(page, '/report/?firm=sports');
		const sums = { best: wan(40, language), worst: wan(60, language) };
		await expect(page.getByRole('article').first()).toContainText(say('report.ownRange', sums));
	},
);

test(
	'a firm below scale gets no grant, is told why, and still sees what a loan and tax can bring',
	tagged('english'),
	async ({ page, say, language }) => {
		const below: Plan = {
			...sportsGoods,
			firm: { firm_name: '小鞋厂', county: 'CN-FJ-QZ-LC' },
			above_scale: { above_scale: 'no' },
		};
		await storeFirm(page, { id: 'small', plan: below });
		await open(page, '/money/?firm=small');
		await page.getByLabel(say('calculator.kind.software')).fill('60');
		await expect(own(page)).toHaveText(wan(60, language));
		const pilot = page.locator('dl > div').filter({ hasText: say('offer.qz-pilot-2024.name') });
		await expect(pilot).toContainText(say('item.above_scale.state.no'));

		await tap(page.getByText(say('calculator.loanTitle'), { exact: true }));
		await page.getByLabel(say('calculator.loan'), { exact: true }).fill('40');
		await page.getByLabel(say('calculator.years')).fill('1');
		await page.getByLabel(say('calculator.interest'), { exact: true }).fill('4');
		await tap(page.getByText(say('calculator.taxTitle'), { exact: true }));
		await page.getByLabel(say('calculator.taxDue')).fill('10');
		await page.getByLabel(say('calculator.taxRate')).fill('5');
		await page.getByLabel(say('calculator.research')).fill('20');
		// 400,000 at 4%: 16,000, of which 1.5 points, 6,000, are paid; 5% of 200,000: 10,000. Own 600,000.
		await expect(own(page)).toHaveText(wan(60, language));
		await expect(page.locator('[data-offer=cn-equip-loan-2026] dd').first()).toContainText(
			say('calculator.upTo', { amount: language === 'zh-CN' ? '6,000 元' : wan(0.6, language) }),
		);
		await expect(page.locator('[data-offer=cn-tax-rd-100] dd').first()).toContainText(wan(1, language));
	},
);

test('without a firm the calculator counts local money only once the place is chosen', async ({
	page,
	say,
	language,
}) => {
	await open(page, '/money/');
	await page.getByLabel(say('calculator.kind.software')).fill('60');
	await expect(own(page)).toHaveText(wan(60, language));
	await page.getByLabel(say('calculator.place')).selectOption('CN-FJ-QZ-JJ');
	await expect(own(page)).toHaveText(wan(40, language));
	await expect(page.locator('[data-offer=qz-pilot-2024]')).toContainText(
		say('calculator.certainty.possible'),
	);
});
