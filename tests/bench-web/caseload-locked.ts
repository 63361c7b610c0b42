import type { Page } from '@playwright/test';
import { open, tap } from '../journeys/walking.ts';
import { wordsIn } from '../journeys/words.ts';
import { shownAt, watchFor } from './page-clock.ts';
import type { Phone } from './phone.ts';

const passphrase = '石狮 stone 88';
const say = wordsIn('zh-CN');

declare global {
	interface Window {
		/** Milliseconds from the start of the navigation: when the key was asked for and when it was there. */
		askedAt?: number;
		keyAt?: number;
		/** Without a lock: when it was known that there is none. */
		noLockAt?: number;
	}
}

export interface Opening {
	/** Deriving the key from the passphrase: slow on purpose. */
	readonly derived: number;
	/** From the key, or from knowing that none is asked for, to the painted list. */
	readonly shown: number;
}

/** Seals all rows; how long that took. */
export async function lockDevice(page: Page): Promise<number> {
	await open(page, '/workbench/lock/');
	await page.getByLabel(say('deviceLock.new_other', { count: 8 })).fill(passphrase);
	await page.getByLabel(say('deviceLock.again')).fill(passphrase);
	const begun = performance.now();
	await tap(page.getByRole('button', { name: say('deviceLock.set'), exact: true }));
	await page.locator('.code').waitFor({ timeout: 600_000 });
	const took = performance.now() - begun;
	await page.close();
	return took;
}

export async function openingsOf(phone: Phone, runs: number, isLocked: boolean): Promise<readonly Opening[]> {
	const all: Opening[] = [];
	for (let run = 0; run < runs; run++) {
		const page = await phone.context.newPage();
		await noteKeys(page);
		await watchFor(page, '.cases > li');
		await page.goto('/firms/', { waitUntil: 'commit' });
		if (isLocked) {
			await page.getByLabel(say('lock.passphrase'), { exact: true }).fill(passphrase);
			await page.getByRole('button', { name: say('lock.open'), exact: true }).click();
		}
		const shown = await shownAt(page);
		const {
			askedAt = NaN,
			keyAt,
			noLockAt,
		} = await page.evaluate(() => ({
			askedAt: window.askedAt,
			keyAt: window.keyAt,
			noLockAt: window.noLockAt,
		}));
		all.push({ derived: (keyAt ?? NaN) - askedAt, shown: shown - ((isLocked ? keyAt : noLockAt) ?? NaN) });
		await page.close();
	}
	return all;
}

const noteKeys = (page: Page) =>
	page.addInitScript(() => {
		const { deriveKey, decrypt } = SubtleCrypto.prototype;
		SubtleCrypto.prototype.deriveKey = function (this: SubtleCrypto, ...given) {
			window.askedAt = performance.now();
			return deriveKey.apply(this, given);
		};
		SubtleCrypto.prototype.decrypt = async function (...given) {
			const opened = await decrypt.apply(this, given);
			window.keyAt ??= performance.now();
			return opened;
		};
		const { get } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.get = function (this: IDBObjectStore, ...given) {
			const request = get.apply(this, given);
			if (this.name === 'locks')
				request.addEventListener('success', () => (window.noLockAt = performance.now()));
			return request;
		};
	});
