import type { DBCore, DBCoreTransaction, Middleware } from 'dexie';
import * as v from 'valibot';
import { LockChanged } from './lock-changed.ts';
import { lockRowSchema } from './lock-row.ts';
import { isSealed } from './sealed-row.ts';
import { sealedTables, sealToWriteWith, type SealInUse } from './seal.ts';

/**
 * Above the seal: a row is written only as the lock on the disk wants it, and the lock is looked at in the transaction that
 * writes. A page that was not told of a lock set or taken away elsewhere so writes nothing, neither in the clear nor under
 * a key that is no more.
 */
export const checkingLock = (inUse: SealInUse): Middleware<DBCore> => ({
	stack: 'dbcore',
	name: 'lock check',
	// The seal has no level of its own, which Dexie takes for 10.
	level: 11,
	create: (core) => checkedCore(core, inUse),
});

function checkedCore(core: DBCore, inUse: SealInUse): DBCore {
	/** One look each is enough: while a transaction writes, no other one changes the lock. */
	const unchecked = new WeakSet<DBCoreTransaction>();
	const check = (trans: DBCoreTransaction) =>
		core
			.table('locks')
			.get({ trans, key: 'lock' })
			.then((row: unknown) => {
				if (lockWanted(row) !== sealToWriteWith(inUse)?.since) throw new LockChanged();
				unchecked.delete(trans);
			});
	return {
		...core,
		transaction(tables, mode, options) {
			const trans = core.transaction(mode === 'readwrite' ? withLocks(tables) : tables, mode, options);
			if (mode === 'readwrite') unchecked.add(trans);
			return trans;
		},
		table(name) {
			const table = core.table(name);
			if (!sealedTables.includes(name)) return table;
			return {
				...table,
				mutate: (request) =>
					(request.type === 'add' || request.type === 'put') && unchecked.has(request.trans)
						? check(request.trans).then(() => table.mutate(request))
						: table.mutate(request),
				// Whoever looks before writing would take a row that does not open for a damaged one.
				get: (request) =>
					table
						.get(request)
						.then((row: unknown) =>
							isSealed(row) && unchecked.has(request.trans) ? check(request.trans).then(() => row) : row,
						),
			};
		},
	};
}

/** So nobody sets a lock while rows are being written. */
const withLocks = (tables: string[]): string[] =>
	tables.includes('locks') || !tables.some((name) => sealedTables.includes(name))
		? tables
		: [...tables, 'locks'];

/** Of which lock new rows are to bear the seal; undefined where they are to lie open. */
function lockWanted(row: unknown): number | undefined {
	if (row === undefined) return undefined;
	const { since, underWay } = v.parse(lockRowSchema, row);
	return underWay === 'opening' ? undefined : since;
}
