import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { open, storeFirm, without, worksOffline } from '../journeys/walking.ts';
import { atMost, type Figure } from './figure.ts';
import { shownAt, watchFor } from './page-clock.ts';
import { slowPage, switchOn } from './phone.ts';

const firm = 'bench';
const question = '#content h1';

/** Back after a break, without a network: from the first byte to the question where the firm stopped. */
export async function measureResume(home: string, runs: number): Promise<readonly Figure[]> {
	const phone = await switchOn(home);
	const page = await phone.context.newPage();
	await storeFirm(page, { id: firm, plan: without(shoeWorkshop, 'finance', 'hr'), bookmark: 'finance' });
	await worksOffline(page);
	// Once with a network, as the firm did; what a phone has run once it has also translated.
	await open(page, `/check/?firm=${firm}`);
	await page.locator(question).waitFor();
	await phone.context.setOffline(true);
	const places = [
		{
			what: 'warm, offline, CPU ×6: resumed at the last question',
			path: `/check/?firm=${firm}`,
			shows: question,
			budget: atMost(1000),
		},
		{ what: 'warm, offline, CPU ×6: start page', path: '/', shows: 'html[data-text-size]' },
		{ what: 'warm, offline, CPU ×6: result', path: `/result/?firm=${firm}`, shows: question },
		{ what: 'warm, offline, CPU ×6: report', path: `/report/?firm=${firm}`, shows: question },
	];
	const bare: number[] = [];
	for (let run = 0; run < runs; run++) bare.push(await timeUntil(phone.context, '/icon.svg', 'svg'));
	const figures: Figure[] = [];
	for (const { path, shows, ...figure } of places) {
		const values = [];
		for (let run = 0; run < runs; run++) values.push(await timeUntil(phone.context, path, shows));
		figures.push({ ...figure, unit: 'ms', values, bare });
	}
	await phone.switchOff();
	return figures;
}

async function timeUntil(
	context: Parameters<typeof slowPage>[0],
	path: string,
	shows: string,
): Promise<number> {
	const { page, session } = await slowPage(context);
	await watchFor(page, shows);
	await session.send('ServiceWorker.enable');
	// An app that was put away has no worker running.
	await session.send('ServiceWorker.stopAllWorkers');
	await page.goto(path, { waitUntil: 'commit' });
	const time = await shownAt(page);
	await page.close();
	return time;
}
