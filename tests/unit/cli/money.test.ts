import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../support/content.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'money-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function ownMoney(plan: unknown, answers: unknown) {
	const file = path.join(folder, 'plan.json');
	writeFileSync(file, JSON.stringify(plan));
	const words = ['money', '--plan', file, '--answers', '-', '--today', '2026-09-01'];
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'src/cli/main.ts', ...words],
		{
			cwd: root,
			input: JSON.stringify({ answers }),
			encoding: 'utf8',
			env: { ...process.env, LC_ALL: 'C' },
		},
	);
	return { status, stdout, problems: stderr.split('\n').filter((line) => line !== '') };
}

describe('checkup money', { timeout: 30_000 }, () => {
	const pilotFirm = {
		county: 'CN-FJ-QZ-JJ',
		cluster: 'footwear',
		sub_industry: 'sports_goods',
		headcount: 120,
		revenue_band: 'under_400m',
		above_scale: true,
	};

	it('prints the own money in yuan, line by line, with what is not counted', () => {
		const plan = { spend: { software: 600_000 }, level_after: 'level2', down_payment: 100_000 };
		const { status, stdout, problems } = ownMoney(plan, pilotFirm);
		expect([status, problems]).toEqual([0, []]);
		expect(JSON.parse(stdout)).toMatchObject({
			currency: 'CNY',
			spend: 600_000,
			own: { low: 400_000, high: 400_000 },
			lines: [
				{ offer: 'qz-pilot-2024', amount: { low: 50_000, high: 50_000 }, certainty: 'certain' },
				{ offer: 'qz-pilot-2024', amount: { low: 150_000, high: 150_000 } },
			],
			notCounted: expect.arrayContaining([
				{
					offer: 'qz-jinjiang-12-2023',
					reason: { kind: 'ask-before-combining', instead: 'qz-pilot-2024' },
				},
			]) as unknown,
		});
	});

	it('lists every problem of a plan with its path', () => {
		const { status, problems } = ownMoney({ spend: { softwear: 1 }, vat: 'some' }, pilotFirm);
		expect(status).toBe(2);
		for (const path of ['spend.softwear', 'vat', 'level_after'])
			expect(problems.some((problem) => problem.includes(path))).toBe(true);
	});
});
