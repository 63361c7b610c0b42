import type { DBCore, DBCoreCursor, DBCoreQueryRequest, DBCoreTable, Middleware, Transaction } from 'dexie';
import { openedRow, openedRows, sealedRow, type Seal, type SealedBytes } from './sealed-row.ts';

export type { Seal, SealedBytes };

/** The one seal of an open database; none while no lock is set. */
export interface SealInUse {
	seal: Seal | undefined;
	/** The lock is being taken away: sealed rows are read, and none is sealed any more. */
	isEnding?: boolean;
}

export const sealToWriteWith = ({ seal, isEnding = false }: SealInUse): Seal | undefined =>
	isEnding ? undefined : seal;

/** What stays readable under a lock: ids and dates, by which rows are found. All else of a row is sealed. */
const readable: Readonly<Record<string, readonly string[]>> = {
	assessments: ['id', 'firm', 'voiceOf', 'follows', 'createdAt', 'updatedAt', 'deletedAt'],
	entries: ['seq', 'assessment', 'save', 'savedAt'],
	firms: ['id', 'updatedAt'],
	summaries: ['assessment', 'of'],
	captures: ['id', 'assessment', 'at'],
	media: ['capture', 'assessment'],
};

export const sealedTables = Object.keys(readable);

/** Transactions that read rows as they are stored; whoever reads opens them later, all at once. */
const leftSealed = new WeakSet<object>();

export const leaveSealed = ({ idbtrans }: Transaction): void => void leftSealed.add(idbtrans);

/** What such a transaction has read of a table. */
export const opened = async (
	rows: readonly unknown[],
	table: string,
	{ seal }: SealInUse,
): Promise<readonly unknown[]> => (seal === undefined ? rows : openedRows(rows, { table, seal }));

/** Below everything that knows of tables: rows are sealed as they are written, and opened as they are read. */
export const sealing = (inUse: SealInUse): Middleware<DBCore> => ({
	stack: 'dbcore',
	name: 'seal',
	create: (core) => ({
		...core,
		table(name) {
			const names = readable[name];
			const table = core.table(name);
			return names === undefined ? table : sealedTable(table, names, inUse);
		},
	}),
});

function sealedTable(table: DBCoreTable, names: readonly string[], inUse: SealInUse): DBCoreTable {
	const close = (row: unknown): unknown => {
		const seal = sealToWriteWith(inUse);
		return seal ? sealedRow(row, { table: table.name, names, seal }) : row;
	};
	const open = (row: unknown): unknown =>
		inUse.seal ? openedRow(row, { table: table.name, seal: inUse.seal }) : row;
	return {
		...table,
		mutate: (request) =>
			table.mutate(
				request.type === 'add' || request.type === 'put'
					? { ...request, values: request.values.map(close) }
					: request,
			),
		get: (request) => table.get(request).then(open),
		getMany: (request) => table.getMany(request).then((rows) => rows.map(open)),
		query: (request) =>
			table
				.query(request)
				.then((found) => (isToOpen(request) ? { ...found, result: found.result.map(open) } : found)),
		openCursor: (request) =>
			table
				.openCursor(request)
				.then((cursor) => (cursor && request.values === true ? opening(cursor, open) : cursor)),
	};
}

const isToOpen = ({ values, trans }: DBCoreQueryRequest): boolean =>
	values === true && !leftSealed.has(trans);

/** A cursor whose rows are open. Its own fields are read from the browser's cursor, which answers to no other name. */
const opening = (cursor: DBCoreCursor, open: (row: unknown) => unknown): DBCoreCursor =>
	Object.create(cursor, {
		key: { get: () => cursor.key as unknown },
		primaryKey: { get: () => cursor.primaryKey as unknown },
		value: { get: () => open(cursor.value) },
	}) as DBCoreCursor;
