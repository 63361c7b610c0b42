import type { Connection } from './connection.ts';
import type { Copied } from './second-copy.ts';
import { tellingOf, type Written } from './written.ts';

/** Keeps the second copy up with the database: after each save, without anybody waiting for it. */
export interface Copying {
	/** What was written by now lies there twice; not waited for longer than somebody waits for a file to be taken in. */
	readonly settled: () => Promise<void>;
	/** What an earlier visit did not come to is copied now; where something is missing, the copy is not made to lack it too. */
	tend(isMissing: boolean): void;
	/** Where the database was found with less than it had. Gives of how many check-ups something came back. */
	putBack(): Promise<number>;
}

/** Where an engine writes no such files, there is no second copy. */
const isPossible = (): boolean =>
	typeof FileSystemFileHandle !== 'undefined' && 'createWritable' in FileSystemFileHandle.prototype;

/** Nothing of it is wanted on the way to a first answer. */
const secondCopy = () => import('./second-copy.ts');

/** Milliseconds: another tab may be frozen in the middle of its writing. */
const longestWait = 3000;

const moment = (milliseconds: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whoever answers comes first; but not for long, for until then a kill may take what was said. */
const whenIdle = (): Promise<unknown> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 300 });
		else setTimeout(resolve, 50);
	});

export function copyingOf(name: string, connection: Connection): Copying {
	if (!isPossible())
		return { settled: () => Promise.resolve(), tend: () => {}, putBack: () => Promise.resolve(0) };
	const copied: Copied = new Map();
	let waiting: Written | undefined;
	let working: Promise<void> | undefined;

	async function work(): Promise<void> {
		while (waiting !== undefined) {
			await whenIdle();
			const written: Written = waiting;
			waiting = undefined;
			// The database has it. A copy that cannot be written, as on a full disk, is written after the next save.
			await secondCopy()
				.then(({ renewCopy }) => renewCopy(name, connection, { written, copied }))
				.catch(() => undefined);
		}
		working = undefined;
	}
	connection.onWritten((written) => {
		waiting = waiting === undefined ? written : tellingOf(waiting, written);
		working ??= work();
	});
	return {
		settled: async () => {
			await moment(0);
			await Promise.race([working, moment(longestWait)]);
		},
		tend: (isMissing) =>
			void secondCopy()
				.then(({ tendCopy }) => tendCopy(name, connection, isMissing))
				.catch(() => undefined),
		putBack: () =>
			secondCopy()
				.then(({ putBackCopy }) => putBackCopy(name, connection))
				.catch(() => 0),
	};
}

/** With the database goes its copy. */
export async function eraseCopy(name: string): Promise<void> {
	if (isPossible()) await secondCopy().then(({ eraseFolder }) => eraseFolder(name));
}
