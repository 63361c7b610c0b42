import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import {
	answerAll,
	askedScreen,
	begin,
	button,
	card,
	isAsked,
	isPast,
	open,
	storeFirm,
	tap,
	without,
	worksOffline,
} from './walking.ts';

test(
	'ten scored questions lead to a result, which says what would settle it and goes on from there',
	tagged('engine'),
	async ({ page, context, say }) => {
		// Without a network, in every engine.
		test.slow();
		await open(page);
		await worksOffline(page);
		await context.setOffline(true);
		await begin(page, say);
		const asked = await answerAll(page, { plan: shoeWorkshop, say, count: 16 });
		await expect(page).toHaveURL(/\/result\//);

		await test.step('the few answers that decide are named and lead to their questions', async () => {
			const title = say('deciding.title', { scale: say('scale.miit-2024.title') });
			const deciding = page.getByRole('group').filter({ has: page.getByText(title, { exact: true }) });
			await tap(page.getByText(title, { exact: true }));
			const first = deciding.getByRole('link').first();
			const name = await first.innerText();
			await tap(first);
			await expect(page).toHaveTitle(new RegExp(name));
			const screen = await askedScreen(page, say, shoeWorkshop);
			expect(asked).not.toContain(screen);
			await page.goBack();
		});

		await test.step('going on asks something new, and the start page comes back to it', async () => {
			await tap(page.getByRole('link', { name: say('result.more'), exact: true }));
			await page.waitForURL(/\/check\//);
			const screen = await askedScreen(page, say, shoeWorkshop);
			expect(asked).not.toContain(screen);
			await open(page);
			await tap(page.getByRole('link', { name: say('start.continue'), exact: true }));
			await isAsked(page, say, screen);
		});
	},
);

test('who passes over a question is asked another one, and is not led in circles', async ({ page, say }) => {
	test.setTimeout(120_000);
	await begin(page, say);
	const passed: string[] = [];
	while (page.url().includes('/check/')) {
		const screen = await askedScreen(page, say, shoeWorkshop);
		expect(passed).not.toContain(screen);
		passed.push(screen);
		await tap(button(page, say('nav.skip')));
		await isPast(page, say, screen);
	}
	expect(passed.length).toBeGreaterThan(50);
	await expect(page).toHaveURL(/\/result\//);
});

for (const worker of ['in a worker', 'on the page, where the browser gives no worker'])
	test(
		`the strip counts the answers that decide, worked out ${worker}`,
		tagged('english', 'engine'),
		async ({ page, say }) => {
			const isAside = worker === 'in a worker';
			if (!isAside)
				await page.addInitScript(() => {
					Reflect.deleteProperty(window, 'Worker');
				});
			// Production may have a system, and shortages may travel by themselves: a file settles that they do not.
			const plan = without(shoeWorkshop, 'production_control', 'link_production_supply');
			await storeFirm(page, { id: 'firm', plan });
			await open(page, '/check/?firm=firm&at=link_production_supply');
			const count = say('live.decidingRung');
			await expect(page.getByText(count)).toBeVisible();
			expect(page.workers().length).toBe(isAside ? 1 : 0);
			await tap(card(page, { say, item: 'link_production_supply', option: 'file' }));
			await expect(page.getByText(count)).toHaveCount(0);
		},
	);
