import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openAnswersFile } from '../lib/content/answers-file.ts';
import { diagnose } from '../lib/engine/diagnosis.ts';
import { cohortFiles } from './cohort-files.ts';
import { loadContent } from './content-files.ts';
import { root } from './root.ts';
import { chanceFrom, readDistribution } from './simulated-firm.ts';
import { rounded, spreadOf } from './spread.ts';

/**
 * `npm run bench:cohort -- --firms 100000`: writes so many made-up check-ups into a folder, runs `checkup cohort` on it
 * and prints seconds, check-ups a second and the most memory it held; and beside them how many times one thread would
 * have opened and diagnosed a check-up in that time: that figure may be compared between machines.
 */
const { values: told } = parseArgs({
	options: { firms: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(told.firms);
const loaded = loadContent(root);
if (!loaded.ok) throw new Error('the questionnaires have problems: npm run check:content lists them');
const { questionnaire, scales } = loaded.value.content;

const folder = mkdtempSync(path.join(tmpdir(), 'bench-cohort-'));
try {
	const file = path.join(folder, 'check-ups.ndjson');
	const millisecondsOfOne = writeFiles(file);
	const out = path.join(folder, 'out');
	const started = performance.now();
	const { peak, status } = await runCommand(['cohort', folder, '--out', out, '--today', '2026-11-21']);
	const seconds = (performance.now() - started) / 1000;
	console.table({
		'check-ups': count,
		'read MB': rounded(statSync(file).size / 1e6),
		threads: availableParallelism(),
		'exit code': status,
		seconds: rounded(seconds),
		'check-ups a second': Math.round(count / seconds),
		'ms to open and diagnose one, in one thread': millisecondsOfOne,
		'seconds, as a share of doing that for each in one thread': rounded(
			(seconds * 1000) / (count * millisecondsOfOne),
		),
		'peak memory MiB': Math.round(peak / 1024),
		'peak memory, as a share of what was read': rounded((peak * 1024) / statSync(file).size),
		'report KB': rounded(statSync(path.join(out, 'report.html')).size / 1e3),
		'tables MB': rounded(
			['check_ups', 'answers'].reduce(
				(sum, table) => sum + statSync(path.join(out, `${table}.parquet`)).size,
				0,
			) / 1e6,
		),
	});
} finally {
	rmSync(folder, { recursive: true });
}

/** Gives the median of what one check-up costs alone, over the last of the first thousand. */
function writeFiles(file: string): number {
	const source = { questionnaire, firms: readDistribution(root), chance: chanceFrom(Number(told.seed)) };
	const written = openSync(file, 'w');
	const clock: number[] = [];
	let lines: string[] = [];
	for (const checkUp of cohortFiles(count, source)) {
		const line = JSON.stringify(checkUp);
		if (clock.length < 1000) clock.push(millisecondsOf(line));
		lines.push(`${line}\n`);
		if (lines.length < 1000) continue;
		writeSync(written, lines.join(''));
		lines = [];
	}
	writeSync(written, lines.join(''));
	closeSync(written);
	return spreadOf(clock.slice(-500)).median;
}

function millisecondsOf(line: string): number {
	const start = performance.now();
	const opened = openAnswersFile(JSON.parse(line), questionnaire);
	if (opened.ok) diagnose(questionnaire, scales.slice(0, 2), opened.value.answers);
	return performance.now() - start;
}

/** `peak` in KiB: what the system counted for the command's process, all its threads and DuckDB in it. */
function runCommand(words: readonly string[]): Promise<{ readonly peak: number; readonly status: number }> {
	const tellsPeak = `process.on('exit', () => process.send?.(process.resourceUsage().maxRSS))`;
	const child = spawn(
		process.execPath,
		[
			'--import',
			`data:text/javascript,${encodeURIComponent(tellsPeak)}`,
			'--import',
			'tsx',
			'src/cli/main.ts',
			...words,
		],
		{ cwd: root, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
	);
	return new Promise((resolve, reject) => {
		let peak = 0;
		child.on('message', (told) => (peak = Number(told)));
		child.on('error', reject);
		child.on('exit', (status) => {
			resolve({ peak, status: status ?? 1 });
		});
	});
}
