import { describe, expect, it } from 'vitest';
import { worthOfRoute, type Worth } from '../../../src/lib/engine/route-worth.ts';
import type { Recommendation } from '../../../src/lib/engine/advice.ts';
import type { FactValue } from '../../../src/lib/engine/fact.ts';
import { realRulesFile } from '../../support/content.ts';
import { problemsAfter, type SmallContent } from '../../support/small-content.ts';

describe('the reader of efforts', () => {
	it.each<readonly [string, (content: SmallContent) => void, string, object]>([
		[
			'a step that is missing',
			({ effort }) => (effort.steps['orders'] = [{ days: 1, cost: 'free' }]),
			'steps.orders',
			{ kind: 'points-length', item: 'orders', expected: 2, found: 1 },
		],
		[
			'an item of a scale that is missing',
			({ effort }) => delete effort.steps['stock'],
			'steps.stock',
			{ kind: 'schema', found: 'undefined' },
		],
		[
			'an option of a multi item that is missing',
			({ effort }) => (effort.steps['ticks'] = { one: { days: 1, cost: 'free' } }),
			'steps.ticks.two',
			{ kind: 'schema', found: 'undefined' },
		],
		[
			'an unknown item, with the nearest word',
			({ effort }) => (effort.steps['ordres'] = []),
			'steps.ordres',
			{ kind: 'unknown-id', id: 'ordres', nearest: 'orders' },
		],
		[
			'an item that is done and cannot be done',
			({ effort }) => effort.notByDecision.push('stock'),
			'notByDecision.0',
			{ kind: 'duplicate-id', id: 'stock' },
		],
		[
			'an unknown item that cannot be done',
			({ effort }) => effort.notByDecision.push('stok'),
			'notByDecision.0',
			{ kind: 'unknown-id', id: 'stok', nearest: 'stock' },
		],
	])('finds %s', (_, breakIt, path, problem) => {
		const problems = problemsAfter(breakIt);
		expect(problems).toMatchObject([{ file: 'effort.yaml', path, problem }]);
	});

	it.each([-1, 0, 1.5])('refuses a step of %d days', (days) => {
		const problems = problemsAfter(({ effort }) => (effort.steps['ticks'] = ticksOf(days)));
		expect(problems.map(({ file }) => file)).toContain('effort.yaml');
	});

	it('finds a step without any effort even where others are wrong', () => {
		const problems = problemsAfter(({ effort }) => {
			delete effort.steps['stock'];
			effort.steps['ticks'] = {};
		});
		expect(problems).toHaveLength(3);
	});
});

const ticksOf = (days: number) => ({ one: { days, cost: 'free' }, two: { days: 1, cost: 'free' } });

describe('the worth of a route', () => {
	const planned: FactValue = { kind: 'number', low: 60, high: 60 };

	it('is what the pilot grant pays more at the higher level', () => {
		expect(worth({ kind: 'eligible' }, planned)).toMatchObject({ kind: 'known', more: 10_000_000 });
	});

	it('is unknown without a planned spend, and says what to tell', () => {
		expect(worth({ kind: 'eligible' }, { kind: 'unknown' })).toEqual({
			kind: 'unknown',
			tellUs: ['planned_spend'],
		});
	});

	it('is unknown while it is open whether the firm is eligible', () => {
		const open = { kind: 'possibly-eligible', tellUs: ['headcount'] } as const;
		expect(worth(open, planned)).toEqual({ kind: 'unknown', tellUs: ['headcount'] });
	});

	it('is nothing to a firm that cannot have the grant', () => {
		const no = { kind: 'not-eligible', because: [], outOfReach: true } as const;
		expect(worth(no, planned)).toEqual({ kind: 'not-eligible', because: [] });
	});
});

function worth(status: Recommendation['status'], planned: FactValue): Worth | undefined {
	const { settings, offers } = realRulesFile;
	const recommendation: Recommendation = {
		...{ offer: 'qz-pilot-2024', status, receipts: [], mends: [], money: [], instead: [] },
		...{
			eligibility: { truth: 'true', deciding: [], open: [] },
			timing: { phase: { kind: 'open' }, check: { kind: 'never' } },
			horizon: 'year',
		},
		...{ reach: 'true', mendsFirstBreak: false, liftsChain: false, liftsGrade: true, need: 'grant' },
		...{ after: [], heldBackBy: [] },
	};
	const recommendations = [recommendation];
	const levels = { now: 'level2', after: 'level3' };
	const found = worthOfRoute({ offers, settings, recommendations, planned, ...levels });
	return found.find(({ offer }) => offer === 'qz-pilot-2024')?.worth;
}
