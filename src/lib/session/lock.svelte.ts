import type { Seal, Secret, Unlock } from '../storage/storage-lock.ts';
import { lockSignKey } from '../storage/lock-sign.ts';
import { watchLeaving } from './auto-lock.ts';
import { savesDone } from './saves-under-way.ts';

export type { Secret };

/** Told to the other tabs: they hold the same key, or rows in the clear. */
const channelName = 'factory-checkup:lock';

/** Whether this device waits for its passphrase. Pages that ask for the database wait with it. */
class DeviceLock {
	/** Tries a secret; undefined while nothing is locked. */
	attempt = $state.raw<((secret: Secret) => Promise<boolean>) | undefined>(undefined);
	/**
	 * The recovery code that opened this page: with it a forgotten passphrase is replaced. Never on a disk, and gone with
	 * the page when it locks.
	 */
	recovery = $state.raw<Secret | undefined>(undefined);
	/** Of the storage, once it is open. */
	forgetKey: (() => void) | undefined;
	#isListening = false;
	#channel: BroadcastChannel | undefined;

	/** For the storage, at its opening. */
	unlock: Unlock = (open) =>
		new Promise<Seal>((resolve) => {
			this.attempt = async (secret) => {
				const seal = await open(secret);
				if (seal === undefined) return false;
				if (secret.kind === 'recovery') this.recovery = secret;
				this.attempt = undefined;
				this.guard();
				resolve(seal);
				return true;
			};
		});

	/** From now on the device locks itself when it lies idle or in a pocket, or when another tab does. */
	guard(): void {
		watchLeaving(() => void this.close());
		this.listen();
	}

	/** To follow other tabs that lock, or set a lock. */
	listen(): void {
		if (this.#isListening) return;
		this.#isListening = true;
		// Of a lock that is set or taken away every browser tells; of locking, only those with channels.
		addEventListener('storage', ({ key }) => {
			if (key === lockSignKey()) this.beginAnew();
		});
		if (typeof BroadcastChannel === 'undefined') return;
		this.#channel = new BroadcastChannel(channelName);
		this.#channel.addEventListener('message', this.beginAnew);
	}

	/** This page holds rows in the clear, or a key that is no more. */
	beginAnew = (): void => void leave();

	/** Another tab writes rows in the clear, or knows a key that is no more: it begins anew. */
	tellOthers(): void {
		this.listen();
		this.#channel?.postMessage('changed');
	}

	/** Only a new page has nothing of the old one in its memory, neither key nor answers. */
	async close(): Promise<void> {
		this.tellOthers();
		await leave();
	}
}

export const lock = new DeviceLock();

/** What was refused until then is noted beside the database, sealed. */
const longestSave = 1500;

async function leave(): Promise<void> {
	document.documentElement.dataset['covered'] = '';
	await Promise.race([savesDone(), new Promise((done) => setTimeout(done, longestSave))]);
	// After all that saves what was typed until the page is left: it is noted sealed.
	addEventListener('pagehide', () => lock.forgetKey?.());
	location.reload();
}
