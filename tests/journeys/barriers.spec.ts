import { expect, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { foldOf, open, storeFirm, tap, without } from './walking.ts';

test('a firm reads what stands in its way, what helps, and in which order the advice follows', async ({
	page,
	say,
}) => {
	const plan = { ...shoeWorkshop, barrier_export: { barrier_export: 'no' } };
	await storeFirm(page, { id: 'firm', plan });
	await open(page, '/result/?firm=firm');
	const card = page.getByRole('region', { name: say('barriers.title') });
	// A system fell out of use and the provider gives no data back; what else holds is not named.
	await expect(card.getByRole('article')).toHaveCount(2);
	for (const barrier of ['afraid-fail', 'afraid-vendor'])
		for (const part of ['name', 'helps', 'step', 'wording'])
			await expect(card).toContainText(say(`barrier.${barrier}.${part}`));

	await tap(page.getByRole('link', { name: say('nav.report'), exact: true }));
	await expect(page.getByRole('article').first()).toContainText(say('barrier.afraid-fail.step'));
	await expect(page.getByRole('article').first()).toContainText(say('benchmark.qz-full-efficiency.caveat'));
});

test('one answer more tells whether something stands in the way', async ({ page, say }) => {
	const plan = without(shoeWorkshop, 'barrier_loan');
	await storeFirm(page, { id: 'firm', plan });
	await open(page, '/result/?firm=firm');
	const card = page.getByRole('region', { name: say('barriers.title') });
	await tap(card.getByRole('group').locator('summary'));
	await tap(card.getByRole('link', { name: say('item.barrier_loan.short') }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('item.barrier_loan.prompt'));
});

test('not doing it now is an outcome, with the signs to come back', async ({ page, say }) => {
	const plan = {
		...shoeWorkshop,
		barrier_orders: { barrier_orders: 'no' },
		budget: { planned_spend: 0, barrier_budget: 'nothing' },
	};
	await storeFirm(page, { id: 'firm', plan });
	await open(page, '/result/?firm=firm');
	const card = page.getByRole('region', { name: say('barriers.notNowTitle') });
	await expect(card).toContainText(say('not_now.says'));
	await expect(card).toContainText(say('not_now.sign.customer_asks'));
	await expect(card.getByRole('article')).toHaveCount(0);
});

test('published figures stand beside the firm’s own, single-point and full-process apart', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	const others = foldOf(page, say('others.title'));
	await tap(others.getByRole('heading', { name: say('others.title') }));
	await expect(others.locator('[data-figure=digital_spend]')).toContainText('1%');
	await expect(others.locator('[data-benchmark=cn-sme-spend]')).toContainText(
		say('benchmark.cn-sme-spend.caveat'),
	);
	const [alike, different] = [
		others.locator('[data-report=single_point]'),
		others.locator('[data-report=full_process]'),
	];
	await expect(alike).toContainText(say('others.alike'));
	await expect(different).toContainText(say('others.different'));
	await expect(alike).not.toContainText(say('benchmark.qz-full-efficiency.metric'));
	await expect(different).toContainText(say('benchmark.qz-full-efficiency.caveat'));
});
