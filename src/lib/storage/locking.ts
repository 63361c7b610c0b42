import type { Database } from './database.ts';
import { LockChanged } from './lock-changed.ts';
import type { LockRow } from './lock-row.ts';
import { newRecoveryCode, normalRecoveryCode } from './recovery-code.ts';
import { rowSeal } from './row-seal.ts';
import { sealedTables, type Seal, type SealInUse } from './seal.ts';
import { newRowKey, unwrapKey, wrapKey } from './wrapped-key.ts';

export interface LockOptions {
	/** Fewer only in tests. */
	readonly iterations?: number;
}

/** Sets the lock: from now on rows are sealed. Those that are there wait for `endLocking`. The recovery code is told once and kept nowhere. */
export async function setLock(
	database: Database,
	inUse: SealInUse,
	{ passphrase, since, iterations }: LockOptions & { readonly passphrase: string; readonly since: number },
): Promise<{ readonly code: string; readonly row: LockRow }> {
	const key = newRowKey();
	const code = newRecoveryCode();
	const row: LockRow = {
		id: 'lock',
		version: 1,
		byPassphrase: await wrapKey(key, passphrase, iterations),
		byRecovery: await wrapKey(key, normalRecoveryCode(code), iterations),
		underWay: 'sealing',
		since,
	};
	// First the way back to the key is on disk, then the first row that needs it.
	await database.transaction('rw', database.locks, async () => {
		// Two keys at once would leave rows that nobody opens.
		if ((await database.locks.get(row.id)) !== undefined) throw new LockChanged();
		await database.locks.add(row);
	});
	inUse.seal = rowSeal(key, since);
	return { code, row };
}

/** Opens every row again and takes the lock away. */
export async function removeLock(database: Database, inUse: SealInUse, row: LockRow): Promise<void> {
	await database.locks.put({ ...row, underWay: 'opening' });
	inUse.isEnding = true;
	await rewriteRows(database);
	await database.locks.delete(row.id);
	inUse.isEnding = false;
	inUse.seal = undefined;
}

/** What was begun with this lock and not ended: just now, or before a power cut. */
export async function endLocking(database: Database, inUse: SealInUse, row: LockRow): Promise<void> {
	if (row.underWay === 'opening') return removeLock(database, inUse, row);
	if (row.underWay === undefined) return;
	await rewriteRows(database);
	await database.locks.put(ended(row));
}

export type Secret =
	| { readonly kind: 'passphrase'; readonly words: string }
	| { readonly kind: 'recovery'; readonly words: string };

/** The seal that a secret opens; undefined for a wrong one. */
export async function sealOf(row: LockRow, secret: Secret): Promise<Seal | undefined> {
	const key = await keyOf(row, secret);
	return key && rowSeal(key, row.since);
}

/** Another passphrase and, with it, another recovery code for the same key: no row is written anew. Undefined for a wrong secret. */
export async function changePassphrase(
	database: Database,
	row: LockRow,
	{ secret, passphrase, iterations }: LockOptions & { readonly secret: Secret; readonly passphrase: string },
): Promise<string | undefined> {
	const key = await keyOf(row, secret);
	if (key === undefined) return undefined;
	const code = newRecoveryCode();
	await database.locks.put({
		...row,
		byPassphrase: await wrapKey(key, passphrase, iterations),
		byRecovery: await wrapKey(key, normalRecoveryCode(code), iterations),
	});
	key.fill(0);
	return code;
}

const keyOf = (row: LockRow, secret: Secret) =>
	secret.kind === 'passphrase'
		? unwrapKey(row.byPassphrase, secret.words)
		: unwrapKey(row.byRecovery, normalRecoveryCode(secret.words));

const ended = ({ underWay: _, ...row }: LockRow): LockRow => row;

/** So many rows a transaction: each waits for the disk, but pictures are large, and a page shall not hold all of them. */
const rowsAtOnce = (table: string): number => (table === 'media' ? 20 : 500);

/** Every row is written again: sealed, or open where the lock is being taken away. What does not open stays as it is. */
async function rewriteRows(database: Database): Promise<void> {
	for (const name of sealedTables) {
		const table = database.table<unknown>(name);
		const keys = await table.toCollection().primaryKeys();
		const atOnce = rowsAtOnce(name);
		for (let from = 0; from < keys.length; from += atOnce)
			await database.transaction('rw', table, async () => {
				const rows = await table.bulkGet(keys.slice(from, from + atOnce));
				await table.bulkPut(rows.filter((row) => row !== undefined));
			});
	}
}
