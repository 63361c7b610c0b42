import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../support/content.ts';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'checkup-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

interface Run {
	readonly input?: string;
	readonly language?: string;
}

function checkup(words: readonly string[], { input = '', language = 'C' }: Run = {}) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'src/cli/main.ts', ...words],
		{
			cwd: root,
			input,
			encoding: 'utf8',
			env: { ...process.env, LC_ALL: language },
		},
	);
	return { status, stdout, problems: stderr.split('\n').filter((line) => line !== '') };
}

function answersFile(content: unknown): string {
	const file = path.join(folder, 'answers.json');
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return file;
}

const bounds = { low: expect.any(Number) as number, high: expect.any(Number) as number };
const half = {
	scales: {
		'miit-2024': expect.objectContaining({ points: bounds, level: bounds }) as unknown,
		chain: expect.objectContaining({ level: bounds }) as unknown,
	},
	recommendations: expect.any(Array) as unknown,
};
const answers = { Q2: 2, quality: { value: 2, evidence: 'E2' } };

describe('checkup score', { timeout: 30_000 }, () => {
	it('prints one JSON object with claimed and evidenced results on both scales', () => {
		const { status, stdout, problems } = checkup([
			'score',
			'--answers',
			answersFile({ answers }),
			'--today',
			'2026-11-21',
		]);
		expect([status, problems]).toEqual([0, []]);
		const report: unknown = JSON.parse(stdout);
		expect(report).toMatchObject({
			questionnaire: 'factory',
			today: '2026-11-21',
			claimed: half,
			evidenced: half,
		});
	});

	it('reads standard input where the file is -, to the same result', () => {
		const words = ['--today', '2026-11-21'];
		const fromInput = checkup(['score', '--answers', '-', ...words], { input: JSON.stringify({ answers }) });
		const fromFile = checkup(['score', '--answers', answersFile({ answers }), ...words]);
		expect(fromInput).toEqual(fromFile);
	});

	it('shows points in points, with bounds', () => {
		const { stdout } = checkup(['score', '--answers', '-'], { input: JSON.stringify({ answers: {} }) });
		const report = JSON.parse(stdout) as { claimed: { scales: Record<string, { points: unknown }> } };
		expect(report.claimed.scales['miit-2024']?.points).toEqual({ low: 0, high: 100 });
	});

	it('shows no decimal of a scale that is only approximated', () => {
		const { stdout } = checkup(['score', '--answers', '-'], { input: JSON.stringify({ answers }) });
		const report = JSON.parse(stdout) as { claimed: { scales: Record<string, { points: object }> } };
		for (const points of Object.values(report.claimed.scales['eu-dma']?.points ?? { none: 0.5 }))
			expect(points).toBe(Math.floor(Number(points)));
	});

	it('adds what to verify on the walk, and the adjusted result where an item does not apply', () => {
		const told = { Q1: { notApplicable: 'other_reason' }, Q2: 4, Q5: 4, link_marketing_production: 1 };
		const { stdout } = checkup(['score', '--answers', '-'], { input: JSON.stringify({ answers: told }) });
		expect(JSON.parse(stdout)).toMatchObject({
			contradictions: [
				{
					rule: 'systems_everywhere_orders_retyped',
					place: 'line',
					because: [
						{ fact: 'Q5', test: '4' },
						{ fact: 'link_marketing_production', test: '<= 1' },
					],
					ask: ['link_marketing_production', 'Q5'],
				},
			],
			claimed: {
				scales: {
					'miit-2024': { points: { low: 16 }, adjusted: { points: { low: 19.047 }, without: ['Q1'] } },
				},
			},
		});
	});

	it('names every problem of a wrong file with its path on standard error and ends with 2', () => {
		const file = answersFile({ answers: { qualty: 1, Q2: 'upto_30', headcount: 0.5 } });
		const { status, stdout, problems } = checkup(['score', '--answers', file]);
		expect([status, stdout]).toEqual([2, '']);
		expect(problems).toHaveLength(3);
		expect(problems).toEqual(
			expect.arrayContaining([
				'answers.qualty: there is no item "qualty"; did you mean "quality"?',
				expect.stringMatching(/^answers\.Q2: .*upto_30/) as unknown,
				expect.stringMatching(/^answers\.headcount: /) as unknown,
			]),
		);
	});

	it.each([
		['no JSON', 'answers: {}'],
		['no answers', '{}'],
		['nothing', ''],
	])('ends with 2 on a file with %s', (_, content) => {
		const { status, stdout, problems } = checkup(['score', '--answers', answersFile(content)]);
		expect([status, stdout, problems.length]).toEqual([2, '', 1]);
	});

	it('ends with 2 where there is no such file, no such day, or no command', () => {
		expect(checkup(['score', '--answers', path.join(folder, 'none.json')]).status).toBe(2);
		expect(checkup(['score', '--answers', answersFile({ answers }), '--today', '2026-02-30']).status).toBe(2);
		expect(checkup([]).status).toBe(2);
	});

	it('speaks Chinese where the shell does', () => {
		const file = answersFile({ answers: { qualty: 1 } });
		const { problems } = checkup(['score', '--answers', file], { language: 'zh_CN.UTF-8' });
		expect(problems).toEqual(['answers.qualty: 没有题目“qualty”，是不是“quality”？']);
	});
});

