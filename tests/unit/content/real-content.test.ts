import { describe, expect, it } from 'vitest';
import { loadContent } from '../../../src/cli/content-files.ts';
import { sentenceOfContentProblem } from '../../../src/cli/sentences.ts';
import type { Texts } from '../../../src/lib/content/texts.ts';
import {
	loadRealContent,
	officialScale,
	realQuestionnaire,
	realRulesFile,
	root,
} from '../../support/content.ts';
import { scenes } from '../../support/firm.ts';

describe('the content that ships', () => {
	it('has no problem', () => {
		const result = loadContent(root);
		expect(
			result.ok ? [] : result.problems.map((problem) => sentenceOfContentProblem(problem, 'en')),
		).toEqual([]);
	});

	it('says the same things in every language', () => {
		const { texts } = loadRealContent();
		const [first = [], ...others] = Object.values(texts).map((words) => keysOf(words).sort());
		expect(Object.keys(texts).sort()).toEqual([...realQuestionnaire.languages].sort());
		for (const other of others) expect(other).toEqual(first);
	});

	it('scores the sixteen scenes of the official scale, ten of them constrained', () => {
		expect(officialScale.sets['scenes']).toEqual(scenes);
		expect(officialScale.sets['constrained']).toHaveLength(10);
	});

	it('gives 50, 30 and 20 points to the three dimensions', () => {
		expect(officialScale.dimensions.map(({ max }) => max)).toEqual([50_000, 30_000, 20_000]);
	});

	it('never advises an offer that does not exist, and gives every offer a reason', () => {
		const offers = realRulesFile.offers.map(({ id }) => id);
		expect(realRulesFile.rules.map(({ offer }) => offer).filter((id) => !offers.includes(id))).toEqual([]);
		const advised = new Set(realRulesFile.rules.map(({ offer }) => offer));
		expect(offers.filter((id) => !advised.has(id))).toEqual([]);
	});
});

const keysOf = (texts: Texts, prefix = ''): string[] =>
	Object.entries(texts).flatMap(([key, value]) =>
		typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
	);
