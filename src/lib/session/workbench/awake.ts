/** Keeps the screen from going dark, where the device can; a page that was away asks again. Gives what ends it. */
export function keepAwake(): () => void {
	if (!('wakeLock' in navigator)) return () => {};
	let lock: WakeLockSentinel | undefined;
	let isOver = false;
	async function ask(): Promise<void> {
		if (document.visibilityState !== 'visible') return;
		// A phone that saves its battery refuses; the visit goes on without.
		lock = await navigator.wakeLock.request('screen').catch(() => undefined);
		if (isOver) await lock?.release();
	}
	const asking = () => void ask();
	asking();
	document.addEventListener('visibilitychange', asking);
	return () => {
		isOver = true;
		document.removeEventListener('visibilitychange', asking);
		void lock?.release();
	};
}
