import { describe, expect, it, vi } from 'vitest';
import { coverageReport } from '../../../src/cli/coverage.ts';
import { reachedRules } from '../../../src/cli/reachable.ts';
import type { Content } from '../../../src/lib/content/read-content.ts';
import type { Offer, Rule } from '../../../src/lib/engine/offer.ts';
import { loadRealContent, root } from '../../support/content.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 120_000 });

const { content } = loadRealContent();
const today = '2026-11-21';
const cover = (covered: Content, firms = 60) =>
	coverageReport({ root, content: covered, firms, seed: 1, today });

const withOffers = (change: (offer: Offer) => Offer): Content => ({
	...content,
	rulesFile: { ...content.rulesFile, offers: content.rulesFile.offers.map(change) },
});
const withRules = (rules: readonly Rule[]): Content => ({
	...content,
	rulesFile: { ...content.rulesFile, rules },
});

describe('the coverage of firms', () => {
	it('keeps every promise to 300 firms of every cluster, place and size', () => {
		const { gaps, kept, actionable } = cover(content, 300);
		expect(gaps).toEqual([]);
		expect(Object.values(kept).every((share) => share === 1)).toBe(true);
		expect(actionable.least).toBeGreaterThanOrEqual(3);
	});

	it('gives as much to firms below scale and outside the pilot sectors', () => {
		for (const { name, ratio } of cover(content, 300).fairness)
			expect([name, ratio >= 0.9]).toEqual([name, true]);
	});

	it('gives the same figures for the same seed, and others for another', () => {
		const figures = (seed: number) => coverageReport({ root, content, firms: 10, seed, today }).actionable;
		expect(figures(3)).toEqual(figures(3));
		expect([1, 2, 3, 4].map(figures)).not.toEqual(Array.from({ length: 4 }, () => figures(3)));
	});

	it('names the groups that are left with too little', () => {
		const few = withRules(content.rulesFile.rules.filter(({ offer }) => offer === 'erpnext'));
		expect(cover(few, 20).gaps.filter((gap) => gap.startsWith('three-to-act-on: '))).not.toEqual([]);
	});

	it('names firms for whom nothing is free', () => {
		const dear = withOffers((offer) => ({ ...offer, effort: { ...offer.effort, cost: 'low' } }));
		expect(cover(dear, 20).gaps).toContainEqual(expect.stringMatching(/^one-free: /));
	});

	it('names an offer that none of the firms reached, with the cells that stood in the way', () => {
		const { neverReached } = cover(
			withRules(
				content.rulesFile.rules.map((rule) =>
					rule.id === 'people-records'
						? {
								...rule,
								when: [
									[
										{
											fact: 'headcount',
											test: { kind: 'compare', operator: '>', value: 50_000 },
											source: '> 50000',
										},
									],
								],
							}
						: rule,
				),
			),
			30,
		);
		expect(neverReached).toContainEqual({ offer: 'frappe-hr', nearest: ['headcount > 50000'] });
	});
});

describe('the reach of rules', () => {
	it('makes a firm for every rule that can have its offer', () => {
		const nobody = reachedRules(content, today).filter(({ kind }) => kind === 'nobody');
		expect(nobody).toEqual([]);
	});

	it('finds a rule whose cells exclude what its offer asks for', () => {
		const rule = content.rulesFile.rules.filter(({ id }) => id === 'jinjiang-newly-above-scale');
		const above = rule.map((one) => ({
			...one,
			when: [[{ fact: 'above_scale', test: { kind: 'yes-no', value: true } as const, source: 'true' }]],
		}));
		expect(reachedRules(withRules(above), today)).toEqual([
			{
				kind: 'nobody',
				rule: 'jinjiang-newly-above-scale',
				cells: ['above_scale true', 'above_scale false', 'revenue_band "under_400m"'],
			},
		]);
	});

	it('finds a rule for an item that its own firm is never asked', () => {
		const cell = (fact: string, text: string) =>
			({ fact, test: { kind: 'text', value: text }, source: `"${text}"` }) as const;
		const hidden = content.rulesFile.rules
			.filter(({ id }) => id === 'people-records')
			.map((rule) => ({
				...rule,
				when: [[cell('cluster', 'footwear'), cell('sub_industry', 'incense')]],
			}));
		expect(reachedRules(withRules(hidden), today)).toMatchObject([{ kind: 'nobody' }]);
	});
});
