import type { Page } from '@playwright/test';
import { open, putRows } from '../journeys/walking.ts';
import { firmsList } from './firms-list.ts';

/** Firms with results that are up to date, as after a first day: else the page would work them out meanwhile. */
export async function putCaseload(page: Page, count: number): Promise<void> {
	await open(page, '/firms/');
	await putRows(page, firmsList(6, ''));
	await open(page, '/firms/');
	await putRows(page, firmsList(count, await editionOn(page)));
	await page.close();
}

/** What the page marks results with, told by the first that it has worked out. */
async function editionOn(page: Page): Promise<string> {
	for (let tries = 0; tries < 300; tries++) {
		const edition = await page.evaluate(
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
		);
		if (edition !== '') return edition;
		await page.waitForTimeout(100);
	}
	throw new Error('no result was worked out');
}
