import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './checked-test.ts';
import { heapOf, standingIn } from './heap.ts';
import { alive, button, fieldOf, isSaved, open, tap } from './walking.ts';
import type { Say } from './words.ts';

declare global {
	interface Window {
		rowKeys?: Uint8Array[];
	}
}

/** Words that stand nowhere else. */
const mark = () => randomBytes(12).toString('hex');

test('locked by hand, the living pages hold no word that was typed in them, and their key is overwritten', async ({
	page,
	context,
	say,
}) => {
	test.setTimeout(120_000);
	const passphrase = mark();
	const typed = { name: mark(), changed: mark(), note: mark(), caught: mark() };
	await context.addInitScript(watchKeys);
	await open(page, '/workbench/lock/');
	await page.getByLabel(say('deviceLock.new_other', { count: 8 })).fill(passphrase);
	expect(standingIn(await heapOf(page), { passphrase })).toEqual(['passphrase']);
	await page.getByLabel(say('deviceLock.again')).fill(passphrase);
	await tap(button(page, say('deviceLock.set')));
	const code = await page.locator('.code').innerText({ timeout: 30_000 });
	expect(standingIn(await heapOf(page), { code })).toEqual(['code']);
	await page.getByLabel(say('deviceLock.codeKept')).check();
	await tap(button(page, say('deviceLock.codeDone')));

	await typeAll(page, say, typed);
	// Undoing holds what stood before. The secrets themselves are gone as soon as they were of use.
	const secrets = { passphrase, code };
	expect(standingIn(await heapOf(page), { ...typed, ...secrets })).toEqual(Object.keys(typed));
	expect(await page.evaluate(keysInUse)).toBe(1);
	const second = await openBeside(page, say, passphrase);
	await expect(second.locator('[data-capture=text]').getByRole('textbox')).toHaveValue(typed.caught);
	expect(standingIn(await heapOf(second), typed)).toContain('caught');

	await follow(page, '/', '/stored/', '/workbench/lock/');
	await tap(button(page, say('deviceLock.lockNow')));
	for (const locked of [page, second]) {
		await expect(locked.getByRole('heading', { name: say('lock.title'), level: 1 })).toBeVisible();
		await alive(locked);
		expect(standingIn(await heapOf(locked), { ...typed, ...secrets })).toEqual([]);
		expect(locked.workers()).toEqual([]);
	}
	expect(await page.evaluate(() => sessionStorage.getItem('keys-left'))).toBe('0');
});

/** In the page: keeps every key that is made in it, and counts those not overwritten when all else of the page has ended. */
function watchKeys(): void {
	window.rowKeys = [];
	const real = crypto.getRandomValues.bind(crypto);
	crypto.getRandomValues = (bytes) => {
		const filled = real(bytes);
		if (filled instanceof Uint8Array && filled.length === 32) window.rowKeys?.push(filled);
		return filled;
	};
	// After `pagehide`.
	document.addEventListener('visibilitychange', () => {
		const left = window.rowKeys?.filter((key) => key.some((byte) => byte !== 0)).length ?? 0;
		if (window.rowKeys?.length !== 0) sessionStorage.setItem('keys-left', String(left));
	});
}

const keysInUse = (): number => window.rowKeys?.filter((key) => key.some((byte) => byte !== 0)).length ?? 0;

type Typed = Readonly<Record<'name' | 'changed' | 'note' | 'caught', string>>;

/** By links only: a name that is mended, a note to it, and words of a visit. */
async function typeAll(page: Page, say: Say, typed: Typed): Promise<void> {
	await follow(page, '/stored/', '/firms/', '/check/?firm=new');
	const name = fieldOf(page, say, 'firm_name');
	for (const words of [typed.name, typed.changed]) {
		await name.fill(words);
		// What is typed within three seconds is taken back at once, to what stood before.
		await page.waitForTimeout(3100);
	}
	await page
		.locator('summary')
		.filter({ hasText: say('evidence.title') })
		.click();
	await page.locator('details[open] textarea').fill(typed.note);
	await page.locator('details[open] textarea').blur();
	await isSaved(page);
	await follow(page, '/result/', '/workbench/visit/');
	await tap(button(page, say('visit.note')));
	await page.getByRole('dialog').getByRole('textbox').fill(typed.caught);
	await tap(button(page, say('visit.noteSave')));
	await expect(page.locator('[data-capture=text]').getByRole('textbox')).toHaveValue(typed.caught);
}

async function follow(page: Page, ...addresses: readonly string[]): Promise<void> {
	for (const address of addresses) {
		await page
			.locator(address === '/' ? 'a[href="/"]' : `a[href^="${address}"]`)
			.first()
			.click();
		await page.waitForURL((at) => at.pathname.startsWith(address.split('?')[0] ?? ''));
	}
}

/** Another tab on the same page, opened with the passphrase. */
async function openBeside(page: Page, say: Say, passphrase: string): Promise<Page> {
	const second = await page.context().newPage();
	await open(second, page.url());
	await second.getByLabel(say('lock.passphrase'), { exact: true }).fill(passphrase);
	await tap(button(second, say('lock.open')));
	return second;
}
