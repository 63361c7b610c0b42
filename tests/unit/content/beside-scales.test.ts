import { describe, expect, it } from 'vitest';
import type { ContentProblem } from '../../../src/lib/content/problem.ts';
import type { Texts } from '../../../src/lib/content/texts.ts';
import { loadRealContent } from '../../support/content.ts';
import { problemsAfter, type SmallContent } from '../../support/small-content.ts';

type Mistake = readonly [name: string, breakIt: (content: SmallContent) => void, problem: ContentProblem];

const ruleOf = ({ contradictions }: SmallContent) => contradictions[0] ?? never();
const mappingOf = ({ crosswalk }: SmallContent) => crosswalk.rows[0]?.mappings[0] ?? never();
const never = (): never => {
	throw new Error('the small content has changed');
};

describe('the checker finds in contradictions', () => {
	it.each<Mistake>([
		[
			'a misspelt fact',
			(content) => (ruleOf(content).when = [{ redy: 'true', stock: '0' }]),
			{
				file: 'contradictions.yaml',
				path: '0.when.0.redy',
				problem: { kind: 'unknown-id', id: 'redy', nearest: 'ready' },
			},
		],
		[
			'an item to look at that does not exist',
			(content) => (ruleOf(content).ask = ['stocks']),
			{
				file: 'contradictions.yaml',
				path: '0.ask.0',
				problem: { kind: 'unknown-id', id: 'stocks', nearest: 'stock' },
			},
		],
		[
			'two rules of one name',
			(content) => content.contradictions.push({ ...ruleOf(content) }),
			{
				file: 'contradictions.yaml',
				path: '1',
				problem: { kind: 'duplicate-id', id: 'ready_without_stock' },
			},
		],
		[
			'a missing text',
			({ texts }) => (texts.contradiction.ready_without_stock.look = ''),
			{
				file: 'texts/en.yaml',
				path: 'contradiction.ready_without_stock.look',
				problem: {
					kind: 'missing-text',
					key: 'contradiction.ready_without_stock.look',
					language: 'en',
				},
			},
		],
	])('%s', (_, breakIt, problem) => {
		expect(problemsAfter(breakIt)).toContainEqual(problem);
	});

	it('a row with one answer alone, which contradicts nothing, and a place that no factory has', () => {
		expect(problemsAfter((content) => (ruleOf(content).when = [{ stock: '0' }]))).not.toEqual([]);
		expect(problemsAfter((content) => (ruleOf(content).place = 'roof'))).not.toEqual([]);
	});
});

describe('the checker finds in a history', () => {
	const historyWith = (step: object) => (content: SmallContent) =>
		Object.assign(content.questionnaire, { version: 2, history: [{ version: 1, ...step }] });

	it('nothing where every old name ends at an item and an option that exist', () => {
		const step = { renamed: { order: 'orders' }, options: { order: { export: 'file' } } };
		expect(problemsAfter(historyWith(step))).toEqual([]);
	});

	it.each<readonly [string, object, string, ContentProblem['problem']]>([
		[
			'a new name that does not exist',
			{ renamed: { order: 'oders' } },
			'history.0.renamed.order',
			{ kind: 'unknown-id', id: 'oders', nearest: 'orders' },
		],
		[
			'an option that does not exist',
			{ options: { orders: { export: 'fille' } } },
			'history.0.options.orders.export',
			{ kind: 'unknown-id', id: 'fille', nearest: 'file' },
		],
		[
			'two items that move to one',
			{ renamed: { order: 'orders', sales: 'orders' } },
			'history.0.renamed.order',
			{ kind: 'duplicate-id', id: 'orders' },
		],
		[
			'an item that was removed and is asked again under the same name',
			{ removed: { orders: 'gone' } },
			'history.0.removed.orders',
			{ kind: 'duplicate-id', id: 'orders' },
		],
		[
			'a step from a version that is not older',
			{ version: 2 },
			'history.0.version',
			{ kind: 'out-of-range', value: 2, max: 1 },
		],
	])('%s', (_, step, path, problem) => {
		expect(problemsAfter(historyWith(step))).toContainEqual({ file: 'questionnaire.yaml', path, problem });
	});

	it('a removal without words for its reason', () => {
		const missing = (key: string) => ({
			file: 'texts/en.yaml',
			path: key,
			problem: { kind: 'missing-text', key, language: 'en' },
		});
		expect(
			problemsAfter(historyWith({ removed: { fax: 'nobody_has_one', telex: 'nobody_has_one' } })),
		).toEqual([missing('was.fax'), missing('removed.nobody_has_one'), missing('was.telex')]);
	});
});

describe('the checker finds in a crosswalk', () => {
	it.each<Mistake>([
		[
			'a level of ours that does not exist',
			({ crosswalk }) => Object.assign(crosswalk.rows[0] ?? {}, { levels: ['R9'] }),
			{
				file: 'crosswalk.yaml',
				path: 'rows.0.levels.0',
				problem: { kind: 'unknown-id', id: 'R9', nearest: 'R0' },
			},
		],
		[
			'a framework that is not listed',
			(content) => (mappingOf(content)['framework'] = 'othre'),
			{
				file: 'crosswalk.yaml',
				path: 'rows.0.mappings.0.framework',
				problem: { kind: 'unknown-id', id: 'othre', nearest: 'other' },
			},
		],
		[
			'a foreign level that is not listed',
			(content) => (mappingOf(content)['level'] = 'ones'),
			{
				file: 'crosswalk.yaml',
				path: 'rows.0.mappings.0.level',
				problem: { kind: 'unknown-id', id: 'ones', nearest: 'one' },
			},
		],
	])('%s', (_, breakIt, problem) => {
		expect(problemsAfter(breakIt)).toContainEqual(problem);
	});

	it.each([
		['a word that is only recalled', { mark: 'recalled' }],
		['a word where nothing can be said', { fit: 'cannot-say', mark: 'none' }],
		['a mapping without its mark', { mark: undefined }],
	])('%s', (_, told) => {
		expect(problemsAfter((content) => Object.assign(mappingOf(content), told))).not.toEqual([]);
	});
});

describe('the crosswalk that ships', () => {
	const { content, texts } = loadRealContent();
	const { rows, frameworks } = content.crosswalk;

	it('says something of every rung and official level, on every framework, exactly once', () => {
		for (const scale of content.scales.filter(({ id }) => id === 'chain' || id === 'miit-2024')) {
			const mapped = rows.filter((row) => row.scale === scale.id);
			expect(mapped.flatMap(({ levels }) => levels).sort()).toEqual(scale.levels.map(({ id }) => id).sort());
			for (const { mappings } of mapped)
				expect(mappings.map(({ framework }) => framework)).toEqual(frameworks.map(({ id }) => id));
		}
	});

	it('names no word of a framework that is only recalled', () => {
		for (const language of Object.values(texts)) {
			const named = (language['crosswalk'] as Texts)['framework'] as Texts;
			for (const { mark, framework } of rows.flatMap(({ mappings }) => mappings))
				if (mark === 'recalled') expect(Object.keys(named[framework] as Texts)).toEqual(['name']);
		}
	});

	it('shows no foreign score, least of all to a decimal', () => {
		for (const language of Object.values(texts)) {
			const words = JSON.stringify(language['crosswalk']);
			expect(words).not.toMatch(/\d[.．]\d|\d\s*(分|points|%)/);
		}
	});
});
