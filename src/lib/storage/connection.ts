import { failure, type Result } from '../engine/result.ts';
import type { ClosedProblem, StorageProblem } from './assessment.ts';
import {
	makeDatabase,
	schemaVersion,
	schemaVersionOnDisk,
	type Database,
	type FactoryInUse,
} from './database.ts';
import { lockSignOf, type LockSign } from './lock-sign.ts';
import { refusalOf } from './refusal.ts';
import type { SealInUse } from './seal.ts';
import type { Written } from './written.ts';

export interface Connection {
	readonly database: Database;
	/** What its rows are sealed with; the storage sets it. */
	readonly inUse: SealInUse;
	readonly isEmptied: () => boolean;
	/** One listener: what a transaction of this connection wrote, as soon as it is on disk. */
	readonly onWritten: (listener: (written: Written) => void) => void;
	readonly sign: LockSign;
	/** Does the work; where the connection was lost, once more on a new one. So work must bear being done twice. */
	readonly run: <Value>(work: Work<Value>) => Promise<Result<Value, StorageProblem>>;
	readonly onClosed: (listener: (problem: ClosedProblem) => void) => () => void;
	readonly close: () => void;
}

type Work<Value> = (database: Database) => PromiseLike<Result<Value, StorageProblem>>;

/** Opens at the first work, and again at the next work after the engine or the back-forward cache closed it. */
export function connectTo(
	name: string,
	factory: IDBFactory,
	onLockChanged: () => void = () => {},
): Connection {
	// Looked at before the lock itself, so that no change is missed.
	const sign = lockSignOf(name);
	const inUse: SealInUse = { seal: undefined };
	const factories: FactoryInUse = { factory };
	const database = makeDatabase(name, factories, inUse);
	const listeners = new Set<(problem: ClosedProblem) => void>();
	const tell = (problem: ClosedProblem) => listeners.forEach((listener) => listener(problem));
	let reopened = 0;
	let givenUp = false;

	database.on('versionchange', ({ newVersion }) => {
		close();
		tell({ kind: 'closed', detail: newVersion === null ? 'deleted elsewhere' : 'upgraded elsewhere' });
		return false; // Dexie's own answer would open it again at the next work, with the old schema.
	});

	async function run<Value>(work: Work<Value>): Promise<Result<Value, StorageProblem>> {
		// What could not be opened once, as on a full disk, Dexie would never try to open again.
		if (database.hasFailed() && !givenUp) database.close({ disableAutoOpen: false });
		const before = reopened;
		const first = await attempt(work);
		if (!isClosed(first) || givenUp) return first;
		// Of several works that lose the same connection, only the first may drop it.
		if (reopened === before) {
			reopened += 1;
			database.close({ disableAutoOpen: false });
		}
		const second = await attempt(work);
		if (!isClosed(second)) return second;
		const third = await onNewFactory(work, second, reopened);
		if (!third.ok) third.problems.forEach((problem) => problem.kind === 'closed' && tell(problem));
		return third;
	}

	/**
	 * In WebKit a page whose storage process died gets no connection from its own factory any more, not even a new one,
	 * until it is reloaded; an empty frame in it has a factory that does. Nobody is to be reloaded under the fingers.
	 */
	async function onNewFactory<Value>(
		work: Work<Value>,
		refused: Result<Value, StorageProblem>,
		before: number,
	): Promise<Result<Value, StorageProblem>> {
		const other = factoryOfFrame();
		if (other === undefined) return refused;
		if (reopened === before) {
			reopened += 1;
			factories.factory = other;
			database.close({ disableAutoOpen: false });
		}
		return attempt(work);
	}

	async function attempt<Value>(work: Work<Value>): Promise<Result<Value, StorageProblem>> {
		try {
			return await work(database);
		} catch (error) {
			const refusal = refusalOf(error);
			if (refusal === undefined) throw error;
			if (refusal.kind === 'lock-changed') {
				close();
				onLockChanged();
				return failure([{ kind: 'closed', detail: 'the lock was changed elsewhere' }]);
			}
			if (refusal.kind !== 'newer') return failure([refusal]);
			const found = await schemaVersionOnDisk(name, factories.factory);
			return failure([{ kind: 'newer-schema', found, known: schemaVersion }]);
		}
	}

	function close() {
		givenUp = true;
		database.close();
	}

	function onClosed(listener: (problem: ClosedProblem) => void) {
		listeners.add(listener);
		return () => void listeners.delete(listener);
	}

	const isEmptied = () => factories.isEmptied === true;
	const onWritten = (listener: (written: Written) => void) => void (factories.onWritten = listener);
	return { database, inUse, isEmptied, onWritten, sign, run, onClosed, close };
}

const isClosed = (result: Result<unknown, StorageProblem>) =>
	!result.ok && result.problems.some(({ kind }) => kind === 'closed');

/** Of the page itself no other is to be had. Frames are kept: with its frame a factory goes too. */
function factoryOfFrame(): IDBFactory | undefined {
	const frame = document.createElement('iframe');
	frame.hidden = true;
	document.body.append(frame);
	return frame.contentWindow?.indexedDB;
}
