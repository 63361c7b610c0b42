import { browser, dev } from '$app/environment';
import { asset } from '$app/paths';
import type { Workbox } from 'workbox-window';
import { scriptAddress } from './script-address.ts';

/** A new version waits until the reader asks for it: no page is ever reloaded under an answer. */
class AppUpdate {
	waiting = $state.raw(false);
	#workbox: Workbox | undefined;

	async watch(): Promise<void> {
		// A file has no worker behind it; whoever wants the next version copies the next file.
		if (!browser || dev || import.meta.env.VITE_EDITION === 'single') return;
		if (!('serviceWorker' in navigator)) return;
		const { Workbox: Registration } = await import('workbox-window');
		const workbox = new Registration(scriptAddress(asset('/service-worker.js')));
		workbox.addEventListener('waiting', () => (this.waiting = true));
		workbox.addEventListener('controlling', (event) => {
			if (event.isUpdate) location.reload();
		});
		this.#workbox = workbox;
		await workbox.register();
	}

	apply(): void {
		this.#workbox?.messageSkipWaiting();
	}
}

export const appUpdate = new AppUpdate();
