import { asset } from '$app/paths';
import type { Workbox } from 'workbox-window';
import { hasWorker } from './keep-words.ts';
import { savesDone } from './saves-under-way.ts';
import { scriptAddress } from './script-address.ts';

/**
 * A new version waits until the reader asks for it, in this window and in every other: no page is ever reloaded under
 * an answer. A window that goes on with the old version fetches what it misses with its next page.
 */
class AppUpdate {
	waiting = $state.raw(false);
	#workbox: Workbox | undefined;
	#isAsked = false;
	#isPutOff = false;
	/** Another window has changed over; here only the page is still the old one. */
	#isActive = false;

	async watch(): Promise<void> {
		if (!hasWorker()) return;
		this.#followOtherWindows();
		await pageAtRest();
		// Left before it arrived, or without a network: the next page asks for it again.
		const part = await import('workbox-window').catch(() => undefined);
		if (!part) return;
		const workbox = new part.Workbox(scriptAddress(asset('/service-worker.js')));
		workbox.addEventListener('waiting', () => void this.#tellOfWaiting());
		this.#workbox = workbox;
		await workbox.register();
	}

	/** Every change of the worker, while Workbox tells only of those it has seen coming. */
	#followOtherWindows(): void {
		let isControlled = navigator.serviceWorker.controller !== null;
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			if (this.#isAsked) return location.reload();
			// The first worker of a first visit changes nothing: it is the version that is on the screen.
			if (isControlled) this.#isActive = this.waiting = true;
			isControlled = true;
		});
	}

	/** On a slow device the first worker of a first visit looks for a moment as if it waited, but it waits for none. */
	async #tellOfWaiting(): Promise<void> {
		const registration = await navigator.serviceWorker.getRegistration();
		if (registration?.active && registration.waiting && !this.#isPutOff) this.waiting = true;
	}

	/** Not told again on this page: some browsers say more than once that a version waits. */
	putOff(): void {
		this.#isPutOff = true;
		this.waiting = false;
	}

	/** First what is typed but not saved yet, then what is being saved, then the new version. */
	async apply(): Promise<void> {
		this.#isAsked = true;
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		await savesDone();
		if (this.#isActive) location.reload();
		else this.#workbox?.messageSkipWaiting();
	}
}

/** Keeping the whole app for later takes half of a cheap phone: first the page that somebody waits for. */
const restAfterLoad = 3000;

async function pageAtRest(): Promise<void> {
	if (document.readyState !== 'complete')
		await new Promise((loaded) => {
			addEventListener('load', loaded, { once: true });
		});
	await new Promise((rested) => setTimeout(rested, restAfterLoad));
}

export const appUpdate = new AppUpdate();
