import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortCheckUp, type CohortCheckUp } from '../../../src/lib/engine/cohort-check-up.ts';
import { cohortFigures } from '../../../src/lib/engine/cohort-figures.ts';
import { withoutRare } from '../../../src/lib/engine/cohort-nameless.ts';
import {
	isInPart,
	openCells,
	partStates,
	wholeCohort,
	withSums,
} from '../../../src/lib/engine/cohort-parts.ts';
import type { CohortProfile } from '../../../src/lib/engine/cohort-profile.ts';
import type { ShownCount } from '../../../src/lib/engine/cohort-shown.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { chainScale, judged, officialScale } from '../../support/content.ts';
import { answersOf, makeBestFirm, makeFirm } from '../../support/firm.ts';

const checkUpOf = (answers: Parameters<typeof cohortCheckUp>[1]) => cohortCheckUp(judged, answers);
const times = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);
const shown = (count: number): ShownCount => ({ kind: 'shown', count });

const [weak, best] = [checkUpOf(makeFirm()), checkUpOf(makeBestFirm())];
const inCluster = (cluster: string, quality: number): CohortCheckUp =>
	checkUpOf(answersOf({ cluster, quality }));

describe('the figures of a cohort', () => {
	it('count each firm once, with its last check-up, and check-ups all of them', () => {
		const { cohort_size: size } = cohortFigures(judged, [...times(5, [weak]), ...times(6, [weak, best])]);
		expect(size).toEqual({
			check_ups: shown(17),
			firms: shown(11),
			visited: shown(0),
			followed: shown(6),
		});
	});

	it('have a row for every level, and a firm that is not settled under its span', () => {
		const unsettled = checkUpOf(answersOf({}));
		const { level_distribution: levels } = cohortFigures(judged, [
			...times(7, [best]),
			...times(5, [unsettled]),
		]);
		const official = levels.find(({ scale, half }) => scale === 'official' && half === 'claimed');
		const top = officialScale.levels.length - 1;
		expect(official?.rows).toEqual([
			...officialScale.levels.map((_, level) => ({
				low: level,
				high: level,
				count: shown(level === top ? 7 : 0),
				total: 12,
			})),
			{ ...unsettled.claimed.level, count: shown(5), total: 12 },
		]);
	});

	it('ask of every link whether chains break there', () => {
		const { first_breaks: breaks } = cohortFigures(judged, times(8, [best]));
		const links = breaks.filter(({ kind }) => kind === 'link');
		expect(links).toHaveLength(chainScale.network?.links.length ?? 0);
		expect(breaks.at(-1)).toEqual({ kind: 'none', count: shown(8), total: 8 });
	});

	it('give quarters of a scene by cluster, and none of a cluster with fewer than five firms', () => {
		const firms = [
			...times(12, [inCluster('footwear', 1)]),
			...times(3, [inCluster('textile', 4)]),
			...times(2, [inCluster('crafts', 4)]),
		];
		const { clusters, rows } = cohortFigures(judged, firms).scenes_by_cluster;
		expect(clusters).toEqual(['footwear', 'textile', 'crafts']);
		const quality = rows.find(({ scene }) => scene === 'quality');
		expect(quality?.byCluster).toEqual([
			{ count: shown(12), quartiles: { firms: 12, q1: 1, median: 1, q3: 1 } },
			{ count: { kind: 'fewer' }, quartiles: undefined },
			{ count: { kind: 'fewer' }, quartiles: undefined },
		]);
		expect(quality?.whole.count).toEqual(shown(17));
	});

	it('compare the first check-up with the last', () => {
		const { change_over_time: change } = cohortFigures(judged, [
			...times(5, [weak, best]),
			...times(6, [best, weak]),
			[weak],
		]);
		const rung = change.find(({ scale, half }) => scale === 'chain' && half === 'claimed');
		expect(rung?.rows.map(({ verdict, count }) => [verdict, count])).toEqual([
			['risen', shown(5)],
			['no-proven-change', shown(0)],
			['fallen', shown(6)],
		]);
	});

	test.prop([fc.array(anyFirm, { maxLength: 7 })], { numRuns: 15 })(
		'show no count from 1 to 4 anywhere, whoever the firms are',
		(firms) => {
			const figures = cohortFigures(
				judged,
				firms.map((answers) => [checkUpOf(answers)]),
			);
			const told = JSON.stringify({ ...figures, over_claim: [] });
			expect(told).not.toMatch(/"kind":"shown","count":[1-4]\b/);
			expect(told).not.toMatch(/"total":[1-4]\b/);
		},
	);
});

const profile = (cluster: string, county?: string): CohortProfile => ({
	...weak.profile,
	cluster,
	county,
});

