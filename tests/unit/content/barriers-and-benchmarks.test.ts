import { describe, expect, it } from 'vitest';
import type { ContentProblem } from '../../../src/lib/content/problem.ts';
import { problemsAfter, type SmallContent } from '../../support/small-content.ts';

type Mistake = readonly [name: string, breakIt: (content: SmallContent) => void, problem: ContentProblem];

const barrierOf = ({ barriers }: SmallContent) => barriers.barriers[0] ?? never();
const benchmarkOf = ({ benchmarks }: SmallContent) => benchmarks.benchmarks[0] ?? never();
const ownOf = ({ benchmarks }: SmallContent) => benchmarks.own[0] ?? never();
const never = (): never => {
	throw new Error('the small content has changed');
};

const missing = (key: string): ContentProblem => ({
	file: 'texts/en.yaml',
	path: key,
	problem: { kind: 'missing-text', key, language: 'en' },
});

describe('the checker finds in barriers', () => {
	it.each<Mistake>([
		[
			'a misspelt fact',
			(content) => (barrierOf(content).when = [{ spnd: '< 1' }]),
			{
				file: 'barriers.yaml',
				path: 'barriers.0.when.0.spnd',
				problem: { kind: 'unknown-id', id: 'spnd', nearest: 'spend' },
			},
		],
		[
			'a cell that no firm satisfies',
			(content) => (barrierOf(content).when = [{ spend: '> 100' }]),
			{
				file: 'barriers.yaml',
				path: 'barriers.0.when.0.spend',
				problem: { kind: 'cell-constant', cell: '> 100', fact: 'spend', always: false },
			},
		],
		[
			'a test on a result: what stands in the way is told apart from how digital the firm is',
			(content) => (barrierOf(content).when = [{ chain_rung: '>= 1' }]),
			{
				file: 'barriers.yaml',
				path: 'barriers.0.when.0.chain_rung',
				problem: { kind: 'unknown-id', id: 'chain_rung', nearest: undefined },
			},
		],
		[
			'an offer that does not exist, put forward or held back',
			(content) => (barrierOf(content).holds['offers'] = ['hlp']),
			{
				file: 'barriers.yaml',
				path: 'barriers.0.holds.offers.0',
				problem: { kind: 'unknown-id', id: 'hlp', nearest: 'help' },
			},
		],
		[
			'an offer for "not now" that does not exist',
			({ barriers }) => (barriers.notNow.offer = 'hepl'),
			{
				file: 'barriers.yaml',
				path: 'notNow.offer',
				problem: { kind: 'unknown-id', id: 'hepl', nearest: 'help' },
			},
		],
		[
			'two of one name',
			(content) => content.barriers.barriers.push({ ...barrierOf(content) }),
			{ file: 'barriers.yaml', path: 'barriers.1', problem: { kind: 'duplicate-id', id: 'no_money' } },
		],
		[
			'a missing wording',
			({ texts }) => (texts.barrier.no_money.wording = ''),
			missing('barrier.no_money.wording'),
		],
		[
			'a sign to come back without words',
			({ barriers }) => barriers.notNow.signs.push('sooner'),
			missing('not_now.sign.sooner'),
		],
	])('%s', (_, breakIt, problem) => {
		expect(problemsAfter(breakIt)).toContainEqual(problem);
	});

	it('a row that asks nothing, no row at all, and a barrier without a source', () => {
		expect(problemsAfter((content) => (barrierOf(content).when = [{}]))).not.toEqual([]);
		expect(problemsAfter((content) => (barrierOf(content).when = []))).not.toEqual([]);
		expect(problemsAfter((content) => delete barrierOf(content).source['title'])).not.toEqual([]);
	});
});

describe('the checker finds in benchmarks', () => {
	it.each<Mistake>([
		[
			'a group that is not listed',
			(content) => (benchmarkOf(content)['group'] = 'al'),
			{
				file: 'benchmarks.yaml',
				path: 'benchmarks.0.group',
				problem: { kind: 'unknown-id', id: 'al', nearest: 'all' },
			},
		],
		[
			'an industry that the questionnaire does not know',
			(content) => (benchmarkOf(content)['clusters'] = ['CN-AX']),
			{
				file: 'benchmarks.yaml',
				path: 'benchmarks.0.clusters.0',
				problem: { kind: 'unknown-id', id: 'CN-AX', nearest: 'CN-AA' },
			},
		],
		[
			'a report of a group that is set beside a figure of anybody',
			(content) => (benchmarkOf(content)['group'] = 'joined'),
			{
				file: 'benchmarks.yaml',
				path: 'benchmarks.0.beside',
				problem: { kind: 'unknown-id', id: 'stocked', nearest: undefined },
			},
		],
		[
			'an own figure of an item that is not asked',
			(content) => (ownOf(content)['item'] = 'stocks'),
			{
				file: 'benchmarks.yaml',
				path: 'own.0.item',
				problem: { kind: 'unknown-id', id: 'stocks', nearest: 'stock' },
			},
		],
		[
			'a clickable source without an address',
			(content) => Object.assign(benchmarkOf(content)['source'] as object, { link: 'clickable' }),
			{
				file: 'benchmarks.yaml',
				path: 'benchmarks.0.source',
				problem: { kind: 'no-source', offer: 'half' },
			},
		],
		[
			'a stated caveat without words',
			({ texts }) => (texts.benchmark.half.caveat = ''),
			missing('benchmark.half.caveat'),
		],
		[
			'a figure in words without them',
			(content) => (benchmarkOf(content)['figure'] = { kind: 'words' }),
			missing('benchmark.half.figure'),
		],
		[
			'a group without a name',
			({ texts }) => (texts.benchmark_group.all = ''),
			missing('benchmark_group.all'),
		],
	])('%s', (_, breakIt, problem) => {
		expect(problemsAfter(breakIt)).toContainEqual(problem);
	});

	it.each(['source', 'group', 'period', 'checked', 'caveat'])('a figure without its %s', (part) => {
		expect(problemsAfter((content) => (benchmarkOf(content)[part] = undefined))).not.toEqual([]);
	});

	it('a range that ends below its beginning', () => {
		const turned = { kind: 'range', low: 30, high: 15, unit: 'percent' };
		expect(problemsAfter((content) => (benchmarkOf(content)['figure'] = turned))).not.toEqual([]);
	});
});
