import { expect, onlyIn, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { open, storeFirm, tap } from './walking.ts';

onlyIn('phone-zh', 'phone-en');

test('the result shows the least effort to the next level, step by step', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	const target = say('scale.miit-2024.level.level2.name');
	const way = page.getByRole('group').filter({ hasText: say('route.title', { target }) });
	await tap(way.getByText(say('route.title', { target })));
	// Level 2 asks for six scenes at level 2, and the workshop has three: three more scenes are on the way, with points.
	await expect(way.locator('ol > li').first()).toBeVisible();
	expect(await way.locator('ol > li').count()).toBeGreaterThan(3);
	await expect(way).toContainText(say('route.note'));
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
