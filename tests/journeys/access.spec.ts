import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, fieldOf, isSaved, open, openFolds, storeFirm } from './walking.ts';
import type { Say } from './words.ts';

const id = 'firm';
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Every page in the state in which most of it is to be seen. */
const sights: Readonly<Record<string, (page: Page, say: Say) => Promise<void>>> = {
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

for (const { device, locale, colorScheme, textSize, contrast } of looks) {
	const walks = device === 'desktop' ? tagged('wide') : tagged();
	test.describe(`${colorScheme}, ${textSize} text, ${contrast} contrast, ${locale}, ${device}`, walks, () => {
		test.use({ locale, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

		test('every page can be read by everyone and fits its screen', async ({ page, say, viewport }) => {
			test.setTimeout(120_000);
			// The narrowest phone that is promised to; the desktop stays what it is.
			if (viewport !== null && viewport.width < 600) await page.setViewportSize({ width: 320, height: 640 });
			await storeFirm(page, { id, plan: shoeWorkshop });
			await page.evaluate(
				([size, more]) => {
					localStorage.setItem('factory-checkup:text-size', size);
					localStorage.setItem('factory-checkup:contrast', more);
				},
				[textSize, contrast] as const,
			);
			const finger = textSize === 'normal' ? 44 : 60;
			for (const [sight, look] of Object.entries(sights)) {
				await look(page, say);
				await expect(page.getByRole('main')).toBeVisible();
				await expect(page.getByText(say('app.loading'))).toHaveCount(0);
				await expect(page.locator('[data-waiting]')).toHaveCount(0);
				expect.soft(await page.evaluate(overflow), `${sight} fits`).toEqual([]);
				expect.soft(await page.evaluate(smallTargets, finger), `${sight} can be tapped`).toEqual([]);
				const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(standard).analyze();
				const found = violations.map((violation) => ({
					rule: violation.id,
					where: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
				}));
				expect.soft(found, `${sight} is accessible`).toEqual([]);
			}
		});
	});
}

/** What a finger of that many pixels would miss. Links within a sentence are as high as their line (WCAG 2.5.8). */
function smallTargets(finger: number): readonly string[] {
	const targets = 'a[href], button, summary, input, select, textarea, [role=switch]';
	return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((target) => {
		const isChoice = target.matches('[type=radio], [type=checkbox], [type=file]');
		const tapped = (isChoice ? target.closest('label') : null) ?? target;
		const isInSentence = target.tagName === 'A' && getComputedStyle(target).display === 'inline';
		const { width, height } = tapped.getBoundingClientRect();
		const isSeen =
			tapped.checkVisibility({ visibilityProperty: true }) && width > 1 && !target.matches('.skip');
		// Half a pixel is lost in rounding.
		return isSeen && !isInSentence && Math.min(width, height) < finger - 0.5
			? [
					`${target.tagName} “${target.textContent.trim().slice(0, 30)}” ${width.toFixed()} x ${height.toFixed()}`,
				]
			: [];
	});
}

/** What stands out furthest over the right edge; nothing where the page fits. */
function overflow(): readonly string[] {
	const { scrollWidth, clientWidth } = document.documentElement;
	if (scrollWidth <= clientWidth) return [];
	return [...document.querySelectorAll('body *')]
		.map((element) => ({ element, right: element.getBoundingClientRect().right }))
		.filter(({ right }) => right > clientWidth)
		.sort((a, b) => b.right - a.right)
		.slice(0, 3)
		.map(
			({ element, right }) =>
				`${String(right)} ${element.tagName} ${element.textContent.trim().slice(0, 40)}`,
		);
}
