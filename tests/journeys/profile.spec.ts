import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { heapOf, standingIn } from './heap.ts';
import { button, open, takeIn, tap } from './walking.ts';
import type { Say } from './words.ts';

const passphrase = '石狮 stone 88';

/** Words that occur nowhere else, and that no packing of a browser makes shorter. */
const planted = () => ({ name: mark(), person: mark(), note: mark(), words: mark() });
type Planted = ReturnType<typeof planted>;
const mark = () => randomBytes(18).toString('base64url');

const fileOf = ({ name, person, note, words }: Planted) => ({
	name: 'firm.json',
	mimeType: 'application/json',
	buffer: Buffer.from(
		JSON.stringify({
			answers: { firm_name: name, headcount: { value: 40, note } },
			checkUp: { id: 'planted', createdAt: 1, updatedAt: 2 },
			firm: { id: 'planted', person, updatedAt: 1 },
			captures: [{ id: 'c1', kind: 'text', words, by: 'advisor', at: 1 }],
		}),
	),
});

for (const isLocked of [true, false])
	test(
		isLocked
			? 'whoever steals the profile of a locked device finds none of the words that a firm said'
			: 'whoever steals the profile of a device without a lock finds them: so the search would tell',
		tagged('engine'),
		async ({ playwright, browserName, say, baseURL }) => {
			test.setTimeout(90_000);
			const profile = test.info().outputPath('profile');
			const words = planted();
			const { launchOptions, channel } = test.info().project.use;
			const context = await playwright[browserName].launchPersistentContext(profile, {
				...launchOptions,
				...(channel !== undefined && { channel }),
				...(baseURL !== undefined && { baseURL }),
				locale: 'zh-CN',
			});
			const page = await context.newPage();
			if (isLocked) await setLock(page, say);
			await open(page, '/firms/');
			if (isLocked) {
				await page.getByLabel(say('lock.passphrase'), { exact: true }).fill(passphrase);
				await tap(button(page, say('lock.open')));
			}
			await takeIn(page, say, fileOf(words));
			await expect(page.getByText(words.name).first()).toBeVisible();
			if (isLocked) {
				// A page that begins anew is locked.
				await open(page, '/firms/');
				await expect(page.getByRole('heading', { name: say('lock.title'), level: 1 })).toBeVisible();
				if (browserName === 'chromium') expect(standingIn(await heapOf(page), words)).toEqual([]);
			}
			await context.close();
			const found = foundBelow(profile, words);
			if (isLocked) expect(found).toEqual([]);
			else expect(found.length).toBeGreaterThan(0);
		},
	);

/** Names of words that stand in any file, as any engine writes them. */
function foundBelow(folder: string, words: Planted): readonly string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	return files.flatMap((entry) => {
		const bytes = readFileSync(join(entry.parentPath, entry.name));
		return Object.entries(words).flatMap(([name, word]) =>
			[Buffer.from(word), Buffer.from(word, 'utf16le')].some((form) => bytes.includes(form))
				? [`${name} in ${entry.name}`]
				: [],
		);
	});
}

async function setLock(page: Page, say: Say): Promise<void> {
	await open(page, '/workbench/lock/');
	await page.getByLabel(say('deviceLock.new_other', { count: 8 })).fill(passphrase);
	await page.getByLabel(say('deviceLock.again')).fill(passphrase);
	await tap(button(page, say('deviceLock.set')));
	await expect(page.getByText(say('deviceLock.done.set'))).toBeVisible({ timeout: 30_000 });
}
