import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { alive, button, open, storeFirm, tap, worksOffline } from './walking.ts';

const chosen = { 'text-size': 'largest', theme: 'dark', contrast: 'more' } as const;
const looks = (page: Page) =>
	page.evaluate(() => Object.fromEntries(Object.entries(document.documentElement.dataset)));

test.describe('on the first screen of a small phone', () => {
	test.use({ viewport: { width: 360, height: 640 } });

	test(
		'stand what it takes, the way in and the switch to large text, whatever the size of the text',
		tagged('english', 'engine'),
		async ({ page, say }) => {
			await open(page);
			const elder = page.getByRole('switch', { name: say('reading.elder') });
			const begin = page.getByRole('link', { name: say('start.begin') });
			for (const isElder of [false, true]) {
				await expect(elder).toHaveAttribute('aria-checked', String(isElder));
				await expect(elder).toBeInViewport({ ratio: 1 });
				await expect(begin).toBeInViewport({ ratio: 1 });
				await expect(page.getByText(say('start.facts.time'))).toBeInViewport();
				if (!isElder) await tap(elder);
			}
			await page.reload();
			await alive(page);
			await expect(elder).toHaveAttribute('aria-checked', 'true');
		},
	);
});

test.describe('what was chosen once', () => {
	// The page's own code is kept from it, so only what stands in the HTML can have set the look.
	test.use({ serviceWorkers: 'block', expectedErrors: /./ });

	test('holds before anything else of the page has arrived', tagged('wide'), async ({ page }) => {
		await page.goto('/');
		await page.evaluate((choices) => {
			for (const [key, value] of Object.entries(choices))
				localStorage.setItem(`factory-checkup:${key}`, value);
		}, chosen);
		await page.route('**/*.js', (route) => route.abort());
		await page.goto('/about/');
		expect(await looks(page)).toMatchObject({
			theme: 'dark',
			contrast: 'more',
			textSize: 'large',
			textScale: '2',
		});
		expect(await looks(page)).not.toHaveProperty('alive');
	});
});

test.describe('by keyboard', () => {
	test(
		'text, light and contrast are chosen and remembered',
		tagged('wide', 'engine'),
		async ({ page, say }) => {
			await open(page);
			await button(page, say('reading.openWhole')).press('Enter');
			const panel = page.getByRole('dialog', { name: say('reading.title') });
			await panel.getByRole('radio', { name: say('reading.size.large') }).press('Space');
			await panel.getByRole('radio', { name: say('reading.light.dark') }).press('Space');
			await panel.getByRole('switch', { name: say('reading.contrast') }).press('Space');
			await page.keyboard.press('Escape');
			await expect(panel).toBeHidden();
			await expect(button(page, say('reading.openWhole'))).toBeFocused();
			await page.reload();
			await alive(page);
			expect(await looks(page)).toMatchObject({ theme: 'dark', contrast: 'more', textSize: 'large' });
		},
	);

	test(
		'a link of the picture tells its event in the owner’s own words, and says so aloud',
		tagged('wide', 'engine'),
		async ({ page, say }) => {
			await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
			await open(page, '/result/?firm=firm');
			const link = button(
				page,
				say('format.pair', { name: say('item.link_production_marketing.short'), value: say('link.state.0') }),
			);
			await link.press('Enter');
			await expect(link).toHaveAttribute('aria-pressed', 'true');
			const told = page.getByRole('status').filter({ hasText: say('item.link_production_marketing.short') });
			const answer = say('item.link_production_marketing.option.nothing.label');
			await expect(told).toContainText(say('picture.told', { answer }));
			await told.getByRole('link', { name: say('picture.toQuestion') }).press('Enter');
			await expect(page).toHaveURL(/at=link_production_marketing/);
		},
	);

	test('nothing that has the focus lies beneath a bar', tagged('wide', 'engine'), async ({ page, say }) => {
		await page.setViewportSize({ width: 360, height: 640 });
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
		await open(page, '/result/?firm=firm');
		await page.getByRole('link', { name: say('result.keep') }).press('Enter');
		await expect(page.getByRole('heading', { name: say('result.keep') })).toBeInViewport();
		// Back up the page: that is where a bar at its top would cover what is reached.
		for (let steps = 0; steps < 40; steps += 1) {
			await page.keyboard.press('Shift+Tab');
			expect(await page.evaluate(focusIsSeen), `step ${String(steps)}`).toBe(true);
		}
	});
});

test.describe('without a network', () => {
	test(
		'a calm line says that everything works, and goes when the network is back',
		tagged('engine'),
		async ({ page, context, say }) => {
			await open(page);
			await expect(page.getByText(say('app.offline'))).toHaveCount(0);
			// Till then something may still be on its way.
			await worksOffline(page);
			await context.setOffline(true);
			await expect(page.getByRole('status').filter({ hasText: say('app.offline') })).toBeVisible();
			await context.setOffline(false);
			await expect(page.getByText(say('app.offline'))).toHaveCount(0);
		},
	);

	test.describe('on a first visit', () => {
		// What was on its way does not arrive.
		test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });
		test(
			'nobody is told so before the app is on the device',
			tagged('engine'),
			async ({ page, context, say }) => {
				const line = page.getByRole('status').filter({ hasText: say('app.offlineNotKept') });
				await open(page);
				await context.setOffline(true);
				await expect(line).toBeVisible();
				await expect(page.getByText(say('app.offline'))).toHaveCount(0);
				await context.setOffline(false);
				await expect(line).toHaveCount(0);
			},
		);
	});
});

/** Some part of the focused element is what a finger would hit there. */
function focusIsSeen(): boolean {
	const focused = document.activeElement;
	if (focused === null || focused === document.body) return true;
	const { left, right, top, bottom } = focused.getBoundingClientRect();
	const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
	return hit !== null && (focused.contains(hit) || hit.contains(focused));
}
