import { isBuffer, isBytes } from './bytes.ts';

/** Seals the bytes of a row and opens them again, at once: a transaction does not wait for anything else. */
export interface Seal {
	/** The lock that it belongs to, by the time at which that was set. */
	readonly since: number;
	/** `bound` is what the bytes belong to: under another name they do not open. */
	close(plain: Uint8Array, bound: string): Uint8Array<ArrayBuffer>;
	/** Undefined where they were sealed with another key, for another row, or were changed. */
	open(sealed: Uint8Array, bound: string): Uint8Array<ArrayBuffer> | undefined;
	/** Many at once, which is faster by far, but no transaction waits for it. In the order given. */
	openAll(rows: readonly SealedBytes[]): Promise<readonly (Uint8Array<ArrayBuffer> | undefined)[]>;
	/** Overwrites the key. Nothing is opened any more, and whoever would seal with it is refused. */
	forget(): void;
}

export interface SealedBytes {
	readonly sealed: Uint8Array;
	readonly bound: string;
}

/** What a row of which table is sealed with; `names` stay readable. */
interface Sealing {
	readonly table: string;
	readonly names: readonly string[];
	readonly seal: Seal;
}

type Opening = Omit<Sealing, 'names'>;

export function sealedRow(row: unknown, { table, names, seal }: Sealing): unknown {
	if (typeof row !== 'object' || row === null || isSealed(row)) return row;
	const fields = Object.entries(row);
	const clear = fields.filter(([name]) => names.includes(name));
	const hidden = Object.fromEntries(fields.filter(([name]) => !names.includes(name)));
	return { ...Object.fromEntries(clear), sealed: seal.close(bytesOf(hidden), boundTo(table, row)) };
}

/** A row that does not open stays as it is: no schema reads it, and the list shows it as damaged. */
export function openedRow(row: unknown, { table, seal }: Opening): unknown {
	if (!isSealed(row)) return row;
	return withBytes(row, seal.open(row.sealed, boundTo(table, row)));
}

/** The same of many rows at once, outside of any transaction. */
export async function openedRows(
	rows: readonly unknown[],
	{ table, seal }: Opening,
): Promise<readonly unknown[]> {
	const sealed = rows.filter(isSealed);
	const bytes = await seal.openAll(
		sealed.map((row): SealedBytes => ({ sealed: row.sealed, bound: boundTo(table, row) })),
	);
	const opened = new Map<unknown, unknown>(sealed.map((row, index) => [row, withBytes(row, bytes[index])]));
	return rows.map((row) => opened.get(row) ?? row);
}

interface SealedRow {
	readonly sealed: Uint8Array;
}

export const isSealed = (row: unknown): row is SealedRow =>
	typeof row === 'object' && row !== null && 'sealed' in row && isBytes(row.sealed);

function withBytes(row: SealedRow, bytes: Uint8Array<ArrayBuffer> | undefined): object {
	if (bytes === undefined) return row;
	const { sealed: _, ...clear } = row;
	return { ...clear, ...hiddenOf(bytes) };
}

/** What a row is found by, except the number that the database gives to an entry. */
function boundTo(table: string, row: object): string {
	const { id, assessment, capture, save } = row as Readonly<Record<string, unknown>>;
	return JSON.stringify([table, id ?? null, assessment ?? null, capture ?? null, save ?? null]);
}

/** A picture is sealed as it is, anything else as JSON; the first byte tells. */
const asBuffer = 1;

function bytesOf(hidden: Readonly<Record<string, unknown>>): Uint8Array {
	const picture = isBuffer(hidden['bytes']) ? hidden['bytes'] : undefined;
	const body =
		picture === undefined ? new TextEncoder().encode(JSON.stringify(hidden)) : new Uint8Array(picture);
	const bytes = new Uint8Array(body.length + 1);
	bytes[0] = picture === undefined ? 0 : asBuffer;
	bytes.set(body, 1);
	return bytes;
}

function hiddenOf(bytes: Uint8Array<ArrayBuffer>): object {
	const body = bytes.slice(1);
	if (bytes[0] === asBuffer) return { bytes: body.buffer };
	return JSON.parse(new TextDecoder().decode(body)) as object;
}
