import { chromium, type Browser, type Page } from '@playwright/test';
import { browserLaunchOptions } from '../../src/tools/find-browser.mjs';
import { backupOfLot } from './backup-of-lot.ts';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';
import { openHost, type Host } from './host.ts';
import { enter, lostOf, newLedger, promisesIn, tornOf } from './ledger.ts';
import type { Task } from './told.ts';
import { moment, reported } from './waiting.ts';

declare global {
	interface Window {
		storageOperations?: number;
	}
}

/** A new check-up of so many screens. */
const screens = 4;
/** Check-ups in the backup that is taken in. */
const lotSize = 3;
const sampled = 12;

interface Way {
	readonly begins: string;
	readonly task: Task;
	readonly lots: readonly string[];
}

/** One operation of the storage fails, in each run a later one: what is on the disk afterwards is whole, and the page says so. */
export async function failEachOperation(_: Engine, { form, seed, build }: Extent): Promise<Finding> {
	const browser = await chromium.launch(browserLaunchOptions());
	const host = await openHost(build);
	const findings: Finding[] = [];
	for (const way of waysWith(seed)) findings.push(await failEachOf(way, { host, browser, form, seed }));
	await host.close();
	await browser.close();
	const sum = (of: (finding: Finding) => number) => findings.reduce((all, finding) => all + of(finding), 0);
	return {
		trials: sum(({ trials }) => trials),
		promised: sum(({ promised }) => promised),
		lost: sum(({ lost }) => lost),
		torn: sum(({ torn }) => torn),
		problems: findings.flatMap(({ problems }) => problems),
	};
}

/** Answers, each saved by itself, and a backup, which is taken in as a whole. */
const waysWith = (seed: number): readonly Way[] => [
	{ begins: '/', task: { kind: 'answer', lot: seed, screens }, lots: [] },
	{
		begins: '/firms/',
		task: { kind: 'restore', lot: 'lot', letters: backupOfLot('lot', lotSize) },
		lots: ['lot'],
	},
];

interface Trying {
	readonly host: Host;
	readonly browser: Browser;
	readonly form: Extent['form'];
	readonly seed: number;
}

async function failEachOf(way: Way, { host, browser, form, seed }: Trying): Promise<Finding> {
	const problems: string[] = [];
	let [promised, lost, torn, trials] = [0, 0, 0, 0];
	const run = async (failing: number): Promise<number> => {
		const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
		const page = await context.newPage();
		await page.addInitScript(failOperation, failing);
		host.reports.length = 0;
		host.task = way.task;
		await page.goto(host.address + way.begins);
		const ended = await endOf(host, page);
		const operations = (await page.evaluate(() => window.storageOperations)) ?? 0;
		await page.close();
		const ledger = newLedger();
		host.reports.forEach((report) => enter(ledger, report));
		const words = `${way.task.kind}, operation ${String(failing)}`;
		if (ended === 'silent') problems.push(`${words}: it neither goes on nor says why`);

		host.reports.length = 0;
		host.task = { kind: 'look' };
		await (await context.newPage()).goto(host.address);
		const { rows } = await reported(host, 'found');
		await context.close();
		const gone = lostOf(ledger, rows, lotSize);
		const halves = tornOf(rows, way.lots, lotSize);
		problems.push(...[...gone, ...halves].map((what) => `${words}: ${what}`));
		[promised, lost, torn] = [promised + promisesIn(ledger), lost + gone.length, torn + halves.length];
		return operations;
	};
	const all = await run(0);
	const step = form === 'short' ? Math.max(1, Math.floor(all / sampled)) : 1;
	for (let failing = 1 + (seed % step); failing <= all; failing += step) {
		await run(failing);
		trials += 1;
	}
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
		if (host.reports.some(({ kind }) => kind === 'done' || kind === 'restored')) return 'done';
		if ((await page.getByRole('alert').filter({ hasText: /./ }).count()) > 0) return 'told';
		if (host.reports.some(({ kind }) => kind === 'stuck')) return 'silent';
	}
	return 'silent';
}
