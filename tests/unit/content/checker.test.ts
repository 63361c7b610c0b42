import { describe, expect, it } from 'vitest';
import type { ProblemKind } from '../../../src/lib/content/problem.ts';
import { problemsAfter, type SmallContent } from '../../support/small-content.ts';

type Mistake = readonly [
	name: string,
	breakIt: (content: SmallContent) => void,
	file: string,
	path: string,
	problem: ProblemKind,
];

const itemOf = ({ questionnaire }: SmallContent, id: string): Record<string, unknown> =>
	questionnaire.items.find((item) => item['id'] === id) ?? {};
const offerOf = ({ pack }: SmallContent) => pack.offers[0] ?? never();
const ruleOf = ({ pack }: SmallContent) => pack.rules[0] ?? never();
const dimensionOf = ({ official }: SmallContent) => official.points[0] ?? never();
const gateOf = ({ official }: SmallContent) => official.levels[1]?.gate ?? never();
const nodeOf = ({ chain }: SmallContent, index: number) => chain.network.nodes[index] ?? never();
const linkOf = ({ chain }: SmallContent) => chain.network.links[0] ?? never();
const screenOf = ({ questionnaire }: SmallContent) => questionnaire.sections[0]?.screens[1] ?? never();

const longLabel = {
	none: { label: '没有' },
	file: { label: '用Excel导出再发给对方导入软件' },
	system: { label: 'a long one in a language of letters, which may wrap' },
};

const never = (): never => {
	throw new Error('the small content has changed');
};

