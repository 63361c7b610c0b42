import type { Page } from '@playwright/test';
import { begin } from '../journeys/walking.ts';
import { wordsIn } from '../journeys/words.ts';
import { atMost, median, type Figure } from './figure.ts';
import { answerByTouch } from './finger.ts';
import { watchTaps } from './page-clock.ts';
import { startWatching } from './main-thread.ts';
import { slowdown, slowPage, switchOn } from './phone.ts';

/** Long enough to read a question; what a tap set going is over by then. */
const pace = 800;

/**
 * A whole quick check by touch: how long each tap waits for the next paint, and what keeps the page busy. Once on a slowed
 * page by the clock, as a person feels it; once by the time that the main thread computed, which a busy machine does not
 * stretch.
 */
export async function measureTaps(home: string, runs: number): Promise<readonly Figure[]> {
	const walks = [];
	for (let run = 0; run < runs; run++) walks.push(await quickCheck(home));
	const questions = Math.min(...walks.map(({ asked }) => asked));
	const works = [];
	for (let run = 0; run < runs; run++) works.push(await workOfQuickCheck(home, questions - 1));
	const all = `quick check, CPU ×${String(slowdown)}`;
	return [
		{
			what: `${all}: slowest tap to next paint`,
			unit: 'ms',
			values: walks.map(({ taps }) => Math.max(...taps)),
			budget: atMost(100),
		},
		{ what: `${all}: middle tap to next paint`, unit: 'ms', values: walks.map(({ taps }) => median(taps)) },
		{
			what: `${all}: longest task while answering`,
			unit: 'ms',
			values: walks.map(({ tasks }) => Math.max(0, ...tasks)),
		},
		{
			what: `quick check, computing ×${String(slowdown)}: longest task while answering`,
			unit: 'ms',
			values: works.map((tasks) => slowdown * Math.max(0, ...tasks)),
			budget: atMost(50),
		},
		{
			what: `quick check, computing ×${String(slowdown)}: tasks over 50 ms`,
			unit: 'count',
			values: works.map((tasks) => tasks.filter((task) => slowdown * task > 50).length),
		},
	];
}

/** The time that each task computes, on a page that nothing slows down. */
async function workOfQuickCheck(home: string, questions: number): Promise<readonly number[]> {
	const phone = await switchOn(home);
	const page = await phone.context.newPage();
	const session = await phone.context.newCDPSession(page);
	await begin(page, wordsIn('zh-CN'));
	// What asks the page, in its own world and in Playwright's, is a script of 7 ms: there before anything is watched.
	await page.evaluate(() => document.title);
	await page.getByRole('heading').first().isVisible();
	await page.waitForTimeout(pace);
	const stop = await startWatching(session);
	// Without the last, which leads to the result.
	for (let asked = 0; asked < questions; asked++) await answerByTouch(page, { pace });
	const { tasks } = await stop();
	await phone.switchOff();
	return tasks;
}

async function quickCheck(home: string) {
	const phone = await switchOn(home);
	const { page } = await slowPage(phone.context);
	await watchTaps(page);
	await begin(page, wordsIn('zh-CN'));
	await page.waitForTimeout(pace);
	const start = await page.evaluate(() => performance.now());
	let asked = 0;
	for (; page.url().includes('/check/'); asked++) await answerByTouch(page, { pace });
	const { taps, longTasks } = await noted(page);
	await phone.switchOff();
	const whileAnswering = <Entry extends { start: number; at: string }>(entries: readonly Entry[]) =>
		entries.filter((entry) => entry.start > start && entry.at.includes('/check/'));
	return {
		asked,
		taps: whileAnswering(taps).map(({ length }) => length),
		tasks: whileAnswering(longTasks).map(({ length }) => length),
	};
}

const noted = (page: Page) =>
	page.evaluate(() => ({ taps: window.taps ?? [], longTasks: window.longTasks ?? [] }));
