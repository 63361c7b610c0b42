import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohortFiles } from '../../../src/cli/cohort-files.ts';
import { writeCohort, type CohortInput } from '../../../src/cli/cohort/cohort.ts';
import { csvCell } from '../../../src/cli/cohort/csv.ts';
import { openDatabase, type Database } from '../../../src/cli/cohort/database.ts';
import { jobsIn } from '../../../src/cli/cohort/jobs.ts';
import { html } from '../../../src/cli/cohort/markup.ts';
import { publish } from '../../../src/cli/cohort/published.ts';
import { scoreJob } from '../../../src/cli/cohort/scorer.ts';
import { chanceFrom, readDistribution } from '../../../src/cli/simulated-firm.ts';
import { openAnswersFile } from '../../../src/lib/content/answers-file.ts';
import { cohortEntry, type CohortEntry } from '../../../src/lib/engine/cohort-entry.ts';
import { firmsOf } from '../../../src/lib/engine/cohort-firms.ts';
import { overClaims } from '../../../src/lib/engine/cohort-over-claim.ts';
import * as engine from '../../../src/lib/engine/cohort-summary.ts';
import { judged, loadRealContent, realQuestionnaire, root } from '../../support/content.ts';
import { scenes } from '../../support/firm.ts';

let base = '';
beforeAll(() => {
	base = mkdtempSync(path.join(tmpdir(), 'cohort-test-'));
});
afterAll(() => {
	rmSync(base, { recursive: true });
});

const simulated = [
	...cohortFiles(300, {
		questionnaire: realQuestionnaire,
		firms: readDistribution(root),
		chance: chanceFrom(7),
	}),
];

