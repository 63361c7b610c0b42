import { browser } from '$app/environment';
import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
	addEventListener('online', update);
	addEventListener('offline', update);
	return () => {
		removeEventListener('online', update);
		removeEventListener('offline', update);
	};
});

/** Whether the device says that it has no network; on a prerendered page nobody knows. */
export function isOffline(): boolean {
	subscribe();
	return browser && !navigator.onLine;
}
