import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { answersToFile, openAnswersFile, readAnswersFile } from '../../../src/lib/content/answers-file.ts';
import { carryForward, type AnswerFate } from '../../../src/lib/engine/carry-forward.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf, doesNotApply } from '../../support/firm.ts';
import {
	amount,
	anyOldAnswers,
	anyVersion,
	chosen,
	several,
	thirdVersion,
} from '../../support/made-up-versions.ts';

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

	it('may say which check-up and which firm it is of', () => {
		const checkUp = { id: 'b', createdAt: 1, updatedAt: 2, follows: 'a' };
		const firm = { id: 'f', person: 'Wang', phone: '', updatedAt: 3 };
		const opened = (told: object) => openAnswersFile({ answers: {}, ...told }, realQuestionnaire);
		expect(opened({ checkUp, firm })).toMatchObject({ ok: true, value: { checkUp, firm } });
		expect(opened({})).not.toHaveProperty('value.checkUp');
		expect(opened({ checkUp: { ...checkUp, createdAt: -1 }, firm: { id: 'f', staff: 3 } })).toMatchObject({
			ok: false,
			problems: [{ path: 'checkUp.createdAt' }, { path: 'firm.staff' }],
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

describe('an answers file of an older version', () => {
	const file = (answers: unknown, more: object = {}) => ({ version: 1, answers, ...more });
	const openedFile = (input: unknown) => {
		const opened = openAnswersFile(input, thirdVersion);
		if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
		return opened.value;
	};
	const problemsIn = (input: unknown) => {
		const opened = openAnswersFile(input, thirdVersion);
		return opened.ok ? [] : opened.problems;
	};

	it('is carried forward, and says of every answer what became of it', () => {
		const { answers, fates } = openedFile(
			file({ name: 'Works', order: 'paper', networks: ['wifi'], fax: true, telex: 'busy', machines: 11 }),
		);
		expect([...answers].map(([id, { answer }]) => [id, answer])).toEqual([
			['name', { kind: 'text', value: 'Works' }],
			['order_entry', chosen('retyped')],
			['networks', several('wireless')],
		]);
		expect(fates.map((fate) => [fate.item, fate.kind === 'set-aside' ? fate.why.kind : fate.kind])).toEqual([
			['name', 'kept'],
			['order', 'mapped'],
			['networks', 'mapped'],
			['fax', 'removed'],
			['telex', 'unknown-item'],
			['machines', 'does-not-fit'],
		]);
	});

	it('keeps what it holds as it was said, whoever said it', () => {
		const said = { value: 'paper', by: 'advisor', at: 7, evidence: 'E2', note: 'seen' };
		const { told } = openedFile(file({ order: said, fax: { dontKnow: true } }));
		expect(told).toEqual([
			{
				version: 1,
				answers: new Map([
					['order', { answer: chosen('paper'), by: 'advisor', at: 7, evidence: 'E2', note: 'seen' }],
					['fax', { answer: { kind: 'dont-know' }, by: 'owner', at: 0, evidence: 'E0' }],
				]),
			},
		]);
	});

	it('sets aside an option by its place, which only the list of that version could tell', () => {
		const { answers, fates } = openedFile(file({ order: 1, networks: [0] }));
		expect(answers.size).toBe(0);
		expect(fates).toMatchObject([
			{ item: 'order', was: { answer: amount(1) }, why: { kind: 'does-not-fit' } },
			{ item: 'networks', was: { answer: several('0') }, why: { kind: 'does-not-fit' } },
		]);
	});

	it('is refused where something in it is no answer at all', () => {
		expect(problemsIn(file({ fax: { no: 'answer' } }))).toMatchObject([
			{ path: 'answers.fax', problem: { kind: 'schema' } },
		]);
	});

	it('is refused where a part of it is of a newer version', () => {
		expect(problemsIn(file({}, { setAside: [{ version: 4, answers: {} }] }))).toMatchObject([
			{ path: 'setAside.0.version', problem: { kind: 'newer-version' } },
		]);
	});

	// Names that every object has are never read from a file.
	const answersAnItemMayHave = anyOldAnswers.map(
		(old) => new Map([...old].filter(([id]) => !['__proto__', 'constructor'].includes(id))),
	);
	test.prop([answersAnItemMayHave, anyVersion], { numRuns: 200 })(
		'written anew, loses nothing of what counts nor of what was set aside',
		(old, version) => {
			const { answers, fates } = carryForward(thirdVersion, version, old);
			const again = openedFile(JSON.parse(JSON.stringify(answersToFile(answers, thirdVersion, fates))));
			const setAside = (all: readonly AnswerFate[]) =>
				all.flatMap((fate) =>
					fate.kind === 'set-aside' ? [[fate.item, fate.version, fate.was.answer, fate.why.kind]] : [],
				);
			expect(again.answers).toEqual(answers);
			expect(setAside(again.fates)).toEqual(setAside(fates));
		},
	);
});
