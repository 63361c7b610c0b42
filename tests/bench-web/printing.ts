import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { open, storeFirms } from '../journeys/walking.ts';
import { wordsIn } from '../journeys/words.ts';
import type { Figure } from './figure.ts';
import { switchOn } from './phone.ts';

const count = 40;

/** A heap of papers: as many firms as are printed at once, each with the owner's report and the annex. */
export async function measurePrinting(home: string): Promise<readonly Figure[]> {
	const phone = await switchOn(home);
	const page = await phone.context.newPage();
	const session = await phone.context.newCDPSession(page);
	const say = wordsIn('zh-CN');
	await storeFirms(
		page,
		Array.from({ length: count }, (_, index) => ({
			id: `firm-${String(index)}`,
			plan: shoeWorkshop,
			name: `鞋厂 ${String(index + 1)}`,
		})),
	);
	await open(page, '/workbench/print/');
	await page.getByRole('checkbox', { name: say('nav.annex') }).click();
	await page.getByRole('button', { name: say('printing.all') }).click();
	await page.evaluate(() => {
		const longest = { longest: 0 };
		Object.assign(window, { longest });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) longest.longest = Math.max(longest.longest, duration);
		}).observe({ type: 'longtask' });
	});
	const begun = performance.now();
	await page.getByRole('button', { name: say('printing.prepare_other', { count }) }).click();
	await page.getByText(say('printing.ready_other', { count })).waitFor({ timeout: 300_000 });
	const prepared = performance.now() - begun;
	const longest = await page.evaluate(
		() => (window as unknown as { longest: { longest: number } }).longest.longest,
	);
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
	const written = performance.now() - begun - prepared;
	await phone.switchOff();
	const heap = `${String(count)} firms with report and annex`;
	return [
		{ what: `${heap}: prepared`, unit: 'ms', values: [prepared] },
		{ what: `${heap}: longest task on the way`, unit: 'ms', values: [longest] },
		{ what: `${heap}: laid out and written`, unit: 'ms', values: [written] },
		{
			what: `${heap}: sheets`,
			unit: 'count',
			values: [paper.toString('latin1').split(/\/Type\s*\/Page\b/).length - 1],
		},
		{ what: `${heap}: heap`, unit: 'MiB', values: [usedSize / 2 ** 20] },
	];
}
