import { browser, dev } from '$app/environment';
import { asset } from '$app/paths';
import type { Workbox } from 'workbox-window';

/** A new version waits until the reader asks for it: no page is ever reloaded under an answer. */
class AppUpdate {
	waiting = $state.raw(false);
	#workbox: Workbox | undefined;

	async watch(): Promise<void> {
		if (!browser || dev || !('serviceWorker' in navigator)) return;
		const { Workbox: Registration } = await import('workbox-window');
		const workbox = new Registration(workerAddress());
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

/** Trusted Types ask for a policy wherever an address becomes a script; this one knows a single address. */
function workerAddress(): string | TrustedScriptURL {
	const address = asset('/service-worker.js');
	const policy = window.trustedTypes?.createPolicy('factory-checkup', {
		createScriptURL: (only: string) => only,
	});
	return policy?.createScriptURL(address) ?? address;
}

export const appUpdate = new AppUpdate();
