import { readFileSync } from 'node:fs';
import path from 'node:path';
import { failure, success, type Result } from '../../lib/engine/result.ts';

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

/** Fails where the package is not installed or does not start here: it is 70 MB, and only this command needs it. */
export async function openDatabase(folder: string): Promise<Result<Database, string>> {
	const loaded = await loadDuckDB();
	if (!loaded.ok) return loaded;
	const instance = await loaded.value.DuckDBInstance.create(path.join(folder, 'cohort.duckdb'), {
		memory_limit: memoryLimit,
		temp_directory: path.join(folder, 'spill'),
		// Nothing is fetched from anywhere.
		autoinstall_known_extensions: 'false',
	});
	const connection = await instance.connect();
	return success({
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
	});
}

async function loadDuckDB() {
	try {
		return success(await import('@duckdb/node-api'));
	} catch (error) {
		return failure([error instanceof Error ? error.message : String(error)]);
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
