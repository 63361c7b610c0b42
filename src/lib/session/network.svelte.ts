import { browser } from '$app/environment';
import { createSubscriber } from 'svelte/reactivity';
import { hasWorker } from './keep-words.ts';

const subscribe = createSubscriber((update) => {
	const worker = serviceWorker();
	addEventListener('online', update);
	addEventListener('offline', update);
	worker?.addEventListener('controllerchange', update);
	return () => {
		removeEventListener('online', update);
		removeEventListener('offline', update);
		worker?.removeEventListener('controllerchange', update);
	};
});

const serviceWorker = (): ServiceWorkerContainer | undefined =>
	hasWorker() ? navigator.serviceWorker : undefined;

/** Whether the device says that it has no network; on a prerendered page nobody knows. */
export function isOffline(): boolean {
	subscribe();
	return browser && !navigator.onLine;
}

/** Whether every page comes without a network too: a worker takes a page over only when all of the app is on the device. */
export function isKept(): boolean {
	subscribe();
	if (import.meta.env.VITE_EDITION === 'single') return true;
	return (serviceWorker()?.controller ?? undefined) !== undefined;
}
