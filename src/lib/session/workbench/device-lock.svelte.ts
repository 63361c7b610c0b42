import type { Result } from '../../engine/result.ts';
import type { StorageProblem } from '../../storage/assessment.ts';
import type { StorageLock } from '../../storage/storage-lock.ts';
import { lock, type Secret } from '../lock.svelte.ts';

export type { Secret };
import { deviceStorage } from '../storage.ts';

/** A thief with the file can try millions of shorter ones. */
export const shortestPassphrase = 8;

/** The lock of this device, as its settings page sees it. */
export class DeviceLockSettings {
	loaded = $state.raw(false);
	isSet = $state.raw(false);
	/** Written down by the user, or lost: it is kept nowhere else. */
	code = $state.raw<string | undefined>(undefined);
	problem = $state.raw<StorageProblem | undefined>(undefined);
	/** A page that did not come over HTTPS gets no keys from its browser. */
	readonly canLock = typeof crypto !== 'undefined' && 'subtle' in crypto;

	async refresh(): Promise<void> {
		await this.#with((storageLock) => (this.isSet = storageLock.isSet()));
		this.loaded = true;
	}

	async set(passphrase: string): Promise<void> {
		await this.#with(async (storageLock) => {
			const code = this.#taken(await storageLock.set(passphrase));
			if (code === undefined) return;
			this.code = code;
			this.isSet = true;
			lock.guard();
			lock.tellOthers();
		});
	}

	/** False where the secret is wrong: the old passphrase, or the recovery code. */
	change = (secret: Secret, passphrase: string): Promise<boolean> =>
		this.#with(async (storageLock) => {
			this.code = this.#taken(await storageLock.change(secret, passphrase));
			return this.code !== undefined;
		});

	/** False where the secret is wrong. */
	remove = (secret: Secret): Promise<boolean> =>
		this.#with(async (storageLock) => {
			const removed = this.#taken(await storageLock.remove(secret)) === true;
			if (!removed) return false;
			this.isSet = false;
			lock.tellOthers();
			return true;
		});

	#taken<Value>(result: Result<Value, StorageProblem>): Value | undefined {
		if (result.ok) return result.value;
		this.problem = result.problems[0];
		return undefined;
	}

	async #with<Value>(use: (storageLock: StorageLock) => Value | Promise<Value>): Promise<Value | false> {
		this.problem = undefined;
		const opened = await deviceStorage();
		if (opened.ok) return use(opened.value.lock);
		this.problem = opened.problems[0];
		return false;
	}
}
