import type { Page } from '@playwright/test';
import { entriesOf, open, putRows, storeFirm, type Plan } from '../journeys/walking.ts';
import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { drive } from './browsers.ts';
import { changeBackAndForth } from './day-of-use.ts';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';

/** What was said before to the firm that is measured beside a new one. */
const saidBefore = 2000;
const turns = { short: 4, long: 12 };
const tapsATurn = 40;
/** Of medians taken in turn: a save of the firm with the history beside one of the new firm. */
const mostTimes = 1.3;

/** Two firms, one of them with years of changes behind it: an answer to it is saved as fast as one to the other. */
export async function saveAfterMuch(engine: Engine, { form, build }: Extent): Promise<Finding> {
	const { newPages, close } = await drive(engine, build);
	const [page] = await newPages(1);
	if (page === undefined) throw new Error('no page');
	for (const id of ['new', 'old'])
		await storeFirm(page, { id, plan: shoeWorkshop, bookmark: 'sub_industry' });
	await putRows(page, { entries: manyChanges('old') });
	const waits: Record<'new' | 'old', number[]> = { new: [], old: [] };
	for (let turn = 0; turn < turns[form]; turn++)
		for (const id of ['new', 'old'] as const) waits[id].push(...(await waitsOf(page, id)));
	await close();
	const [fresh, grown] = [median(waits.new), median(waits.old)];
	const words = `ms from tap to saved ${fresh.toFixed(1)}, after ${String(saidBefore)} answers ${grown.toFixed(1)}: ${(grown / fresh).toFixed(2)} times`;
	const problems = grown <= fresh * mostTimes ? [] : [`it grows: ${words}`];
	const promised = waits.new.length + waits.old.length;
	return { trials: turns[form], promised, lost: 0, torn: 0, problems, figures: [words] };
}

/** In each turn the first ten are left out: a page that was just opened still compiles and fetches. */
async function waitsOf(page: Page, id: string): Promise<readonly number[]> {
	await open(page, `/check/?firm=${id}&at=sub_industry`);
	await page.waitForTimeout(500);
	const { waits } = await page.evaluate(changeBackAndForth, tapsATurn);
	return waits.slice(10);
}

/** The whole plan, said again and again. */
function manyChanges(id: string): readonly unknown[] {
	const plan: Plan = shoeWorkshop;
	const once = entriesOf(id, plan, { by: 'owner', at: 2, evidence: 'E0' });
	return Array.from({ length: saidBefore }, (_, index) => ({
		...once[index % once.length],
		save: `${id}-${String(index)}`,
	}));
}

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