/** Writes files into a folder of their own, and the cohort of them beside it. */
async function cohortOf(
	name: string,
	files: Readonly<Record<string, unknown>>,
	told: Partial<CohortInput> = {},
) {
	const [folder, out] = [path.join(base, name), path.join(base, `${name}-out`)];
	mkdirSync(path.join(folder, 'deeper'), { recursive: true });
	for (const [file, content] of Object.entries(files))
		writeFileSync(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
	const checked = loadRealContent();
	const input: CohortInput = {
		checked,
		folder,
		out,
		isAnonymous: false,
		language: 'en',
		today: '2026-11-21',
		onProgress: () => undefined,
		...told,
	};
	return { out, done: await writeCohort(input) };
}

const ndjson = (files: readonly unknown[]) => files.map((file) => `${JSON.stringify(file)}\n`).join('');

/** The written folder as its reader opens it: the tables by the views.sql that lies beside them. */
async function openWritten(out: string): Promise<Database> {
	const opened = await openDatabase(mkdtempSync(path.join(base, 'shell-')));
	if (!opened.ok) throw new Error(opened.problems.join());
	const database = opened.value;
	await database.run(`SET file_search_path = '${out}'; ${readFileSync(path.join(out, 'views.sql'), 'utf8')}`);
	return database;
}

describe('the tables of a cohort, asked by SQL', { timeout: 60_000 }, () => {
	let database: Database | undefined;
	const rows = async (sql: string) => (await database?.rows(sql)) ?? [];
	const byFirm = firmsOf(
		simulated.map((file) => {
			const opened = openAnswersFile(file, realQuestionnaire);
			if (!opened.ok) throw new Error('a made-up file is wrong');
			const { checkUp, answers } = opened.value;
			const cluster = answers.get('cluster')?.answer;
			return {
				...cohortEntry(judged, answers),
				id: file.checkUp.id,
				firm: file.firm.id,
				follows: checkUp?.follows,
				createdAt: file.checkUp.createdAt,
				updatedAt: file.checkUp.updatedAt,
				cluster: cluster?.kind === 'chosen' ? cluster.option : undefined,
			};
		}),
	);
	const last = byFirm.flatMap((own) => own.slice(-1));
	const visited = last.filter(({ isVisited }) => isVisited);
	beforeAll(async () => {
		const { out, done } = await cohortOf('simulated', { 'all.ndjson': ndjson(simulated) });
		expect(done).toMatchObject({ ok: true, value: { scored: 300, checkUps: 300, firms: byFirm.length } });
		database = await openWritten(out);
	});
	afterAll(() => database?.close());

	it.each(['level', 'rung'] as const)(
		'agree with the engine on how many firms have which %s',
		async (what) => {
			const scale = what === 'level' ? 'official' : 'chain';
			for (const [half, entries] of [
				['claimed', last],
				['evidenced', visited],
			] as const) {
				const told = await rows(
					`SELECT low, high, n AS firms FROM level_distribution WHERE scale = '${scale}' AND half = '${half}' AND n > 0 ORDER BY low, high`,
				);
				expect(told).toEqual(engine.spanCounts(entries, (entry: CohortEntry) => entry[half][what]));
				expect(told.length).toBeGreaterThan(3);
			}
		},
	);

	it('agree on where chains break first', async () => {
		const places = last.map(({ firstBreak }) => engine.breakPlace(firstBreak));
		for (const { kind, at, n } of await rows('FROM first_breaks'))
			expect([kind, at, n]).toEqual([
				kind,
				at,
				places.filter((place) => place.kind === kind && ('at' in place ? place.at : null) === at).length,
			]);
		expect(await rows('SELECT sum(n)::INTEGER AS n FROM first_breaks')).toEqual([{ n: last.length }]);
	});

	it('agree on the quartiles of every scene in every cluster, and over all of them', async () => {
		const told = await rows('FROM scenes_by_cluster');
		for (const { whole, cluster, scene, n, q1, median, q3 } of told) {
			const own = last.filter((entry) => whole === true || entry.cluster === (cluster ?? undefined));
			const states = own.flatMap((entry) =>
				entry.states.flatMap(({ item, state }) => (item === scene ? [state] : [])),
			);
			expect({ firms: n, q1, median, q3 }).toEqual(engine.quartilesOf(states));
		}
		expect(new Set(told.map(({ scene }) => scene))).toEqual(new Set(scenes));
	});

	it('agree on how many levels are not proven, and on who rose or fell', async () => {
		for (const [scale, what] of [
			['official', 'level'],
			['chain', 'rung'],
		] as const) {
			for (const { steps, n } of await rows(`FROM unproven_levels WHERE scale = '${scale}'`))
				expect(n).toBe(visited.filter((entry) => engine.unproven(entry, what) === steps).length);
			for (const half of ['claimed', 'evidenced'] as const) {
				const verdicts = byFirm.map((own) => engine.changeOf(own, (entry) => entry[half], what));
				const told = await rows(`FROM change_over_time WHERE scale = '${scale}' AND half = '${half}'`);
				expect(told).toHaveLength(3);
				for (const { verdict, n } of told) expect(n).toBe(verdicts.filter((own) => own === verdict).length);
			}
		}
	});

	it('agree on what is claimed too high, item by item', async () => {
		const told = await rows('SELECT item, n AS firms, over, steps FROM over_claim ORDER BY item');
		const expected = [...overClaims(byFirm)].sort((a, b) => (a.item < b.item ? -1 : 1));
		expect(told).toEqual(expected);
		expect(told.length).toBeGreaterThan(10);
	});
});

describe('a folder of check-ups', { timeout: 60_000 }, () => {
	const [one, two, three] = simulated;

	it('is read although some of it is wrong, and each wrong file is named with the reason', async () => {
		const { done } = await cohortOf('wrong', {
			'good.json': one,
			'deeper/backup.json': { checkUps: [two, { answers: { qualty: 1 } }] },
			'cut.json': '{"answers": {"fi',
			'lines.ndjson': `\uFEFF${JSON.stringify(three)}\n\nnothing\n{"answers":{"Q2":9}}`,
			'newer.json': { version: 99, answers: {} },
			'notes.txt': 'left alone',
		});
		expect(done).toMatchObject({ ok: true, value: { scored: 3 } });
		expect(done.ok && done.value.refused).toEqual([
			'cut.json: is no complete JSON, perhaps cut off while copying; export it again',
			'deeper/backup.json checkUps.1: answers.qualty: there is no item "qualty"; did you mean "quality"?',
			'lines.ndjson:3: is no complete JSON, perhaps cut off while copying; export it again',
			'lines.ndjson:4: answers.Q2: there is no option 9; options count from 0 to 4',
			'newer.json: version: answers are of version 99, this program knows up to 1; update it',
		]);
	});

	it('is read whatever texts and times stand in it', async () => {
		const odd = (told: object, at = 1) => ({ answers: { quality: { value: 2, at } }, ...told });
		const own = (id: string, told: object = {}) => ({
			checkUp: { id, createdAt: 0.5, updatedAt: 8.64e15, ...told },
		});
		const files = [
			odd(own('lone \ud800', { follows: '\udc00' })),
			odd({ ...own("'; DROP TABLE told; --"), firm: { id: '\u0000', remark: '=cmd\n"' } }),
			odd(own('itself', { follows: 'itself' })),
			odd({ answers: { firm_name: '\ud83d', quality: 1 } }),
			odd({}, 1e300),
			odd({}, -1e300),
			odd({ ...own('constructor'), firm: { id: '__proto__' } }),
		];
		const { done } = await cohortOf('odd', { 'odd.ndjson': ndjson(files) });
		expect(done).toMatchObject({
			ok: true,
			value: { scored: files.length, checkUps: files.length, refused: [] },
		});
	});

	it('counts a check-up once, as it was changed last, and names the copies', async () => {
		const older = { ...one, checkUp: { id: 'x', createdAt: 1000, updatedAt: 2000 } };
		const later = { ...two, checkUp: { id: 'x', createdAt: 1000, updatedAt: 3000 } };
		const bare = { answers: { quality: 2 } };
		const { out, done } = await cohortOf('copies', {
			'a.json': older,
			'b.json': later,
			'c.json': bare,
			'd.json': bare,
		});
		expect(done).toMatchObject({
			ok: true,
			value: { scored: 4, checkUps: 2, duplicates: ['a.json (b.json)', 'd.json (c.json)'] },
		});
		const database = await openWritten(out);
		expect(await database.rows('SELECT file FROM check_ups ORDER BY file')).toEqual([
			{ file: 'b.json' },
			{ file: 'c.json' },
		]);
		database.close();
	});

	it('with nothing that can be read is refused', async () => {
		const { done } = await cohortOf('nothing', { 'a.json': '[]' });
		expect(done.ok).toBe(false);
		const missing = await cohortOf('missing', {}, { folder: path.join(base, 'not there') });
		expect(missing.done).toEqual({
			ok: false,
			problems: [`no such folder: ${path.join(base, 'not there')}`],
		});
	});

	it('that nobody may be found in leaves no name, id, file or day, and no rare place', async () => {
		const named = simulated.slice(0, 60).map((file) => ({
			...file,
			checkUp: { ...file.checkUp, id: `secret-check-up-${file.checkUp.id}` },
			firm: { id: `secret-firm-${file.firm.id}`, person: 'Secret Wang' },
			answers: { ...file.answers, firm_name: 'Secret Shoes' },
		}));
		const { out, done } = await cohortOf(
			'anonymous',
			{ 'secret.ndjson': `${ndjson(named)}x` },
			{ isAnonymous: true },
		);
		expect(done.ok).toBe(true);
		const database = await openWritten(out);
		for (const file of readdirSync(out)) {
			const content = file.endsWith('.parquet')
				? JSON.stringify(await database.rows(`FROM '${file}'`))
				: readFileSync(path.join(out, file), 'utf8');
			expect(content.length).toBeGreaterThan(0);
			expect(content).not.toMatch(/secret/i);
		}
		expect(await database.rows('SELECT count(*) AS days FROM check_ups WHERE day(created_at) <> 1')).toEqual([
			{ days: 0 },
		]);
		const rare = await database.rows(
			'SELECT county FROM check_ups WHERE county IS NOT NULL GROUP BY county, cluster, size, above_scale HAVING count(DISTINCT firm) < 5',
		);
		expect(rare).toEqual([]);
		database.close();
	});
});

describe('checkup cohort', { timeout: 60_000 }, () => {
	function checkup(words: readonly string[]) {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			['--import', 'tsx', 'src/cli/main.ts', 'cohort', ...words],
			{ cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' } },
		);
		return { status, stdout, stderr };
	}

	it('counts what it read, names on standard error what it could not, and ends with 0', () => {
		const folder = mkdtempSync(path.join(base, 'command-'));
		writeFileSync(path.join(folder, 'all.ndjson'), `${ndjson(simulated.slice(0, 6))}{"answers":{"Q2":9}}`);
		const { status, stdout, stderr } = checkup([folder, '--out', path.join(folder, 'out')]);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ read: 6, refused: 1, checkUps: 6 });
		expect(stderr).toBe('all.ndjson:7: answers.Q2: 没有第 9 项，选项从 0 数到 4\n');
	});

	it('ends with 2 where it read nothing, was told no folder, or no language that it has', () => {
		const empty = mkdtempSync(path.join(base, 'empty-'));
		expect(checkup([empty])).toMatchObject({
			status: 2,
			stderr: `${empty} 里没有一份能读的体检（.json 或 .ndjson）\n`,
		});
		expect(checkup([])).toMatchObject({
			status: 2,
			stderr: expect.stringContaining('checkup cohort') as string,
		});
		expect(checkup([empty, '--language', 'xx'])).toMatchObject({ status: 2 });
	});
});

