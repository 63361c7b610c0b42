import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export interface Database {
	/** One statement or several, without an answer. */
	readonly run: (sql: string) => Promise<void>;
	readonly rows: (sql: string) => Promise<readonly Row[]>;
	readonly close: () => void;
}

/** What of the memory DuckDB may take; beyond it, it writes to its folder. */
const memoryLimit = '1GB';

/** Undefined where the package is not installed: it is 70 MB, and only this command needs it. */
export async function openDatabase(folder: string): Promise<Database | undefined> {
	const duckdb = await loadDuckDB();
	if (duckdb === undefined) return undefined;
	const instance = await duckdb.DuckDBInstance.create(path.join(folder, 'cohort.duckdb'), {
		memory_limit: memoryLimit,
		temp_directory: path.join(folder, 'spill'),
		// Nothing is fetched from anywhere.
		autoinstall_known_extensions: 'false',
	});
	const connection = await instance.connect();
	return {
		run: async (sql) => {
			await connection.run(sql);
		},
		rows: async (sql) => {
			const read = await connection.runAndReadAll(sql);
			return read.getRowObjectsJS().map(rowOf);
		},
		close: () => {
			connection.closeSync();
			instance.closeSync();
		},
	};
}

async function loadDuckDB() {
	try {
		return await import('@duckdb/node-api');
	} catch {
		return undefined;
	}
}

/** Counts come as BigInt; none of ours outgrows a number. */
const rowOf = (row: Readonly<Record<string, unknown>>): Row =>
	Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]));

function cellOf(value: unknown): Cell {
	if (typeof value === 'bigint') return Number(value);
	if (value instanceof Date) return value.toISOString();
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
	if (value === null || value === undefined) return null;
	throw new Error(`no table of ours has a cell of this kind: ${typeof value}`);
}

export const sqlNamed = (name: 'tables' | 'anonymous' | 'views'): string =>
	readFileSync(path.join(import.meta.dirname, `${name}.sql`), 'utf8');

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
