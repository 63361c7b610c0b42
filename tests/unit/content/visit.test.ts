import { describe, expect, it } from 'vitest';
import type { ContentProblem } from '../../../src/lib/content/problem.ts';
import { feedingItems } from '../../../src/lib/engine/outcome.ts';
import { loadRealContent } from '../../support/content.ts';
import { problemsAfter, type SmallContent } from '../../support/small-content.ts';

type Mistake = readonly [name: string, breakIt: (content: SmallContent) => void, problem: ContentProblem];

const file = 'visit.yaml';
const stopOf = ({ visit }: SmallContent) => visit[0] ?? never();
const never = (): never => {
	throw new Error('the small content has changed');
};

describe('the checker finds in the places of a visit', () => {
	it.each<Mistake>([
		[
			'a misspelt item',
			(content) => stopOf(content).items.push('stok'),
			{ file, path: '0.items.3', problem: { kind: 'unknown-id', id: 'stok', nearest: 'stock' } },
		],
		[
			'an item that stands at two places',
			({ visit }) => visit.push({ place: 'line', items: ['stock'] }),
			{ file, path: '1.items.0', problem: { kind: 'duplicate-id', id: 'stock' } },
		],
		[
			'a place that is named twice',
			({ visit }) => visit.push({ place: 'store', items: [] }),
			{ file, path: '1', problem: { kind: 'duplicate-id', id: 'store' } },
		],
		[
			'a scored item without a place',
			(content) => (stopOf(content).items = ['stock', 'ticks']),
			{ file, path: '', problem: { kind: 'no-place', item: 'orders' } },
		],
		[
			'a place without a word',
			({ visit }) => visit.push({ place: 'line', items: [] }),
			{
				file: 'texts/en.yaml',
				path: 'place.line',
				problem: { kind: 'missing-text', key: 'place.line', language: 'en' },
			},
		],
	])('%s', (_, breakIt, problem) => {
		expect(problemsAfter(breakIt)).toContainEqual(problem);
	});

	it('a place that no factory has', () => {
		expect(problemsAfter(({ visit }) => visit.push({ place: 'roof', items: [] }))).not.toEqual([]);
	});
});

it('whatever contradicts is looked at where the walk passes', () => {
	const { content } = loadRealContent();
	const walked = content.visit.map(({ place }) => place);
	expect(content.contradictions.filter(({ place }) => !walked.includes(place))).toEqual([]);
	const placed = content.visit.flatMap(({ items }) => items);
	const scored = content.scales.flatMap((scale) => [...feedingItems(scale)]);
	expect(scored.filter((item) => !placed.includes(item))).toEqual([]);
});
