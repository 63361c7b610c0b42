import { expect } from '@playwright/test';
import { answerAll, alive, begin, card, isSaved, open } from '../journeys/walking.ts';
import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { drive } from './browsers.ts';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';

/** What the device takes for today, one after the other, while one check-up is answered. */
const days = ['2026-11-22', '1970-01-01', '2031-05-05', '2028-02-29', '2024-12-31', '2026-11-23'];
const item = 'cluster';
const options = ['footwear', 'machinery', 'footwear', 'machinery', 'footwear', 'machinery'];

/** The clock jumps between answers: what was said last stands, and every page can be read on every day. */
export async function turnClock(engine: Engine, { build }: Extent): Promise<Finding> {
	const { newPages, say, close } = await drive(engine, build);
	const problems: string[] = [];
	const [page] = await newPages(1);
	if (page === undefined) throw new Error('no page');
	page.on('pageerror', ({ message }) => {
		// Firefox says so of what was still on its way when the page was left.
		if (!message.includes('ServiceWorker intercepted')) problems.push(message);
	});
	await page.clock.install({ time: days[0] ?? '' });
	await begin(page, say);
	await answerAll(page, { plan: shoeWorkshop, say, count: 3 });
	const id = new URL(page.url()).searchParams.get('firm') ?? '';
	for (const [index, day] of days.entries()) {
		await page.clock.setSystemTime(`${day}T23:59:59+14:00`);
		const option = options[index] ?? '';
		const chosen = card(page, { say, item, option }).getByRole('radio');
		await open(page, `/check/?firm=${id}&at=${item}`);
		await chosen.evaluate((input: HTMLInputElement) => {
			input.click();
		});
		await page.waitForTimeout(300);
		await isSaved(page);
		await page.reload();
		await alive(page);
		await expect(chosen)
			.toBeChecked()
			.catch(() => problems.push(`on ${day} ${option} was said last and does not stand there`));
		for (const address of ['/', '/result/', '/report/']) {
			await open(page, address === '/' ? address : `${address}?firm=${id}`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const words = await page.locator('main').innerText();
			if (/Invalid|NaN/.test(words)) problems.push(`on ${day} ${address} shows no date`);
		}
	}
	await close();
	return { trials: days.length, promised: days.length, lost: 0, torn: 0, problems };
}
