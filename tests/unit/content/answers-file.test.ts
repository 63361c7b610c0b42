import { describe, expect, it } from 'vitest';
import { readAnswersFile } from '../../../src/lib/content/answers-file.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf, doesNotApply } from '../../support/firm.ts';

const read = (answers: Readonly<Record<string, unknown>>) => readAnswersFile({ answers }, realQuestionnaire);
const problemsOf = (answers: Readonly<Record<string, unknown>>) => {
	const result = read(answers);
	return result.ok ? [] : result.problems;
};

describe('an answers file', () => {
	it('may name an option or give its index', () => {
		expect(answersOf({ Q2: 2, Q3: 'upto_40' }).get('Q2')?.answer).toEqual({
			kind: 'chosen',
			option: 'upto_40',
		});
		expect(answersOf({ Q1: [0, 'industrial_5g'] }).get('Q1')?.answer).toEqual({
			kind: 'several',
			options: ['workshop_network', 'industrial_5g'],
		});
	});

	it('tells "don\'t know" from "none of these" and from no answer', () => {
		const answers = answersOf({ Q1: 'dont-know', Q4: [] });
		expect(answers.get('Q1')?.answer).toEqual({ kind: 'dont-know' });
		expect(answers.get('Q4')?.answer).toEqual({ kind: 'several', options: [] });
		expect(answers.has('Q6')).toBe(false);
	});

	it('takes a bare answer for a claim of the owner', () => {
		expect(answersOf({ quality: 1 }).get('quality')).toMatchObject({ by: 'owner', evidence: 'E0' });
	});

	it('keeps who said it, the evidence and the note', () => {
		const told = { value: 1, by: 'workshop_head', at: 7, evidence: 'E2', note: 'seen' };
		expect(answersOf({ quality: told }).get('quality')).toEqual({
			answer: { kind: 'chosen', option: 'level1' },
			by: 'workshop_head',
			at: 7,
			evidence: 'E2',
			note: 'seen',
		});
	});

	it.each([
		[
			'an item that does not exist',
			{ qualty: 1 },
			'answers.qualty',
			{ kind: 'unknown-item', id: 'qualty', nearest: 'quality' },
		],
		[
			'an option that does not exist',
			{ Q2: 'upto_30' },
			'answers.Q2',
			{ kind: 'unknown-option', option: 'upto_30' },
		],
		[
			'an index beyond the options',
			{ quality: 5 },
			'answers.quality',
			{ kind: 'no-such-option-index', index: 5, options: 5 },
		],
		[
			'a list for a ladder',
			{ quality: [1] },
			'answers.quality',
			{ kind: 'wrong-form', form: { kind: 'option', options: 5 } },
		],
		[
			'an option ticked twice',
			{ Q1: [0, 0] },
			'answers.Q1',
			{ kind: 'option-twice', option: 'workshop_network' },
		],
		[
			'an amount as text',
			{ headcount: '20' },
			'answers.headcount',
			{ kind: 'wrong-form', form: { kind: 'amount', unit: 'people' } },
		],
		['half a person', { headcount: 20.5 }, 'answers.headcount', { kind: 'not-whole' }],
		['no people', { headcount: 0 }, 'answers.headcount', { kind: 'below', min: 1 }],
		['too many people', { headcount: 100_001 }, 'answers.headcount', { kind: 'above', max: 100_000 }],
		[
			'more digital machines than machines',
			{ machines: 5, machines_digital: 6 },
			'answers.machines_digital',
			{ kind: 'exceeds', item: 'machines', value: 5 },
		],
		[
			'a reason that does not exist',
			{ quality: { notApplicable: 'lazy' } },
			'answers.quality',
			{ kind: 'unknown-reason', reason: 'lazy' },
		],
		[
			'"does not apply" where it always applies',
			{ headcount: doesNotApply },
			'answers.headcount',
			{ kind: 'must-apply' },
		],
		[
			'evidence that does not exist',
			{ quality: { value: 1, evidence: 'E4' } },
			'answers.quality.evidence',
			{ kind: 'schema' },
		],
	])('is refused for %s', (_, answers, path, problem) => {
		expect(problemsOf(answers)).toEqual([{ path, problem: expect.objectContaining(problem) as unknown }]);
	});

	it('is refused with every problem at once', () => {
		expect(
			problemsOf({ qualty: 1, Q2: 9, headcount: 0.5 })
				.map(({ path }) => path)
				.sort(),
		).toEqual(['answers.Q2', 'answers.headcount', 'answers.qualty']);
	});

	it('is refused for another questionnaire or a newer version', () => {
		const result = readAnswersFile({ questionnaire: 'farm', version: 99, answers: {} }, realQuestionnaire);
		expect(result).toMatchObject({
			ok: false,
			problems: [
				{ path: 'questionnaire', problem: { kind: 'other-questionnaire', found: 'farm' } },
				{ path: 'version', problem: { kind: 'newer-version', found: 99 } },
			],
		});
	});

	it.each([null, 7, 'x', [], {}, { answers: 3 }])('is refused when it is %j', (input) => {
		expect(readAnswersFile(input, realQuestionnaire).ok).toBe(false);
	});
});
