import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';

/** Seals the bytes of a row and opens them again, at once: a transaction does not wait for anything else. */
export interface Seal {
	/** The lock that it belongs to, by the time at which that was set. */
	readonly since: number;
	/** `bound` is what the bytes belong to: under another name they do not open. */
	close(plain: Uint8Array, bound: string): Uint8Array<ArrayBuffer>;
	/** Undefined where they were sealed with another key, for another row, or were changed. */
	open(sealed: Uint8Array, bound: string): Uint8Array<ArrayBuffer> | undefined;
}

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

interface SealedRow {
	readonly sealed: Uint8Array;
}

export const isSealed = (row: unknown): row is SealedRow =>
	typeof row === 'object' && row !== null && 'sealed' in row && row.sealed instanceof Uint8Array;

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
		return seal ? sealedRow(row, { table, names, seal }) : row;
	};
	const open = (row: unknown): unknown =>
		inUse.seal ? openedRow(row, { table, names, seal: inUse.seal }) : row;
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
				.then((found) => (request.values === true ? { ...found, result: found.result.map(open) } : found)),
		openCursor: (request) =>
			table
				.openCursor(request)
				.then((cursor) => (cursor && request.values === true ? opening(cursor, open) : cursor)),
	};
}

interface Sealing {
	readonly table: DBCoreTable;
	readonly names: readonly string[];
	readonly seal: Seal;
}

function sealedRow(row: unknown, { table, names, seal }: Sealing): unknown {
	if (typeof row !== 'object' || row === null || isSealed(row)) return row;
	const fields = Object.entries(row);
	const clear = fields.filter(([name]) => names.includes(name));
	const hidden = Object.fromEntries(fields.filter(([name]) => !names.includes(name)));
	return { ...Object.fromEntries(clear), sealed: seal.close(bytesOf(hidden), boundTo(table.name, row)) };
}

/** A row that does not open stays as it is: no schema reads it, and the list shows it as damaged. */
function openedRow(row: unknown, { table, seal }: Sealing): unknown {
	if (!isSealed(row)) return row;
	const { sealed, ...clear } = row;
	const bytes = seal.open(sealed, boundTo(table.name, row));
	return bytes === undefined ? row : { ...clear, ...hiddenOf(bytes) };
}

/** What a row is found by, except the number that the database gives to an entry. */
function boundTo(table: string, row: object): string {
	const { id, assessment, capture, save } = row as Readonly<Record<string, unknown>>;
	return JSON.stringify([table, id ?? null, assessment ?? null, capture ?? null, save ?? null]);
}

/** A picture is sealed as it is, anything else as JSON; the first byte tells. */
const asBuffer = 1;

function bytesOf(hidden: Readonly<Record<string, unknown>>): Uint8Array {
	const isBuffer = hidden['bytes'] instanceof ArrayBuffer;
	const body =
		hidden['bytes'] instanceof ArrayBuffer
			? new Uint8Array(hidden['bytes'])
			: new TextEncoder().encode(JSON.stringify(hidden));
	const bytes = new Uint8Array(body.length + 1);
	bytes[0] = isBuffer ? asBuffer : 0;
	bytes.set(body, 1);
	return bytes;
}

function hiddenOf(bytes: Uint8Array<ArrayBuffer>): object {
	const body = bytes.slice(1);
	if (bytes[0] === asBuffer) return { bytes: body.buffer };
	return JSON.parse(new TextDecoder().decode(body)) as object;
}

/** A cursor whose rows are open. Its own fields are read from the browser's cursor, which answers to no other name. */
const opening = (cursor: DBCoreCursor, open: (row: unknown) => unknown): DBCoreCursor =>
	Object.create(cursor, {
		key: { get: () => cursor.key as unknown },
		primaryKey: { get: () => cursor.primaryKey as unknown },
		value: { get: () => open(cursor.value) },
	}) as DBCoreCursor;
