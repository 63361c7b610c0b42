import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckedContent } from '../../lib/content/read-content.ts';
import type { Day } from '../../lib/engine/calendar.ts';
import { failure, success, type Result } from '../../lib/engine/result.ts';
import type { CliLanguage } from '../sentences.ts';
import { csvOf } from './csv.ts';
import { openDatabase, quoted, sqlNamed, type Database } from './database.ts';
import { writeNames } from './names.ts';
import { publishedViews } from './published.ts';
import { cohortReport } from './report.ts';
import { scoreFolder } from './score-folder.ts';
import type { Scored } from './scorer.ts';
import { cohortWords } from './words.ts';

export interface CohortInput {
	readonly checked: CheckedContent;
	readonly folder: string;
	readonly out: string;
	readonly isAnonymous: boolean;
	readonly language: CliLanguage;
	readonly today: Day;
	readonly onProgress: (sofar: Scored) => void;
}

export interface CohortDone {
	readonly scored: number;
	readonly checkUps: number;
	readonly firms: number;
	/** Each with its reason; all of them, in the order of their names. */
	readonly refused: readonly string[];
	readonly duplicates: readonly string[];
	readonly files: readonly string[];
}

const tables = [
	'check_ups',
	'answers',
	'items',
	'nodes',
	'levels',
	'clusters',
	'refused',
	'duplicates',
] as const;

/** Reads and scores everything in a folder, and writes tables, views and the report to another. */
export async function writeCohort(input: CohortInput): Promise<Result<CohortDone, string>> {
	const words = cohortWords[input.language];
	if (!existsSync(input.folder)) return failure([words.noFolder(input.folder)]);
	const scratch = mkdtempSync(path.join(tmpdir(), 'cohort-'));
	// Answers of firms lie there: somebody who stops the command leaves none of them behind.
	const stop = () => {
		rmSync(scratch, { recursive: true, force: true });
		process.exit(130);
	};
	process.once('SIGINT', stop);
	try {
		const database = await openDatabase(scratch);
		if (!database.ok) return failure(database.problems.map(words.needsDuckDB));
		try {
			return await writeWith(database.value, scratch, input);
		} finally {
			database.value.close();
		}
	} finally {
		process.off('SIGINT', stop);
		rmSync(scratch, { recursive: true, force: true });
	}
}

async function writeWith(
	database: Database,
	scratch: string,
	input: CohortInput,
): Promise<Result<CohortDone, string>> {
	const { checked, folder, out, isAnonymous, language, today, onProgress } = input;
	const words = cohortWords[language];
	const { content, texts } = checked;
	const { scored } = await scoreFolder({ content, language, folder, scratch, onProgress });
	await writeNames(database, content, texts[language] ?? {});
	await database.run(`
		SET VARIABLE scored = ${quoted(path.join(scratch, 'scored-*.ndjson'))};
		SET VARIABLE refused = ${quoted(path.join(scratch, 'refused-*.ndjson'))};
		SET VARIABLE anonymous = ${isAnonymous};
		SET VARIABLE salt = ${quoted(randomUUID())};
		${sqlNamed('tables')}
	`);
	const refused = await database.rows('FROM refused');
	const duplicates = await database.rows('FROM duplicates');
	const reasons = refused.map(({ file, reason }) => `${String(file)}: ${String(reason)}`);
	if (scored === 0) return failure([...reasons, words.nothingRead(folder)]);
	if (isAnonymous) await database.run(sqlNamed('anonymous'));
	await database.run(sqlNamed('views'));
	const views = await publishedViews(database);
	const unwritable = makeFolder(out);
	if (unwritable !== undefined) return failure([words.cannotWrite(unwritable)]);
	for (const table of tables)
		await database.run(
			`COPY ${table} TO ${quoted(path.join(out, `${table}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`,
		);
	const written: readonly (readonly [file: string, text: string])[] = [
		...views.map((view) => [`${view.name}.csv`, csvOf(view)] as const),
		['views.sql', `${tables.map(parquetView).join('')}\n${sqlNamed('views')}`],
		[
			'report.html',
			cohortReport({
				views,
				language,
				today,
				isAnonymous,
				source: { read: scored, refused: refused.length, duplicates: duplicates.length },
			}),
		],
	];
	for (const [file, text] of written) writeFileSync(path.join(out, file), text);
	const [sizes] = await database.rows(
		'SELECT count(*) AS check_ups, count(DISTINCT firm) AS firms FROM check_ups',
	);
	return success({
		scored,
		checkUps: Number(sizes?.['check_ups']),
		firms: Number(sizes?.['firms']),
		refused: reasons,
		duplicates: duplicates.map(({ file, kept }) => `${String(file)} (${String(kept)})`),
		files: [...tables.map((table) => `${table}.parquet`), ...written.map(([file]) => file)],
	});
}

/** So that the views that are written beside the tables work wherever the folder is opened. */
const parquetView = (table: string) => `CREATE OR REPLACE VIEW ${table} AS FROM '${table}.parquet';\n`;

function makeFolder(folder: string): string | undefined {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
