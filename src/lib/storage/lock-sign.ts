import { deviceNotes } from './device-note.ts';
import { randomId } from './random-id.ts';

/**
 * A note beside the database that is another one after every lock that is set or taken away. It says nothing of the lock,
 * but it is read at once, and where it changes the browser tells every other tab, also one that has no other way to hear.
 */
export interface LockSign {
	/** Nothing was changed since this page opened the database, except by itself. */
	isKnown(): boolean;
	change(): void;
}

export const lockSignKey = (name = 'factory-checkup') => `${name}:lock-changed`;

export function lockSignOf(name: string): LockSign {
	const key = lockSignKey(name);
	let known = deviceNotes.read(key);
	return {
		isKnown: () => deviceNotes.read(key) === known,
		change() {
			deviceNotes.write(key, randomId());
			known = deviceNotes.read(key);
		},
	};
}
