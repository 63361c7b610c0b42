import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Say } from './words.ts';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What is to be seen now can be read by everyone, tapped with so wide a finger, and fits its screen. */
export async function isForEveryone(
	page: Page,
	say: Say,
	{ sight, finger }: { readonly sight: string; readonly finger: number },
): Promise<void> {
	await expect(page.getByRole('main')).toBeAttached();
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
