import type { Page } from '@playwright/test';
import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { open, storeFirms } from '../journeys/walking.ts';
import { drive } from './browsers.ts';
import { rest, toHome, workOn, type Taps } from './day-of-use.ts';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';
import { watchMemory, type Held } from './held-memory.ts';

const days = {
	short: { firms: 6, answers: 50, photos: 3 },
	long: { firms: 20, answers: 500, photos: 25 },
};

/** How a page stands when the work on one firm is done. */
interface Standing extends Held, Taps {
	/** Of the main thread, in ms. */
	readonly computedAnAnswer: number;
}

/**
 * One page that lives for a day: firm after firm is answered, photographed and printed. At rest it holds as much at the
 * end of the day as after its first part, and an answer is saved as fast.
 */
export async function useAllDay(engine: Engine, { form, build }: Extent): Promise<Finding> {
	const { firms, ...share } = days[form];
	const { newPages, close } = await drive(engine, build);
	const [page] = await newPages(1);
	if (page === undefined) throw new Error('no page');
	const ids = Array.from({ length: firms }, (_, index) => `firm-${String(index)}`);
	await storeFirms(
		page,
		ids.map((id) => ({ id, plan: shoeWorkshop, name: id, bookmark: 'firm' })),
	);
	await open(page, '/about/');
	const before = await saidOnDisk(page);
	const held = await watchMemory(page);
	const standings: Standing[] = [];
	for (const id of ids) {
		await toHome(page);
		const taps = await workOn(page, id, share);
		await rest(page);
		const now = await held();
		standings.push({ ...now, ...taps, computedAnAnswer: now.computed / taps.waits.length });
	}
	const promised = standings.flatMap(({ waits }) => waits).length;
	const lost = Math.max(0, before + promised - (await saidOnDisk(page)));
	await close();
	const { problems, figures } = judged(standings);
	if (lost > 0) problems.push(`${String(lost)} answers were called saved and are not on the disk`);
	return { trials: firms, promised, lost, torn: 0, problems, figures };
}

const saidOnDisk = (page: Page): Promise<number> =>
	page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('factory-checkup');
			request.onsuccess = () => {
				resolve(request.result);
			};
			request.onerror = () => {
				reject(request.error ?? new Error('not opened'));
			};
		});
		const counting = database.transaction('entries').objectStore('entries').count();
		const count = await new Promise<number>((resolve) => {
			counting.onsuccess = () => {
				resolve(counting.result);
			};
		});
		database.close();
		return count;
	});

/** What a page may hold more at the end: who comes back to one of the last ten firms may take back a hundred steps. */
const mostMore = { bytes: 768 * 1024, nodes: 200, listeners: 40 };
/** Of medians that a busy machine stretches, and of computing, which it does not. */
const mostTimes = { wait: 2, computed: 1.35 };

/** The last tenth beside the second: in the first an engine compiles, and the app fetches its parts. */
function judged(standings: readonly Standing[]): { problems: string[]; figures: string[] } {
	const tenth = Math.max(1, Math.round(standings.length / 10));
	const [early, late] = [standings.slice(tenth, 2 * tenth), standings.slice(-tenth)];
	const problems: string[] = [];
	const figures: string[] = [];
	const hold = (
		what: string,
		of: (standing: Standing) => number,
		isHeld: (a: number, b: number) => boolean,
	) => {
		const [then, now] = [median(early.map(of)), median(late.map(of))];
		const words = `${what} ${then.toFixed(1)} … ${now.toFixed(1)}`;
		figures.push(words);
		if (!isHeld(then, now)) problems.push(`it grows: ${words}`);
	};
	const kib = 1024;
	hold(
		'KiB held',
		({ bytes }) => bytes / kib,
		(then, now) => now - then <= mostMore.bytes / kib,
	);
	hold(
		'KiB of code',
		({ code }) => code / kib,
		() => true,
	);
	hold(
		'KiB of the browser',
		({ native }) => native / kib,
		() => true,
	);
	hold(
		'nodes',
		({ nodes }) => nodes,
		(then, now) => now - then <= mostMore.nodes,
	);
	hold(
		'listeners',
		({ listeners }) => listeners,
		(then, now) => now - then <= mostMore.listeners,
	);
	hold(
		'ms from tap to saved',
		({ waits }) => median(waits),
		(then, now) => now <= then * mostTimes.wait,
	);
	hold(
		'ms computed an answer',
		({ computedAnAnswer }) => computedAnAnswer,
		(then, now) => now <= then * mostTimes.computed,
	);
	const flips = standings.reduce((sum, standing) => sum + standing.flips, 0);
	if (flips > 0) problems.push(`${String(flips)} times an older answer stood there again after “saved”`);
	return { problems, figures };
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
