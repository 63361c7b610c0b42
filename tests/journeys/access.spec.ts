import type { Page } from '@playwright/test';
import { advisorsSights, storeCaseload, type Sights } from './advisor-pages.ts';
import { expect, tagged, test } from './checked-test.ts';
import { isForEveryone } from './for-everyone.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, fieldOf, isSaved, open, openFolds, storeFirm } from './walking.ts';

const id = 'firm';

/** Every page in the state in which most of it is to be seen. */
const sights: Sights = {
	start: (page) => open(page),
	'how to read': async (page, say) => {
		await open(page);
		await button(page, say('reading.openWhole')).click();
		await expect(page.getByRole('dialog')).toBeVisible();
	},
	ladder: async (page, say) => {
		await open(page, `/check/?firm=${id}&at=product_design`);
		await page.getByText(say('evidence.title')).click();
		await button(page, say('question.notApplicable')).click();
		await expect(button(page, say('reason.not_done_here'))).toBeVisible();
	},
	'many choices': (page) => open(page, `/check/?firm=${id}&at=Q4`),
	'opening of a section': (page) => open(page, `/check/?firm=${id}&at=firm`),
	'wrong amount': async (page, say) => {
		await open(page, `/check/?firm=${id}&at=machines`);
		await fieldOf(page, say, 'machines_networked').fill('99');
		await expect(page.getByRole('alert').filter({ hasText: '40' })).toBeVisible();
		// A bar at the bottom cuts through whatever happens to lie there; at the end of the page that is nothing.
		await page.evaluate(() => {
			scrollTo(0, document.documentElement.scrollHeight);
		});
	},
	'does not apply': async (page, say) => {
		await open(page, `/check/?firm=${id}&at=energy`);
		await button(page, say('question.dontKnow')).press('Enter');
		await isSaved(page);
	},
	result: async (page) => {
		await open(page, `/result/?firm=${id}`);
		await unfold(page);
	},
	'a link that tells its event': async (page) => {
		await open(page, `/result/?firm=${id}`);
		await page.locator('.picture button').first().press('Enter');
		await expect(page.locator('.told strong')).toBeVisible();
	},
	report: (page) => open(page, `/report/?firm=${id}`),
	handover: (page) => open(page, `/handover/?firm=${id}`),
	money: async (page, say) => {
		await open(page, `/money/?firm=${id}`);
		await page.getByLabel(say('calculator.kind.software')).fill('60');
		await unfold(page);
	},
	firms: async (page, say) => {
		await open(page, '/firms/');
		await page.getByRole('button', { name: new RegExp(`^${say('firms.rename')} `) }).click();
		await expect(page.getByRole('textbox')).toBeVisible();
	},
	about: async (page) => {
		await open(page, '/about/');
		await expect(page.locator('li.card')).toHaveCount(3);
	},
	stored: async (page, say) => {
		await open(page, '/stored/');
		await expect(page.getByRole('region', { name: say('stored.backupTitle') })).toBeVisible();
	},
	'two check-ups compared': async (page) => {
		await storeFirm(page, {
			id: 'later',
			plan: { ...shoeWorkshop, Q6: { Q6: [] }, quality: { quality: 'level3' } },
			evidence: 'E2',
			follows: id,
		});
		await open(page, `/compare/?before=${id}&after=later`);
		await unfold(page);
	},
	'a firm that is gone': (page) => open(page, '/check/?firm=gone'),
};

const unfold = (page: Page) => openFolds(page.locator('main'));

/** Every pair of language, light, size of text and contrast comes up on every page; the desktop stays with the first. */
const looks = [
	{ device: 'phone', locale: 'zh-CN', colorScheme: 'light', textSize: 'normal', contrast: 'normal' },
	{ device: 'phone', locale: 'zh-CN', colorScheme: 'dark', textSize: 'large', contrast: 'more' },
	{ device: 'phone', locale: 'zh-CN', colorScheme: 'light', textSize: 'largest', contrast: 'more' },
	{ device: 'phone', locale: 'en-US', colorScheme: 'dark', textSize: 'normal', contrast: 'more' },
	{ device: 'phone', locale: 'en-US', colorScheme: 'light', textSize: 'large', contrast: 'normal' },
	{ device: 'phone', locale: 'en-US', colorScheme: 'dark', textSize: 'largest', contrast: 'normal' },
	{ device: 'desktop', locale: 'zh-CN', colorScheme: 'light', textSize: 'normal', contrast: 'normal' },
] as const;

/** The largest text on the narrowest phone, the plainest look, and from right to left. */
const advisorsLooks = [
	{ device: 'phone', locale: 'zh-CN', colorScheme: 'dark', textSize: 'largest', contrast: 'normal' },
	{ device: 'phone', locale: 'en-US', colorScheme: 'light', textSize: 'normal', contrast: 'normal' },
	{ device: 'phone', locale: 'ar-EG', colorScheme: 'light', textSize: 'large', contrast: 'more' },
] as const;

for (const look of looks)
	walk('every page', look, {
		sights,
		store: (page) => storeFirm(page, { id, plan: shoeWorkshop }),
	});

for (const look of advisorsLooks)
	walk("every page of the advisor's", look, { sights: advisorsSights, store: storeCaseload });

function walk(
	pages: string,
	{
		device,
		locale,
		colorScheme,
		textSize,
		contrast,
	}: (typeof looks)[number] | (typeof advisorsLooks)[number],
	{ sights, store }: { sights: Sights; store: (page: Page) => Promise<void> },
): void {
	const walks = device === 'desktop' ? tagged('wide') : tagged();
	test.describe(`${colorScheme}, ${textSize} text, ${contrast} contrast, ${locale}, ${device}`, walks, () => {
		test.use({ locale, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

		test(`${pages} can be read by everyone and fits its screen`, async ({ page, say, viewport }) => {
			test.setTimeout(120_000);
			// The narrowest phone that is promised to; the desktop stays what it is.
			if (viewport !== null && viewport.width < 600) await page.setViewportSize({ width: 320, height: 640 });
			await store(page);
			await page.evaluate(
				([size, more]) => {
					localStorage.setItem('factory-checkup:text-size', size);
					localStorage.setItem('factory-checkup:contrast', more);
				},
				[textSize, contrast] as const,
			);
			const finger = textSize === 'normal' ? 44 : 60;
			for (const [sight, show] of Object.entries(sights)) {
				await show(page, say);
				await isForEveryone(page, say, { sight, finger });
			}
		});
	});
}
