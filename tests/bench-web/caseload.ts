import type { CDPSession, Page } from '@playwright/test';
import { open, putRows } from '../journeys/walking.ts';
import { firmsList } from './firms-list.ts';
import { atMost, type Figure } from './figure.ts';
import { shownAt, watchFor } from './page-clock.ts';
import { switchOn, type Phone } from './phone.ts';

const count = 5000;
const firstRow = '.cases > li';
/** What an advisor types: letter by letter, what all have in common and what only one has. */
const typed = [
	'鞋',
	'鞋业',
	'鞋业4',
	'鞋业49',
	'鞋业4',
	'鞋业',
	'鞋',
	'晋',
	'晋江',
	'晋江 王',
	'晋江',
	'1380000',
	'13800004321',
	'',
];
const slower = 4;

declare global {
	interface Window {
		/** Milliseconds from the start of the navigation until the database had handed over all rows. */
		readAt?: number;
	}
}

/** The list of an advisor with thousands of firms: how soon it is there, and what each letter of a search costs. */
export async function measureCaseload(home: string, runs: number): Promise<readonly Figure[]> {
	const phone = await switchOn(home);
	await seed(await phone.context.newPage());
	const [quick, slow] = [await openings(phone, runs, 1), await openings(phone, runs, slower)];
	const bare = await bareOpenings(phone, runs);
	const keys = await keystrokes(phone, runs);
	await phone.switchOff();
	const all = `${String(count)} firms`;
	return [
		{
			what: `${all}: rows read from the device to list painted`,
			unit: 'ms',
			values: quick.map(({ read, shown }) => shown - read),
			budget: atMost(200),
		},
		{
			what: `${all}: page asked for to list painted`,
			unit: 'ms',
			values: quick.map(({ shown }) => shown),
			bare,
		},
		{
			what: `${all}, CPU ×${String(slower)}: rows read to list painted`,
			unit: 'ms',
			values: slow.map(({ read, shown }) => shown - read),
		},
		{
			what: `${all}, CPU ×${String(slower)}: page asked for to list painted`,
			unit: 'ms',
			values: slow.map(({ shown }) => shown),
		},
		{
			what: `${all}, computing ×${String(slower)}: scripts of the slowest letter`,
			unit: 'ms',
			values: keys.map((run) => slower * Math.max(...run.map(({ script }) => script))),
			budget: atMost(16),
		},
		{
			what: `${all}, computing ×${String(slower)}: all work of the slowest letter, paint included`,
			unit: 'ms',
			values: keys.map((run) => slower * Math.max(...run.map(({ task }) => task))),
		},
	];
}

/** Firms with results that are up to date, as after a first day: else the page would work them out meanwhile. */
async function seed(page: Page): Promise<void> {
	await open(page, '/firms/');
	await putRows(page, firmsList(6, ''));
	await open(page, '/firms/');
	const edition = await page.waitForFunction(
		() =>
			new Promise<string>((resolve) => {
				const request = indexedDB.open('factory-checkup');
				request.onsuccess = () => {
					const rows = request.result.transaction('summaries').objectStore('summaries').getAll();
					rows.onsuccess = () => {
						request.result.close();
						resolve(rows.result.map(({ edition }: { edition: string }) => edition).find(Boolean) ?? '');
					};
				};
			}),
		undefined,
		{ timeout: 30_000 },
	);
	await putRows(page, firmsList(count, await edition.jsonValue()));
	await page.close();
}

async function openings(phone: Phone, runs: number, rate: number) {
	const times = [];
	for (let run = 0; run < runs; run++) {
		const page = await phone.context.newPage();
		const session = await phone.context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate });
		await page.addInitScript(() => {
			const getAll = IDBObjectStore.prototype.getAll;
			IDBObjectStore.prototype.getAll = function (...given) {
				const request = getAll.apply(this, given);
				request.addEventListener('success', () => (window.readAt = performance.now()));
				return request;
			};
		});
		await watchFor(page, firstRow);
		await page.goto('/firms/', { waitUntil: 'commit' });
		const shown = await shownAt(page);
		times.push({ shown, read: (await page.evaluate(() => window.readAt)) ?? NaN });
		await page.close();
	}
	return times;
}

async function bareOpenings(phone: Phone, runs: number): Promise<readonly number[]> {
	const times = [];
	for (let run = 0; run < runs; run++) {
		const page = await phone.context.newPage();
		await watchFor(page, 'svg');
		await page.goto('/icon.svg', { waitUntil: 'commit' });
		times.push(await shownAt(page));
		await page.close();
	}
	return times;
}

interface Keystroke {
	readonly script: number;
	readonly task: number;
}

/** By the time that the page's own thread computed, on a page that nothing slows down: a busy machine does not stretch it. */
async function keystrokes(phone: Phone, runs: number): Promise<readonly (readonly Keystroke[])[]> {
	const page = await phone.context.newPage();
	const session = await phone.context.newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	await page.goto('/firms/');
	await page.locator(firstRow).first().waitFor();
	// The search makes itself ready while nobody waits.
	await page.waitForTimeout(3000);
	const all: Keystroke[][] = [];
	for (let run = 0; run < runs; run++) {
		const ofRun: Keystroke[] = [];
		for (const words of typed) ofRun.push(await keystroke(page, session, words));
		all.push(ofRun);
	}
	return all;
}

async function keystroke(page: Page, session: CDPSession, words: string): Promise<Keystroke> {
	// What the letter before set going is over by then.
	await page.waitForTimeout(900);
	const before = await spent(session);
	await page.evaluate(async (value) => {
		const field = document.querySelector<HTMLInputElement>('input[type=search]');
		if (field === null) throw new Error('no search');
		field.value = value;
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	}, words);
	const after = await spent(session);
	return { script: after.script - before.script, task: after.task - before.task };
}

async function spent(session: CDPSession): Promise<Keystroke> {
	const { metrics } = await session.send('Performance.getMetrics');
	const named = (wanted: string) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? NaN);
	return { script: named('ScriptDuration'), task: named('TaskDuration') };
}