describe('checkup compare', { timeout: 30_000 }, () => {
	const files = (before: unknown, after: unknown) =>
		[before, after].map((told, index) => {
			const file = path.join(folder, `compared-${String(index)}.json`);
			writeFileSync(file, JSON.stringify({ answers: told }));
			return file;
		});
	const compare = (before: unknown, after: unknown, language = 'C') => {
		const [first = '', second = ''] = files(before, after);
		return checkup(['compare', '--before', first, '--after', second], { language });
	};

	it('prints one JSON object with every difference and a verdict per scale', () => {
		const { status, stdout, problems } = compare({ Q12: 0, lead_time: 12 }, { Q12: 2, lead_time: 9 });
		expect([status, problems]).toEqual([0, []]);
		const report: unknown = JSON.parse(stdout);
		expect(report).toMatchObject({
			questionnaire: 'factory',
			items: [
				{ item: 'Q12', kind: 'changed', before: { value: 'up' }, after: { value: 'down' } },
				{ item: 'lead_time', kind: 'changed', before: { value: 12 }, after: { value: 9 } },
			],
			claimed: {
				'miit-2024': { points: { before: { low: 0, high: 93 }, after: { low: 7, high: 100 } } },
				chain: { level: { verdict: 'no-proven-change' } },
			},
			evidenced: { 'miit-2024': { level: { verdict: 'no-proven-change' } } },
		});
	});

	it('names the file of each problem and ends with 2', () => {
		const { status, stdout, problems } = compare({ Q12: 9 }, { qualty: 1 });
		expect([status, stdout]).toEqual([2, '']);
		expect(problems).toEqual([
			expect.stringMatching(/compared-0\.json: answers\.Q12: /) as unknown,
			expect.stringMatching(/compared-1\.json: answers\.qualty: /) as unknown,
		]);
	});

	it('carries an older file forward, tells what could not be, and blames the edition for it', () => {
		const older = path.join(folder, 'older.json');
		writeFileSync(older, JSON.stringify({ version: 0, answers: { quality: 'level1', fax: true } }));
		const now = answersFile({ answers: { quality: 1 } });
		const { stdout, problems } = checkup(['compare', '--before', older, '--after', now]);
		expect(problems).toEqual([]);
		const why = { kind: 'unknown-item' };
		expect(JSON.parse(stdout)).toMatchObject({
			items: [{ item: 'fax', kind: 'new-edition', before: { value: true } }],
			carried: { before: { moved: [], setAside: [{ item: 'fax', version: 0, why }] } },
		});
		const scored = checkup(['score', '--answers', older]);
		expect(JSON.parse(scored.stdout)).toMatchObject({ carried: { setAside: [{ item: 'fax', why }] } });
	});

	it('needs both files', () => {
		expect(checkup(['compare', '--before', answersFile({ answers })]).status).toBe(2);
	});
});

describe('checkup check', { timeout: 30_000 }, () => {
	it('passes on the content that ships, with nothing left to translate, and counts it', () => {
		const { status, stdout, problems } = checkup(['check', '--strict']);
		expect([status, problems]).toEqual([0, []]);
		expect(stdout.trim()).toMatch(
			/items \d+, scales 3, offers \d+, rules \d+, languages 4, cases \d+, money cases \d+$/,
		);
	});
});
