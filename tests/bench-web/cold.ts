import { atMost, type Figure } from './figure.ts';
import { paintedAt, shownAt, watchFor } from './page-clock.ts';
import { slowPage, switchOn } from './phone.ts';
import { slowLine } from './slow-line.ts';

const firstVisitLine = { bitsPerSecond: 400_000, roundTrip: 300 } as const;
/** Set when the page answers to taps. */
const alive = 'html[data-text-size]';

/** The first visit ever: a cheap phone in a hall with one bar of signal. */
export async function measureCold(port: number, runs: number): Promise<readonly Figure[]> {
	const visits = [];
	for (let run = 0; run < runs; run++) visits.push(await firstVisit(port));
	const line = '400 kbit/s, CPU ×6';
	return [
		{
			what: `cold, ${line}: start page painted`,
			unit: 'ms',
			values: visits.map(({ painted }) => painted),
			bare: visits.map(({ bare }) => bare),
		},
		{
			what: `cold, ${line}: answers to taps`,
			unit: 'ms',
			values: visits.map(({ answers }) => answers),
			bare: visits.map(({ bare }) => bare),
		},
		{ what: `cold, ${line}: all on the device`, unit: 'ms', values: visits.map(({ stored }) => stored) },
		{
			what: 'requests to other origins',
			unit: 'count',
			values: visits.map(({ foreign }) => foreign),
			budget: atMost(0),
		},
	];
}

async function firstVisit(port: number) {
	const line = await slowLine(port, firstVisitLine);
	const phone = await switchOn(line.address);
	const bare = await bareVisit(phone.context);
	const { page } = await slowPage(phone.context);
	await watchFor(page, alive);
	await page.goto('/', { waitUntil: 'commit' });
	const answers = await shownAt(page);
	const painted = await paintedAt(page);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
		timeout: 120_000,
	});
	const stored = await page.evaluate(() => performance.now());
	const foreign = phone.foreignRequests.length;
	await phone.switchOff();
	await line.hangUp();
	return { bare, answers, painted, stored, foreign };
}

/** A page of one word over the same line. */
async function bareVisit(context: Parameters<typeof slowPage>[0]): Promise<number> {
	const { page } = await slowPage(context);
	await page.goto('/icon.svg', { waitUntil: 'commit' });
	const painted = await page.waitForFunction(
		() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now(),
	);
	const time = await painted.jsonValue();
	await page.close();
	return time;
}
