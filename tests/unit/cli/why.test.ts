import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/content.ts';

function why(answers: unknown, ...words: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'src/cli/main.ts', 'why', '--answers', '-', ...words],
		{
			cwd: root,
			input: JSON.stringify({ answers }),
			encoding: 'utf8',
			env: { ...process.env, LC_ALL: 'C' },
		},
	);
	return { status, stdout, problems: stderr.split('\n').filter((line) => line !== '') };
}

const firm = { does_itself: ['design', 'supply'], product_design: 2, warehouse_logistics: 2 };

describe('checkup why', { timeout: 60_000 }, () => {
	it('prints of every scale the level it has and the next one, each as a tree', () => {
		const { status, stdout, problems } = why(firm);
		expect([status, problems]).toEqual([0, []]);
		const report = JSON.parse(stdout) as { scales: Record<string, { why: Record<string, unknown> }> };
		expect(Object.keys(report.scales)).toEqual(['chain', 'eu-dma', 'miit-2024']);
		expect(report.scales['chain']).toMatchObject({
			level: { low: 'R1', high: 'R5' },
			why: {
				R1: { claim: { kind: 'level', level: 1 }, truth: 'true', because: [{ claim: { kind: 'gate' } }] },
				R2: { truth: 'unknown' },
			},
		});
	});

	it('prints one level, or an offer with its conditions and its rules', () => {
		const { stdout } = why({ ...firm, county: 'CN-FJ-QZ-JJ' }, '--level', 'R3', '--offer', 'qz-pilot-2024');
		expect(JSON.parse(stdout)).toMatchObject({
			scales: { chain: { why: { R3: { truth: 'unknown' } } } },
			offer: {
				id: 'qz-pilot-2024',
				eligible: { claim: { kind: 'table' }, truth: 'unknown' },
				advised: expect.any(Object) as unknown,
			},
		});
		expect(Object.keys(JSON.parse(why(firm, '--offer', 'qz-pilot-2024').stdout) as object)).toEqual([
			'offer',
		]);
	});

	it('ends with 2 and names what it does not know', () => {
		expect(why(firm, '--scale', 'chain', '--level', 'level1', '--offer', 'moon')).toEqual({
			status: 2,
			stdout: '',
			problems: ['--level: not known: level1', '--offer: not known: moon'],
		});
	});
});
