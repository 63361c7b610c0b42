import { describe, expect, it } from 'vitest';
import type { ContentProblem } from '../../../src/lib/content/problem.ts';
import { problemsAfter, readAfter, type SmallContent } from '../../support/small-content.ts';

type Mistake = readonly [name: string, breakIt: (content: SmallContent) => void, problem: ContentProblem];

const file = 'aliases.yaml';

describe('the checker finds in the words of lists', () => {
	it.each<Mistake>([
		[
			'a misspelt item',
			({ aliases }) => (aliases['plase'] = {}),
			{ file, path: 'plase', problem: { kind: 'unknown-id', id: 'plase', nearest: 'place' } },
		],
		[
			'an item whose answer is no choice',
			({ aliases }) => (aliases['spend'] = {}),
			{ file, path: 'spend', problem: { kind: 'unknown-id', id: 'spend', nearest: undefined } },
		],
		[
			'a misspelt option',
			({ aliases }) => (aliases['place'] = { 'CN-AB': ['A'] }),
			{ file, path: 'place.CN-AB', problem: { kind: 'unknown-id', id: 'CN-AB', nearest: 'CN-AA' } },
		],
		[
			'a word that stands there twice',
			({ aliases }) => (aliases['place'] = { 'CN-AA': ['A', 'A'] }),
			{ file, path: 'place.CN-AA.1', problem: { kind: 'duplicate-id', id: 'A' } },
		],
	])('%s', (_, breakIt, problem) => {
		expect(problemsAfter(breakIt)).toContainEqual(problem);
	});

	it('an empty word, which would stand in every cell', () => {
		expect(problemsAfter(({ aliases }) => (aliases['place'] = { 'CN-AA': [' '] }))).not.toEqual([]);
	});
});

it('a word may stand under two options', () => {
	const both = { 'CN-AA': ['A'], 'CN-BB': ['A'] };
	expect(readAfter(({ aliases }) => (aliases['place'] = both)).aliases['place']).toEqual(both);
});
