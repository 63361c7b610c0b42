import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUpToFile, openAnswersFile } from '../../../src/lib/content/answers-file.ts';
import { canonicalJson } from '../../../src/lib/content/canonical-json.ts';
import { keyOf, type SaidInFile } from '../../../src/lib/content/said-in-file.ts';
import type { AnswerRecord, Answers } from '../../../src/lib/engine/answer.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf } from '../../support/firm.ts';

const { version } = realQuestionnaire;
const checkUp = {
	id: 'c1',
	createdAt: 1,
	updatedAt: 2,
	follows: 'c0',
	voiceOf: 'c9',
	voiceBy: 'accountant',
	reached: 0.5,
} as const;
const firm = { id: 'c0', person: '王厂长', phone: '0595 1234', planned: '2026-11-24', updatedAt: 3 };
const photo = {
	id: 'p1',
	kind: 'photo',
	item: 'quality',
	words: '看板',
	by: 'advisor',
	at: 5,
	media: { type: 'image/jpeg', bytes: 3 },
	data: 'AQID',
} as const;

const written = (answers: Answers, history: readonly SaidInFile[] = []) =>
	canonicalJson(
		checkUpToFile({ answers, fates: [], checkUp, firm, history, captures: [photo] }, realQuestionnaire),
	);
const opened = (letters: string) => openAnswersFile(JSON.parse(letters), realQuestionnaire);
const problemsOf = (more: object) => {
	const read = openAnswersFile({ answers: {}, ...more }, realQuestionnaire);
	return read.ok ? [] : read.problems;
};

const said = (item: string, record: AnswerRecord | null): SaidInFile => ({ item, version, record });
const quality = (option: string, at: number): AnswerRecord => ({
	answer: { kind: 'chosen', option },
	by: 'workshop_head',
	at,
	evidence: 'E1',
});

describe('the file of a whole check-up', () => {
	it('gives back which one it is, whose it is, and what was caught on the walk', () => {
		const read = opened(written(answersOf({ headcount: 40 })));
		expect(read.ok && read.value).toMatchObject({ checkUp, firm, captures: [photo] });
	});

	it('keeps who said what before, and what was taken back', () => {
		const history = [said('quality', quality('level1', 3)), said('quality', null), said('energy', null)];
		const last = said('quality', quality('level2', 9));
		const read = opened(written(new Map([['quality', last.record ?? quality('', 0)]]), [...history, last]));
		expect(read.ok && read.value.journal).toEqual([...history, last]);
	});

	it('lets an answer stand that somebody changed in it by hand', () => {
		const file: unknown = {
			answers: { quality: { value: 'level3', by: 'owner', at: 9, evidence: 'E0' } },
			history: [{ item: 'quality', value: 'level1', by: 'owner', at: 3, evidence: 'E0' }],
		};
		const read = openAnswersFile(file, realQuestionnaire);
		expect(read.ok && read.value.journal.map(({ record }) => record?.at)).toEqual([3, 9]);
	});

	it('has a journal of its answers where it tells no history', () => {
		const read = openAnswersFile({ answers: { headcount: 40 } }, realQuestionnaire);
		expect(read.ok && read.value.journal).toEqual([
			said('headcount', { answer: { kind: 'amount', value: 40 }, by: 'owner', at: 0, evidence: 'E0' }),
		]);
	});

	test.prop([anyFirm], { numRuns: 50 })(
		'opens as it was and is written in the same letters again',
		(told) => {
			const history = [...told].map(([item, record]) => said(item, record));
			const letters = written(told, history);
			const read = opened(letters);
			if (!read.ok) throw new Error(JSON.stringify(read.problems));
			expect(read.value.journal.map(keyOf)).toEqual(history.map(keyOf));
			expect(written(read.value.answers, history)).toBe(letters);
		},
	);

	test.prop([fc.dictionary(fc.string(), fc.integer())])(
		'does not care in which order keys came',
		(record) => {
			expect(canonicalJson(Object.fromEntries(Object.entries(record).reverse()))).toBe(canonicalJson(record));
		},
	);
});

describe('a file is refused', () => {
	it.each([
		['for a key that a newer release may have written', { checkUp: { ...checkUp, voice: 1 } }, 'unknown-key'],
		['for a check-up without an id', { checkUp: { createdAt: 1, updatedAt: 2 } }, 'schema'],
		['for progress beyond the end', { checkUp: { ...checkUp, reached: 7 } }, 'schema'],
		['for a day that is none', { firm: { ...firm, planned: '24 November' } }, 'schema'],
		[
			'for a picture that is a page',
			{ captures: [{ ...photo, media: { type: 'text/html', bytes: 3 } }] },
			'schema',
		],
		['for a picture in other letters', { captures: [{ ...photo, data: 'AQ<>' }] }, 'schema'],
		['for a statement that is no answer', { history: [{ item: 'quality', value: {} }] }, 'schema'],
		['for a statement about nothing', { history: [{ value: 1 }] }, 'schema'],
		['for a statement that is both', { history: [{ item: 'quality', withdrawn: true, value: 1 }] }, 'schema'],
		[
			'for a statement to a version to come',
			{ history: [{ item: 'quality', version: 99, value: 1 }] },
			'newer-version',
		],
	])('%s', (_, more, kind) => {
		expect(problemsOf(more).map(({ problem }) => problem.kind)).toEqual([kind]);
	});

	it('without ever taking a key that every object has', () => {
		const hostile: unknown = JSON.parse(
			'{"answers":{},"__proto__":{"a":1},"checkUp":{"id":"x","createdAt":1,"updatedAt":1,"__proto__":{"isAdmin":true}}}',
		);
		const read = openAnswersFile(hostile, realQuestionnaire);
		expect(read.ok && Object.hasOwn(read.value.checkUp ?? {}, '__proto__')).toBe(false);
		expect(Object.prototype).not.toHaveProperty('isAdmin');
	});
});