describe('what leaves the office', { timeout: 60_000 }, () => {
	it('shows no count from 1 to 4 in any table, and says so instead', async () => {
		const { out } = await cohortOf('published', { 'all.ndjson': ndjson(simulated.slice(0, 90)) });
		const tables = readdirSync(out).filter((file) => file.endsWith('.csv'));
		expect(tables).toHaveLength(7);
		const hidden = tables.flatMap((file) => {
			const [head = '', ...lines] = readFileSync(path.join(out, file), 'utf8').trim().split('\r\n');
			const at = head.split(',').indexOf('"n"');
			const counts = lines.map((line) => (line.match(/"(?:[^"]|"")*"/g) ?? [])[at]);
			expect(counts.filter((count) => /^"[1-4]"$/.test(count ?? ''))).toEqual([]);
			return counts.filter((count) => count === '""');
		});
		expect(hidden.length).toBeGreaterThan(10);
	});

	it('hides a second cluster where the total would tell the only small one', () => {
		const row = (cluster: string, n: number) => ({
			whole: false,
			scene: 'quality',
			cluster,
			n,
			q1: 1,
			median: 2,
			q3: 3,
		});
		const shown = publish('scenes_by_cluster', [row('footwear', 30), row('textile', 3), row('crafts', 8)]);
		expect(shown.map(({ count, cells }) => [count.kind, cells['median']])).toEqual([
			['shown', 2],
			['withheld', null],
			['withheld', null],
		]);
	});

	it('is one page that needs nothing else, may run nothing, and carries no link', async () => {
		const { out } = await cohortOf(
			'page',
			{ 'all.ndjson': ndjson(simulated.slice(0, 40)) },
			{ language: 'zh-CN' },
		);
		const page = readFileSync(path.join(out, 'report.html'), 'utf8');
		const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
		expect(page).toContain(`sha256-${createHash('sha256').update(style).digest('base64')}`);
		expect(page).not.toMatch(/<script|<link|<img|href=|src=|style=|undefined|NaN|\[object/);
		expect(page).toContain('lang="zh-CN"');
		expect(page).toContain('官方等级分布');
	});

	it('escapes every text that comes into the page', () => {
		expect(html`<b title="${`"'`}">${'<script>&'}</b>`.markup).toBe(
			'<b title="&#34;&#39;">&#60;script&#62;&#38;</b>',
		);
	});

	test.prop([
		fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '＝', '＠', ' ', '\t', '\u200b', '"', 'a', '1') }),
	])('holds no cell that a spreadsheet takes for a formula, and no open quote', (text) => {
		const cell = csvCell(text);
		expect(cell).toMatch(/^"(?:[^"]|"")*"$/);
		const shown = cell.slice(1, -1).replaceAll('""', '"');
		expect(shown.replace(/^[\s\u200b]+/, '')).not.toMatch(/^[=+\-@＝＠]/);
		expect(shown.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
	});
});

describe('a file with a line for each check-up', () => {
	it('is cut between lines wherever the blocks end, and each line keeps its number', async () => {
		const folder = mkdtempSync(path.join(base, 'blocks-'));
		const long = 'x'.repeat(900_000);
		writeFileSync(
			path.join(folder, 'a.ndjson'),
			Array.from({ length: 9 }, (_, line) => `${line + 1}${long}`).join('\n'),
		);
		const numbers: number[] = [];
		for await (const job of jobsIn(folder)) {
			if (job.kind !== 'lines') throw new Error(job.kind);
			const lines = new TextDecoder().decode(job.bytes).split('\n');
			lines.forEach((line, index) => {
				if (line === '') return;
				expect(line).toBe(`${job.firstLine + index}${long}`);
				numbers.push(job.firstLine + index);
			});
		}
		expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	it('loses only the line that is too long to be read', async () => {
		const folder = mkdtempSync(path.join(base, 'long-'));
		writeFileSync(
			path.join(folder, 'a.ndjson'),
			`{"answers":{}}\n${'x'.repeat(20_000_000)}\n{"answers":{}}\n`,
		);
		const files = { scored: path.join(folder, 'scored'), refused: path.join(folder, 'refused') };
		const scorer = { content: loadRealContent().content, language: 'en', folder, ...files } as const;
		for await (const job of jobsIn(folder)) scoreJob(scorer, job);
		expect(readFileSync(files.scored, 'utf8').match(/"place":"[^"]*"/g)).toEqual([
			'"place":"a.ndjson:1"',
			'"place":"a.ndjson:3"',
		]);
		expect(readFileSync(files.refused, 'utf8')).toContain('"file":"a.ndjson:2"');
	});
});
