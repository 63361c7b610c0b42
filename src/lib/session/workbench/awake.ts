/** Keeps the screen on until the returned function is called; where a device can not, it does what it always did. */
export function keepAwake(): () => void {
	if (!('wakeLock' in navigator)) return () => undefined;
	let wanted = true;
	let lock: WakeLockSentinel | undefined;
	const ask = () => {
		if (document.visibilityState !== 'visible') return;
		navigator.wakeLock.request('screen').then(
			(given) => {
				lock = given;
				if (!wanted) void given.release();
			},
			// An empty battery may refuse it.
			() => undefined,
		);
	};
	// Whoever looks at another page in between loses it.
	document.addEventListener('visibilitychange', ask);
	ask();
	return () => {
		wanted = false;
		document.removeEventListener('visibilitychange', ask);
		void lock?.release();
	};
}