describe('the checker', () => {
	it('finds nothing in content that holds', () => {
		expect(problemsAfter(() => undefined)).toEqual([]);
	});

	it.each<Mistake>([
		[
			'a misspelt fact in a rule, with the nearest word',
			(content) => (ruleOf(content).when = [{ order: '<= 1' }]),
			'pack.yaml',
			'rules.0.when.0.order',
			{ kind: 'unknown-id', id: 'order', nearest: 'orders' },
		],
		[
			'a wrong option in a cell, with the nearest word',
			(content) => (offerOf(content).eligible = [{ kind_of_firm: '"thirfty"' }]),
			'pack.yaml',
			'offers.0.eligible.0.kind_of_firm',
			{ kind: 'cell-value', cell: '"thirfty"', value: 'thirfty', nearest: 'thrifty' },
		],
		[
			'a cell that no firm satisfies',
			(content) => (ruleOf(content).when = [{ orders: '> 2' }]),
			'pack.yaml',
			'rules.0.when.0.orders',
			{ kind: 'cell-constant', cell: '> 2', fact: 'orders', always: false },
		],
		[
			'a cell that every firm satisfies',
			(content) => (ruleOf(content).when = [{ official_level: '<= 1' }]),
			'pack.yaml',
			'rules.0.when.0.official_level',
			{ kind: 'cell-constant', cell: '<= 1', fact: 'official_level', always: true },
		],
		[
			'a list of every option, which says nothing',
			(content) => (ruleOf(content).when = [{ place: '"CN-AA","CN-BB"' }]),
			'pack.yaml',
			'rules.0.when.0.place',
			{ kind: 'cell-constant', cell: '"CN-AA","CN-BB"', fact: 'place', always: true },
		],
		[
			'a number asked of a yes-or-no item',
			(content) => (ruleOf(content).when = [{ ready: '>= 1' }]),
			'pack.yaml',
			'rules.0.when.0.ready',
			{ kind: 'cell-type', cell: '>= 1', fact: 'ready', expected: 'yes-no' },
		],
		[
			'a text asked of a ladder',
			(content) => (ruleOf(content).when = [{ orders: '"file"' }]),
			'pack.yaml',
			'rules.0.when.0.orders',
			{ kind: 'cell-type', cell: '"file"', fact: 'orders', expected: 'number' },
		],
		[
			'a cell it cannot read, from where on',
			(content) => (ruleOf(content).when = [{ orders: '1, >> 2' }]),
			'pack.yaml',
			'rules.0.when.0.orders',
			{ kind: 'cell-syntax', cell: '1, >> 2', at: '>> 2' },
		],
		[
			'a condition that looks ahead',
			(content) => (itemOf(content, 'orders')['relevant'] = [{ stock: '>= 1' }]),
			'questionnaire.yaml',
			'items.3.relevant',
			{ kind: 'looks-ahead', fact: 'stock' },
		],
		[
			'a condition on the item itself',
			(content) => (itemOf(content, 'stock')['relevant'] = [{ stock: '>= 1' }]),
			'questionnaire.yaml',
			'items.4.relevant',
			{ kind: 'looks-ahead', fact: 'stock' },
		],
		[
			'two items of one name',
			(content) => content.questionnaire.items.push({ ...itemOf(content, 'stock') }),
			'questionnaire.yaml',
			'items.6',
			{ kind: 'duplicate-id', id: 'stock' },
		],
		[
			'a screen that asks for an item that does not exist',
			(content) => screenOf(content).items.push('stocks'),
			'questionnaire.yaml',
			'sections.0.screens.1.items.3',
			{ kind: 'unknown-id', id: 'stocks', nearest: 'stock' },
		],
		[
			'an item that stands on no screen',
			(content) => screenOf(content).items.pop(),
			'questionnaire.yaml',
			'items.5',
			{ kind: 'not-asked', item: 'ticks' },
		],
		[
			'a limit that is no item',
			(content) => (itemOf(content, 'spend')['atMost'] = 'spent'),
			'questionnaire.yaml',
			'items.1.atMost',
			{ kind: 'unknown-id', id: 'spent', nearest: 'spend' },
		],
		[
			'a share with too few bands for its ladder',
			(content) => (itemOf(content, 'stock')['share'] = { part: 'spend', whole: 'spend', upTo: [10] }),
			'questionnaire.yaml',
			'items.4.share.upTo',
			{ kind: 'points-length', item: 'stock', expected: 2, found: 1 },
		],
		[
			'a worked-out value that is not listed',
			(content) =>
				(content.questionnaire.facts[0] ?? never()).rows.push({ value: 'thrift', when: { spend: '> 50' } }),
			'questionnaire.yaml',
			'facts.0.rows.2.value',
			{ kind: 'unknown-id', id: 'thrift', nearest: 'thrifty' },
		],
		[
			'points that fall along a ladder',
			(content) => (dimensionOf(content).items['orders'] = [0, 2000, 1000]),
			'official.yaml',
			'points.0.items.orders',
			{ kind: 'falling-points', item: 'orders' },
		],
		[
			'a tick that costs points',
			(content) => (dimensionOf(content).items['ticks'] = [-1000, 6000]),
			'official.yaml',
			'points.0.items.ticks',
			{ kind: 'falling-points', item: 'ticks' },
		],
		[
			'points for more options than there are',
			(content) => (dimensionOf(content).items['orders'] = [0, 1000, 1500, 2000]),
			'official.yaml',
			'points.0.items.orders',
			{ kind: 'points-length', item: 'orders', expected: 3, found: 4 },
		],
		[
			'a stated maximum that the points do not sum to',
			(content) => (dimensionOf(content).max = 8000),
			'official.yaml',
			'points.0.max',
			{ kind: 'points-sum', expected: 8000, found: 7000 },
		],
		[
			'points for an item that does not exist',
			(content) => (dimensionOf(content).items['tick'] = [0]),
			'official.yaml',
			'points.0.items.tick',
			{ kind: 'unknown-id', id: 'tick', nearest: 'ticks' },
		],
		[
			'a gate that asks for an option beyond the ladder',
			(content) => (gateOf(content).all[1] = { item: 'stock', atOption: 3 }),
			'official.yaml',
			'levels.1.gate.all.1',
			{ kind: 'out-of-range', value: 3, max: 2 },
		],
		[
			'a gate that asks for more points than there are',
			(content) => (gateOf(content).all[0] = { points: 'base', atLeast: 7001 }),
			'official.yaml',
			'levels.1.gate.all.0',
			{ kind: 'out-of-range', value: 7001, max: 7000 },
		],
		[
			'a gate that counts more items than its set has',
			(content) => (gateOf(content).all[1] = { count: 'both', atOption: 1, atLeast: 3 }),
			'official.yaml',
			'levels.1.gate.all.1',
			{ kind: 'out-of-range', value: 3, max: 2 },
		],
		[
			'a gate on a set that does not exist',
			(content) => (gateOf(content).all[1] = { count: 'bots', atOption: 1, atLeast: 0 }),
			'official.yaml',
			'levels.1.gate.all.1',
			{ kind: 'unknown-id', id: 'bots', nearest: 'both' },
		],
		[
			'a misspelt item in a set',
			(content) => (content.official.sets['spare'] = ['stok']),
			'official.yaml',
			'sets.spare.0',
			{ kind: 'unknown-id', id: 'stok', nearest: 'stock' },
		],
		[
			'a link that ends nowhere',
			(content) => (linkOf(content).to = 'stores'),
			'chain.yaml',
			'network.links.0.to',
			{ kind: 'unknown-id', id: 'stores', nearest: 'store' },
		],
		[
			'a node made digital by an item that does not exist',
			(content) => (nodeOf(content, 0).digital.item = 'order'),
			'chain.yaml',
			'network.nodes.0.digital',
			{ kind: 'unknown-id', id: 'order', nearest: 'orders' },
		],
		[
			'a missing text',
			(content) => delete content.texts.item['orders']?.['prompt'],
			'texts/en.yaml',
			'item.orders.prompt',
			{ kind: 'missing-text', key: 'item.orders.prompt', language: 'en' },
		],
		[
			'an empty text',
			(content) => (content.texts.title = ' '),
			'texts/en.yaml',
			'title',
			{ kind: 'missing-text', key: 'title', language: 'en' },
		],
		[
			'a Chinese label that does not fit on a card',
			(content) => (content.texts.item['orders'] = { ...content.texts.item['orders'], option: longLabel }),
			'texts/en.yaml',
			'item.orders.option.file.label',
			{ kind: 'long-label', label: longLabel.file.label, most: 12 },
		],
		[
			'a text that nobody shows',
			(content) => (content.texts.item['order'] = { short: 'Short' }),
			'texts/en.yaml',
			'item.order.short',
			{ kind: 'unused-text', key: 'item.order.short', language: 'en' },
		],
		[
			'an offer that no rule advises',
			(content) => (content.pack.rules = []),
			'pack.yaml',
			'offers.0',
			{ kind: 'no-rule', offer: 'help' },
		],
		[
			'a rule for an offer that does not exist',
			(content) => content.pack.rules.push({ ...ruleOf(content), id: 'other', offer: 'halp' }),
			'pack.yaml',
			'rules.1.offer',
			{ kind: 'unknown-id', id: 'halp', nearest: 'help' },
		],
		[
			'an alternative that does not exist',
			(content) => offerOf(content).instead.push('helps'),
			'pack.yaml',
			'offers.0.instead.0',
			{ kind: 'unknown-id', id: 'helps', nearest: 'help' },
		],
		[
			'two rules of one name',
			(content) => content.pack.rules.push({ ...ruleOf(content) }),
			'pack.yaml',
			'rules.1',
			{ kind: 'duplicate-id', id: 'why' },
		],
		[
			'a rule that mends nothing known',
			(content) => (ruleOf(content).mends = ['ordres']),
			'pack.yaml',
			'rules.0.mends.0',
			{ kind: 'unknown-id', id: 'ordres', nearest: 'orders' },
		],
		[
			'a day that does not exist',
			(content) => (offerOf(content).validity.to = '2026-11-31'),
			'pack.yaml',
			'offers.0.to',
			{ kind: 'no-such-day', day: '2026-11-31' },
		],
		[
			'an offer that ends before it begins',
			(content) => (offerOf(content).validity.to = '2025-12-31'),
			'pack.yaml',
			'offers.0.validity',
			{ kind: 'empty-period', from: '2026-01-01', to: '2025-12-31' },
		],
		[
			'a yearly call that ends before it begins',
			(content) =>
				Object.assign(offerOf(content).validity, {
					calls: { kind: 'annual', last: { from: '2026-03-01', to: '2026-02-01' } },
				}),
			'pack.yaml',
			'offers.0.validity.calls',
			{ kind: 'empty-period', from: '2026-03-01', to: '2026-02-01' },
		],
		[
			'an offer said to go together with one that does not exist',
			(content) => Object.assign(offerOf(content), { stacksWith: ['helps'] }),
			'pack.yaml',
			'offers.0.stacksWith.0',
			{ kind: 'unknown-id', id: 'helps', nearest: 'help' },
		],
		[
			'a clickable source without an address',
			(content) => (offerOf(content).source['link'] = 'clickable'),
			'pack.yaml',
			'offers.0.source',
			{ kind: 'no-source', offer: 'help' },
		],
		[
			'a cap for a level that the scale does not have',
			(content) => (offerOf(content).money.capByLevelAfter['level2'] = 1000),
			'pack.yaml',
			'offers.0.money.capByLevelAfter',
			{ kind: 'unknown-id', id: 'level2', nearest: 'level0' },
		],
		[
			'a setting that names no scale',
			(content) => (content.settings.chainScale = 'chains'),
			'advice.yaml',
			'chainScale',
			{ kind: 'unknown-id', id: 'chains', nearest: 'chain' },
		],
		[
			'a threshold outside what an item can be',
			(content) => (ruleOf(content).when = [{ stock: '[1..9]' }]),
			'pack.yaml',
			'rules.0.when.0.stock',
			{ kind: 'cell-range', cell: '[1..9]', min: 0, max: 2 },
		],
		[
			'a row written twice',
			(content) => (ruleOf(content).when = [{ orders: '<= 1' }, { orders: '<=1' }]),
			'pack.yaml',
			'rules.0.when.1',
			{ kind: 'row-adds-nothing', beside: [0], same: true },
		],
		[
			'a row that an earlier one covers',
			(content) => (ruleOf(content).when = [{ orders: '<= 1' }, { orders: '0', ready: 'true' }]),
			'pack.yaml',
			'rules.0.when.1',
			{ kind: 'row-adds-nothing', beside: [0], same: false },
		],
		[
			'a row that two ranges cover together',
			(content) => (ruleOf(content).when = [{ spend: '< 30' }, { spend: '>= 30' }, { spend: '[10..50]' }]),
			'pack.yaml',
			'rules.0.when.2',
			{ kind: 'row-adds-nothing', beside: [0, 1], same: false },
		],
		[
			'an offer that comes after one that does not exist',
			(content) => Object.assign(offerOf(content), { after: ['hlep'] }),
			'pack.yaml',
			'offers.0.after.0',
			{ kind: 'unknown-id', id: 'hlep', nearest: 'help' },
		],
		[
			'an offer that nobody can take up, since it waits for itself',
			(content) => Object.assign(offerOf(content), { after: ['help'], held: [{ stock: '2' }] }),
			'pack.yaml',
			'offers.0.after',
			{ kind: 'no-way-in', offers: ['help', 'help'] },
		],
		[
			'something to do first that nobody can be said to lack',
			(content) => Object.assign(offerOf(content), { after: ['help'] }),
			'pack.yaml',
			'offers.0.after.0',
			{ kind: 'never-held', offer: 'help' },
		],
		[
			'a "not now" that speaks against nothing',
			(content) => Object.assign(offerOf(content), { kind: 'not-now' }),
			'pack.yaml',
			'offers.0.against',
			{ kind: 'stops-nothing', offer: 'help' },
		],
		[
			'an offer that speaks against others without being a "not now"',
			(content) => Object.assign(offerOf(content), { against: ['saas'] }),
			'pack.yaml',
			'offers.0.against',
			{ kind: 'no-stop', offer: 'help' },
		],
		[
			'a misspelt need, with the nearest word',
			(content) => Object.assign(ruleOf(content), { need: 'peple' }),
			'pack.yaml',
			'rules.0.need',
			{ kind: 'unknown-id', id: 'peple', nearest: 'people' },
		],
	])('finds %s', (_, breakIt, file, path, problem) => {
		expect(problemsAfter(breakIt)).toContainEqual({ file, path, problem });
	});

	it.each([
		[
			'an item',
			(content: SmallContent) => (itemOf(content, 'spend')['uniit'] = 'days'),
			'questionnaire.yaml',
		],
		['a scale', (content: SmallContent) => Object.assign(content.official, { level: [] }), 'official.yaml'],
		['an offer', (content: SmallContent) => Object.assign(offerOf(content), { amount: 1 }), 'pack.yaml'],
	])('refuses a key that %s does not have', (_, breakIt, file) => {
		expect(problemsAfter(breakIt)).toContainEqual(
			expect.objectContaining({ file, problem: expect.objectContaining({ kind: 'schema' }) as unknown }),
		);
	});

	it('lists several mistakes of several files at once', () => {
		const problems = problemsAfter((content) => {
			content.texts.title = '';
			offerOf(content).checked.asOf = 'yesterday';
			dimensionOf(content).max = 8000;
		});
		expect(problems.map(({ problem }) => problem.kind).sort()).toEqual([
			'missing-text',
			'no-such-day',
			'points-sum',
		]);
	});

	it('reports a mistake once, and nothing else because of it', () => {
		expect(problemsAfter((content) => (ruleOf(content).when = [{ order: '<= 1' }]))).toHaveLength(1);
	});
});

describe('the checker also finds', () => {
	it.each<readonly [string, (content: SmallContent) => void]>([
		['a misspelt scene of a node', (content) => (nodeOf(content, 0).scenes = ['ordres'])],
		[
			'a gate on the lowest level',
			(content) => Object.assign(content.official.levels[0] ?? {}, { gate: { item: 'stock', atOption: 1 } }),
		],
		[
			'an option listed twice',
			(content) => (itemOf(content, 'place')['options'] = ['CN-AA', 'CN-BB', 'CN-BB']),
		],
		[
			'a share of something that is no amount',
			(content) => (itemOf(content, 'stock')['share'] = { part: 'ready', whole: 'ready', upTo: [1, 2] }),
		],
		[
			'a link gate that asks for more links than it names',
			(content) => Object.assign(content.chain.levels[1]?.gate ?? {}, { atLeast: 2 }),
		],
	])('%s', (_, breakIt) => {
		expect(problemsAfter(breakIt)).not.toEqual([]);
	});
});
