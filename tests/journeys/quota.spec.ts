import type { Page } from '@playwright/test';
import { expect, test } from './checked-test.ts';
import { answerWithoutSpace, photographWithoutSpace, takeInWithoutSpace, type Space } from './no-space.ts';

// Chromium alone can be told how much it may give a page. A disk that is full for everybody: tests/faults/full-disk.ts.

test('what is answered beyond the quota stays on the screen, and is saved when there is space', async ({
	page,
	say,
}) => {
	await answerWithoutSpace({ page, say, space: await quotaOf(page) });
});

test('a photo beyond the quota stays on the screen, and is kept when there is space', async ({
	page,
	say,
}) => {
	await photographWithoutSpace({ page, say, space: await quotaOf(page) });
});

test('a backup beyond the quota changes nothing, and is taken in when there is space', async ({
	page,
	say,
}) => {
	await takeInWithoutSpace({ page, say, space: await quotaOf(page) });
});

/** Enough for the app, and little enough to ask for more. */
const enough = 16_000_000;

async function quotaOf(page: Page): Promise<Space> {
	await page.goto('/icon.svg');
	const { origin } = new URL(page.url());
	const session = await page.context().newCDPSession(page);
	const give = (quotaSize: number) => session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
	await give(enough);
	return {
		fill: async () => {
			await give(1);
			expect(await page.evaluate(askFor, enough)).toBe('QuotaExceededError');
		},
		// What was refused has made the file larger all the same.
		free: async () => {
			await give(10 * enough);
		},
	};
}

/** Chromium looks at the quota again after half a minute, or when more is asked for than it last saw left. */
async function askFor(most: number): Promise<string | undefined> {
	const opening = indexedDB.open('asked-for');
	opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true });
	await new Promise((resolve) => (opening.onsuccess = resolve));
	const writing = opening.result.transaction('rows', 'readwrite');
	// Larger ones are written as files first.
	for (let asked = 0; asked <= most; asked += 60_000)
		writing.objectStore('rows').add(crypto.getRandomValues(new Uint8Array(60_000)));
	await new Promise((ended) => (writing.onabort = writing.oncomplete = ended));
	opening.result.close();
	return writing.error?.name;
}
