import { expect, type Page } from '@playwright/test';
import { fieldOf, open, storeFirm } from '../journeys/walking.ts';
import { drive } from './browsers.ts';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';

const id = 'firm';
/** After so many milliseconds what was typed is on the device, the pause before a save of typed words included. */
const soon = 2000;

/** A tab is frozen in the middle of typing, thawed, typed into and thrown away: all that was typed is there. */
export async function freezeTab(engine: Engine, { form, build }: Extent): Promise<Finding> {
	const { newPages, say, close } = await drive(engine, build);
	const problems: string[] = [];
	let [page] = await newPages(1);
	if (page === undefined) throw new Error('no page');
	await storeFirm(page, { id, plan: {} });
	const trials = form === 'short' ? 3 : 30;
	let lost = 0;
	for (let trial = 0; trial < trials; trial++) {
		const words = `宏达 ${String(trial)}`;
		await open(page, `/check/?firm=${id}&at=firm`);
		const name = fieldOf(page, say, 'firm_name');
		await name.fill(words);
		await freezeFor(page, 1000);
		if ((await name.inputValue()) !== words) problems.push(`“${words}” does not stand in its field any more`);
		await name.pressSequentially('鞋业');
		await page.waitForTimeout(1000);
		await expect(page.locator('[data-save=saved]'))
			.toBeVisible({ timeout: soon - 1000 })
			.catch(() => problems.push(`“${words}鞋业” is not called saved`));
		page = await thrownAway(page);
		await open(page, `/check/?firm=${id}&at=firm`);
		await expect(fieldOf(page, say, 'firm_name'))
			.toHaveValue(`${words}鞋业`)
			.catch(() => {
				lost += 1;
				problems.push(`“${words}鞋业” is not there`);
			});
	}
	await close();
	return { trials, promised: trials, lost, torn: 0, problems };
}

/**
 * The tab's process stands still, and its page is told before and after, as a phone does it. The driver's own command for it
 * (`Page.setWebLifecycleState`) does nothing in Chromium's headless shell: timers run on, and no event comes.
 */
async function freezeFor(page: Page, milliseconds: number): Promise<void> {
	const browser = await page.context().browser()?.newBrowserCDPSession();
	if (browser === undefined) throw new Error('a browser of its own is needed to freeze a tab');
	const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
	const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
	if (renderers.length === 0) throw new Error('no process of a tab was found');
	const looked = await page.evaluateHandle(() => {
		const ticks = [performance.now()];
		setInterval(() => ticks.push(performance.now()), 20);
		document.dispatchEvent(new Event('freeze'));
		return ticks;
	});
	renderers.forEach((renderer) => process.kill(renderer, 'SIGSTOP'));
	await new Promise((done) => setTimeout(done, milliseconds));
	renderers.forEach((renderer) => process.kill(renderer, 'SIGCONT'));
	const longest = await looked.evaluate((ticks) => {
		document.dispatchEvent(new Event('resume'));
		const all = [...ticks, performance.now()];
		return Math.max(...all.slice(1).map((tick, index) => tick - (all[index] ?? tick)));
	});
	if (longest < milliseconds * 0.8) throw new Error(`it stood still for ${String(longest)} ms only`);
}

/** As a phone takes memory back: the page is not told, as it would be before a reload. Gives a new one in its place. */
async function thrownAway(page: Page): Promise<Page> {
	const session = await page.context().newCDPSession(page);
	const gone = page.waitForEvent('crash');
	// Nobody is left to answer.
	void session.send('Page.crash').catch(() => undefined);
	await gone;
	const next = await page.context().newPage();
	await page.close();
	return next;
}
