import type { Page } from '@playwright/test';
import { begin } from '../journeys/walking.ts';
import { wordsIn } from '../journeys/words.ts';
import { atMost, type Figure } from './figure.ts';
import { answerByTouch } from './finger.ts';
import { watchTaps } from './page-clock.ts';
import { slowPage, switchOn } from './phone.ts';

/** Long enough to read a question; what a tap set going is over by then. */
const pace = 800;

/** A whole quick check by touch: how long each tap waits for the next paint, and what keeps the page busy. */
export async function measureTaps(home: string, runs: number): Promise<readonly Figure[]> {
	const walks = [];
	for (let run = 0; run < runs; run++) walks.push(await quickCheck(home));
	const all = 'quick check, CPU ×6';
	return [
		{
			what: `${all}: slowest tap to next paint`,
			unit: 'ms',
			values: walks.map(({ taps }) => Math.max(...taps)),
			budget: atMost(100),
		},
		{
			what: `${all}: middle tap to next paint`,
			unit: 'ms',
			values: walks.map(({ taps }) => taps.toSorted((a, b) => a - b)[taps.length >> 1] ?? NaN),
		},
		{
			what: `${all}: longest task while answering`,
			unit: 'ms',
			values: walks.map(({ tasks }) => Math.max(0, ...tasks)),
			budget: atMost(50),
		},
		{
			what: `${all}: tasks over 50 ms`,
			unit: 'count',
			values: walks.map(({ tasks }) => tasks.length),
			budget: atMost(0),
		},
	];
}

async function quickCheck(home: string) {
	const phone = await switchOn(home);
	const { page } = await slowPage(phone.context);
	await watchTaps(page);
	await begin(page, wordsIn('zh-CN'));
	await page.waitForTimeout(pace);
	const start = await page.evaluate(() => performance.now());
	while (page.url().includes('/check/')) await answerByTouch(page, { pace });
	const { taps, longTasks } = await noted(page);
	if (process.env['BENCH_TELL'] !== undefined) console.error(JSON.stringify({ start, taps, longTasks }));
	await phone.switchOff();
	const whileAnswering = <Entry extends { start: number; at: string }>(entries: readonly Entry[]) =>
		entries.filter((entry) => entry.start > start && entry.at.includes('/check/'));
	return {
		taps: whileAnswering(taps).map(({ length }) => length),
		tasks: whileAnswering(longTasks).map(({ length }) => length),
	};
}

const noted = (page: Page) =>
	page.evaluate(() => ({ taps: window.taps ?? [], longTasks: window.longTasks ?? [] }));
