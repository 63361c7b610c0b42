import * as v from 'valibot';
import { failure, success } from '../engine/result.ts';
import type { Stored } from './assessment.ts';
import type { Connection } from './connection.ts';
import { LockChanged } from './lock-changed.ts';
import { lockRowSchema, type LockRow } from './lock-row.ts';
import type { LockOptions, Secret } from './locking.ts';
import type { PendingStore } from './pending-save.ts';
import type { Seal } from './seal.ts';

export type { Seal, Secret };

/** The lock of this device. Whoever sets it makes sure that it is wanted: without passphrase and code all is lost. */
export interface StorageLock {
	isSet(): boolean;
	/** Seals every row. Gives the recovery code, which is kept nowhere. */
	set(passphrase: string, options?: LockOptions): Stored<string>;
	/** No row is written anew. Gives the new recovery code; undefined for a wrong secret. */
	change(secret: Secret, passphrase: string, options?: LockOptions): Stored<string | undefined>;
	/** Opens every row; false for a wrong secret. */
	remove(secret: Secret): Stored<boolean>;
	/** Overwrites the key in memory; the page is to end with it. */
	readonly forget: () => void;
}

/** Asks for the secret until it opens; `undefined` is what a wrong one gives. */
export type Unlock = (open: (secret: Secret) => Promise<Seal | undefined>) => Promise<Seal>;

/** With everything that locks: loaded where there is a lock, or one is wanted. */
const locking = () => import('./locking.ts');

export function storageLock(
	{ database, inUse, sign, run }: Connection,
	{ pending, now }: { readonly pending: PendingStore; readonly now: () => number },
): StorageLock {
	const lockRow = async (): Promise<LockRow> => {
		const row = await database.locks.get('lock');
		if (row === undefined) throw new LockChanged();
		return v.parse(lockRowSchema, row);
	};
	/** What was noted in the clear, or sealed, is noted the other way. */
	const noteAnew = () => {
		pending.list().forEach((left) => {
			pending.put(left);
		});
	};
	return {
		isSet: () => inUse.seal !== undefined,
		set: (passphrase, options) =>
			run(async () => {
				const { endLocking, setLock } = await locking();
				const { code, row } = await setLock(database, inUse, { ...options, passphrase, since: now() });
				// Before the rows are sealed: until another tab hears of it, it notes in the clear.
				sign.change();
				await endLocking(database, inUse, row);
				noteAnew();
				return success(code);
			}),
		change: (secret, passphrase, options) =>
			run(async () => {
				const { changePassphrase } = await locking();
				return success(await changePassphrase(database, await lockRow(), { ...options, secret, passphrase }));
			}),
		remove: (secret) =>
			run(async () => {
				const { removeLock, sealOf } = await locking();
				const found = await lockRow();
				if ((await sealOf(found, secret)) === undefined) return success(false);
				const noted = pending.list();
				await removeLock(database, inUse, found);
				sign.change();
				noted.forEach((left) => {
					pending.put(left);
				});
				return success(true);
			}),
		forget: () => inUse.seal?.forget(),
	};
}

/** Opens a database that has a lock, and ends what a locking that was broken off left. */
export async function openLocked({ database, inUse, run }: Connection, unlock?: Unlock): Stored<void> {
	const stored = await run(async () => success(await database.locks.get('lock')));
	if (!stored.ok) return stored;
	if (stored.value === undefined) return success(undefined);
	// A damaged lock is not taken for none: rows would be written in the clear beside sealed ones.
	const row = v.safeParse(lockRowSchema, stored.value);
	if (!row.success) return failure([{ kind: 'refused', detail: 'the lock is damaged' }]);
	if (unlock === undefined) return failure([{ kind: 'locked' }]);
	const { endLocking, sealOf } = await locking();
	inUse.seal = await unlock((secret) => sealOf(row.output, secret));
	return run(async () => {
		await endLocking(database, inUse, row.output);
		return success(undefined);
	});
}
