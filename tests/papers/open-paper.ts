import { expect, type Page } from '@playwright/test';
import { open } from '../journeys/walking.ts';
import { papers, type PaperName } from './papers.ts';

/** Grants end, and a paper of another day has another length. */
export const dayOfPaper = new Date('2026-11-22T02:00:00Z');

/** Shows a paper with everything that will be printed. */
export async function openPaper(page: Page, name: PaperName): Promise<void> {
	const { address, whole } = papers[name];
	await page.clock.setFixedTime(dayOfPaper);
	await open(page, address);
	await expect(page.locator(whole).last()).toBeAttached();
	await expect(page.locator('[data-waiting]')).toHaveCount(0);
	// A picture that is still read would be printed as a bare frame.
	await expect
		.poll(() => page.evaluate(() => Array.from(document.images).every((image) => image.complete)))
		.toBe(true);
}
