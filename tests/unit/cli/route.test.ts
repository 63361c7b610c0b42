import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/content.ts';

function route(to: string, answers: unknown) {
	const words = ['--import', 'tsx', 'src/cli/main.ts', 'route', '--answers', '-', '--to', to, '--json'];
	const input = JSON.stringify({ answers });
	const env = { ...process.env, LC_ALL: 'C' };
	const { status, stdout, stderr } = spawnSync(process.execPath, words, {
		cwd: root,
		input,
		encoding: 'utf8',
		env,
	});
	return { status, stdout, problems: stderr.split('\n').filter((line) => line !== '') };
}

describe('checkup route', { timeout: 30_000 }, () => {
	it('prints one JSON object with steps, total, alternatives and worth', () => {
		const { status, stdout, problems } = route('level1+R2', { marketing: 2, production_control: 1 });
		expect([status, problems]).toEqual([0, []]);
		expect(JSON.parse(stdout)).toMatchObject({
			target: [
				{ scale: 'miit-2024', level: 'level1' },
				{ scale: 'chain', level: 'R2' },
			],
			kind: 'route',
			steps: expect.arrayContaining([
				expect.objectContaining({ from: 'level1', to: 'level2', cost: expect.any(String) as unknown }),
			]) as unknown,
			total: { days: expect.any(Number) as unknown, notByDecision: 0 },
			worth: expect.any(Array) as unknown,
		});
	});

	it('ends with 2 on a level that does not exist, and on two levels of one scale', () => {
		expect(route('level9', {})).toEqual({
			status: 2,
			stdout: '',
			problems: [expect.stringMatching(/^--to: no such level: level9 \(.*\bR4\b.*\blevel2\b.*\)$/)],
		});
		expect(route('level1+level2', {}).status).toBe(2);
	});
});
