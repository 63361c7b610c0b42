import { deviceNotes } from '../storage/device-note.ts';

/** After so many minutes without a tap, and so many seconds in the background, the device locks itself. */
export interface LockTimes {
	readonly idleMinutes: number;
	readonly hiddenSeconds: number;
}

export const idleChoices: readonly number[] = [1, 5, 15, 60];
/** The camera of a phone takes the place of the page: who photographs comes back within a minute. */
export const hiddenChoices: readonly number[] = [0, 60, 300, 900];
const usual: LockTimes = { idleMinutes: 15, hiddenSeconds: 300 };

const idleKey = 'factory-checkup:lock-idle';
const hiddenKey = 'factory-checkup:lock-hidden';

export const lockTimes = (): LockTimes => ({
	idleMinutes: chosen(idleKey, idleChoices) ?? usual.idleMinutes,
	hiddenSeconds: chosen(hiddenKey, hiddenChoices) ?? usual.hiddenSeconds,
});

export function chooseLockTimes({ idleMinutes, hiddenSeconds }: LockTimes): void {
	deviceNotes.write(idleKey, String(idleMinutes));
	deviceNotes.write(hiddenKey, String(hiddenSeconds));
}

function chosen(key: string, choices: readonly number[]): number | undefined {
	const noted = deviceNotes.read(key);
	return choices.find((choice) => String(choice) === noted);
}

const signs = ['pointerdown', 'keydown', 'scroll', 'input'] as const;
let isWatching = false;

/** The clock of a sleeping phone stands still: what counts is the time when it wakes. */
export function watchLeaving(onleft: () => void): void {
	if (isWatching) return;
	isWatching = true;
	let lastTouched = Date.now();
	let hiddenSince: number | undefined;
	const isLeft = () => {
		const { idleMinutes, hiddenSeconds } = lockTimes();
		const now = Date.now();
		if (hiddenSince !== undefined && now - hiddenSince >= hiddenSeconds * 1000) return true;
		return now - lastTouched >= idleMinutes * 60_000;
	};
	const look = () => {
		if (isLeft()) onleft();
		return isLeft();
	};
	for (const sign of signs)
		addEventListener(
			sign,
			() => {
				if (!look()) lastTouched = Date.now();
			},
			{ capture: true, passive: true },
		);
	document.addEventListener('visibilitychange', () => {
		// What the list of open apps shows of this page is nothing.
		document.documentElement.toggleAttribute('data-covered', document.hidden);
		if (document.hidden) {
			hiddenSince = Date.now();
			const { hiddenSeconds } = lockTimes();
			setTimeout(() => document.hidden && look(), hiddenSeconds * 1000);
			return;
		}
		if (!look()) hiddenSince = undefined;
	});
	setInterval(look, 10_000);
}