describe('a part of a cohort', () => {
	it('may be looked at where it and the rest have five firms or more', () => {
		const state = partStates([...times(9, profile('footwear')), ...times(8, profile('textile'))]);
		expect(state({ cluster: 'footwear', county: undefined })).toBe('open');
		expect(state(wholeCohort)).toBe('open');
		expect(state({ cluster: 'crafts', county: undefined })).toBe('empty');
	});

	it('stays closed where the rest would be fewer than five', () => {
		const state = partStates([...times(9, profile('footwear')), ...times(3, profile('textile'))]);
		expect(state({ cluster: 'footwear', county: undefined })).toBe('closed');
		expect(state({ cluster: 'textile', county: undefined })).toBe('closed');
	});

	it('of a cluster in a county stays closed where the whole of that cluster would tell of its neighbours', () => {
		const state = partStates([
			...times(9, profile('footwear', 'jinjiang')),
			...times(2, profile('footwear', 'shishi')),
			...times(9, profile('textile', 'jinjiang')),
			...times(9, profile('textile', 'shishi')),
		]);
		expect(state({ cluster: 'footwear', county: undefined })).toBe('open');
		expect(state({ cluster: 'footwear', county: 'jinjiang' })).toBe('closed');
		expect(state({ cluster: 'footwear', county: 'shishi' })).toBe('closed');
	});

	it('has the firms that are in both', () => {
		expect(isInPart(profile('footwear', 'jinjiang'), { cluster: 'footwear', county: undefined })).toBe(true);
		expect(isInPart(profile('footwear', 'jinjiang'), { cluster: 'footwear', county: 'shishi' })).toBe(false);
	});

	it('keeps every number of firms from 1 to 4 from who knows all that are shown, and the rule', () => {
		const possible = new Map<string, (readonly number[])[]>();
		for (const table of tablesUpTo(16)) {
			const sums = withSums(table);
			const open = openCells(sums);
			const view = JSON.stringify(sums.map((row, r) => row.map((count, c) => (open[r]?.[c] ? count : '?'))));
			possible.set(view, [...(possible.get(view) ?? []), sums.flat()]);
		}
		for (const [view, tables] of possible) {
			const hidden = (tables[0] ?? []).map((_, cell) => new Set(tables.map((counts) => counts[cell])));
			for (const counts of hidden)
				if (counts.size === 1 && [...counts].some((count = 0) => count > 0 && count < 5))
					throw new Error(`${view} can only be ${String([...counts])}`);
		}
	});
});

/** Every way in which so many firms, and fewer, are of two clusters in two counties. Of four there is nothing to break down. */
function* tablesUpTo(most: number): Generator<readonly (readonly number[])[]> {
	const upTo = (count: number) => Array.from({ length: count + 1 }, (_, each) => each);
	for (const a of upTo(most))
		for (const b of upTo(most - a))
			for (const c of upTo(most - a - b))
				for (const d of upTo(most - a - b - c))
					if (a + b + c + d >= 5)
						yield [
							[a, b],
							[c, d],
						];
}

describe('a table without names', () => {
	const row = (firm: number, cluster: string, county: string) => ({
		firm,
		profile: { ...profile(cluster, county), headcount: 40, size: 'small', revenueBand: 'under_20m' },
	});

	it('keeps what five firms share, and never people, trade or revenue', () => {
		const rows = withoutRare([1, 2, 3, 4, 5].map((firm) => row(firm, 'footwear', 'jinjiang')));
		expect(rows.map((one) => one.profile)).toEqual(
			times(5, {
				...profile('footwear', 'jinjiang'),
				size: 'small',
				headcount: undefined,
				subIndustry: undefined,
				revenueBand: undefined,
			}),
		);
	});

	it('drops the place that few share, and keeps the cluster that many do', () => {
		const rows = withoutRare([
			...[1, 2, 3, 4, 5].map((firm) => row(firm, 'footwear', 'jinjiang')),
			...[6, 7, 8, 9, 10].map((firm) => row(firm, 'footwear', `place ${firm}`)),
		]);
		expect(rows.map((one) => one.profile.county)).toEqual([...times(5, 'jinjiang'), ...times(5, undefined)]);
		expect(new Set(rows.map((one) => one.profile.cluster))).toEqual(new Set(['footwear']));
	});

	it('counts firms, not check-ups: one firm that came five times is still one', () => {
		const rows = withoutRare(times(5, row(1, 'footwear', 'jinjiang')));
		expect(rows.every((one) => one.profile.cluster === undefined && one.profile.county === undefined)).toBe(
			true,
		);
	});
});
