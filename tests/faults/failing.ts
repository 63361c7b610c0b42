import { chromium, type Page } from '@playwright/test';
import { browserLaunchOptions } from '../../src/tools/find-browser.mjs';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';
import { openHost, type Host } from './host.ts';
import { enter, lostOf, newLedger, promisesIn, tornOf } from './ledger.ts';
import { moment, reported } from './waiting.ts';

declare global {
	interface Window {
		storageOperations?: number;
	}
}

/** A new check-up of so many screens. */
const screens = 4;
const sampled = 12;

/** One operation of the storage fails, in each run a later one: what is on the disk afterwards is whole, and the page says so. */
export async function failEachOperation(_: Engine, { form, seed, build }: Extent): Promise<Finding> {
	const browser = await chromium.launch(browserLaunchOptions());
	const host = await openHost(build);
	const problems: string[] = [];
	let [promised, lost, torn, trials] = [0, 0, 0, 0];
	const run = async (failing: number): Promise<number> => {
		const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
		const page = await context.newPage();
		await page.addInitScript(failOperation, failing);
		host.reports.length = 0;
		host.task = { kind: 'answer', lot: seed, screens };
		await page.goto(host.address);
		const ended = await endOf(host, page);
		const operations = (await page.evaluate(() => window.storageOperations)) ?? 0;
		await page.close();
		const ledger = newLedger();
		host.reports.forEach((report) => enter(ledger, report));
		if (ended === 'silent') problems.push(`operation ${String(failing)}: it neither goes on nor says why`);

		host.reports.length = 0;
		host.task = { kind: 'look' };
		await (await context.newPage()).goto(host.address);
		const { rows } = await reported(host, 'found');
		await context.close();
		const gone = lostOf(ledger, rows, 0);
		const halves = tornOf(rows, [], 0);
		problems.push(...[...gone, ...halves].map((words) => `operation ${String(failing)}: ${words}`));
		[promised, lost, torn] = [promised + promisesIn(ledger), lost + gone.length, torn + halves.length];
		return operations;
	};
	const all = await run(0);
	const step = form === 'short' ? Math.max(1, Math.floor(all / sampled)) : 1;
	for (let failing = 1 + (seed % step); failing <= all; failing += step) {
		await run(failing);
		trials += 1;
	}
	await host.close();
	await browser.close();
	return { trials, promised, lost, torn, problems };
}

/** In the page, before anything of the app: the operation of this number fails once; 0 fails none. */
function failOperation(failing: number): void {
	window.storageOperations = 0;
	const reads = ['get', 'getAll', 'count', 'openCursor', 'openKeyCursor', 'getAllKeys'];
	for (const { owner, names, problem } of [
		{ owner: IDBFactory.prototype, names: ['open'], problem: 'UnknownError' },
		{ owner: IDBDatabase.prototype, names: ['transaction'], problem: 'UnknownError' },
		{ owner: IDBObjectStore.prototype, names: ['add', 'put', 'delete'], problem: 'QuotaExceededError' },
		{ owner: IDBObjectStore.prototype, names: reads, problem: 'UnknownError' },
		{ owner: IDBIndex.prototype, names: reads, problem: 'UnknownError' },
	])
		for (const name of names) {
			const real = Reflect.get(owner, name) as (...words: unknown[]) => unknown;
			Reflect.set(owner, name, function (this: unknown, ...words: unknown[]) {
				window.storageOperations = (window.storageOperations ?? 0) + 1;
				if (window.storageOperations === failing) throw new DOMException('', problem);
				return real.apply(this, words);
			});
		}
}

/** It went on to the end, or it said what is wrong, or neither. */
async function endOf(host: Host, page: Page): Promise<'done' | 'told' | 'silent'> {
	for (const end = performance.now() + 12_000; performance.now() < end; await moment(50)) {
		if (host.reports.some(({ kind }) => kind === 'done')) return 'done';
		if ((await page.getByRole('alert').filter({ hasText: /./ }).count()) > 0) return 'told';
		if (host.reports.some(({ kind }) => kind === 'stuck')) return 'silent';
	}
	return 'silent';
}
