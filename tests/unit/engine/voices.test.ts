import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { respondents, type AnswerRecord, type Respondent } from '../../../src/lib/engine/answer.ts';
import {
	disagreements,
	heardBeside,
	standingWords,
	voicesByItem,
	type Statement,
} from '../../../src/lib/engine/voices.ts';
import { realQuestionnaire } from '../../support/content.ts';

const item = 'link_marketing_production';
const said = (by: Respondent, option: string, rest: Partial<AnswerRecord> = {}): AnswerRecord => ({
	answer: { kind: 'chosen', option },
	by,
	at: 1,
	evidence: 'E0',
	...rest,
});
const of = (...records: readonly (AnswerRecord | null)[]): readonly Statement[] =>
	records.map((record) => ({ item, record }));
const found = (statements: readonly Statement[]) => disagreements(realQuestionnaire, statements);

describe('several voices on one item', () => {
	it('disagree where the owner and the workshop head say different things', () => {
		expect(found(of(said('owner', 'system'), said('workshop_head', 'paper')))).toMatchObject([
			{ item, voices: [{ by: 'owner' }, { by: 'workshop_head' }], settled: undefined },
		]);
	});

	it('do not disagree where one only does not know', () => {
		const unknown: AnswerRecord = { ...said('accountant', ''), answer: { kind: 'dont-know' } };
		expect(found(of(said('owner', 'system'), unknown))).toEqual([]);
	});

	it('are settled by what the advisor found, until somebody says otherwise later', () => {
		const settled = of(
			said('owner', 'system'),
			said('workshop_head', 'paper'),
			said('advisor', 'paper', { at: 2, evidence: 'E2' }),
		);
		expect(found(settled)).toMatchObject([{ settled: { by: 'advisor', evidence: 'E2' } }]);
		expect(found([...settled, ...of(said('owner', 'system', { at: 3 }))])).toMatchObject([
			{ settled: undefined },
		]);
	});

	it('agree again when one of them changes the answer', () => {
		expect(
			found(of(said('owner', 'system'), said('workshop_head', 'paper'), said('owner', 'paper', { at: 4 }))),
		).toEqual([]);
	});

	it('are one voice where an answer is put down to somebody else', () => {
		const statements = of(
			said('owner', 'system'),
			said('accountant', 'system'),
			said('accountant', 'paper', { at: 2 }),
		);
		expect(found(statements)).toEqual([]);
		expect([...(voicesByItem(statements).get(item)?.keys() ?? [])]).toEqual(['accountant']);
	});

	it('lose the one whose answer was taken back', () => {
		expect(found(of(said('owner', 'system'), said('workshop_head', 'paper', { at: 2 }), null))).toEqual([]);
	});

	it('take several options in any order for the same, and never compare names', () => {
		const several = (by: Respondent, options: readonly string[]): Statement => ({
			item: 'does_itself',
			record: { ...said(by, ''), answer: { kind: 'several', options } },
		});
		const named = (by: Respondent, value: string): Statement => ({
			item: 'firm_name',
			record: { ...said(by, ''), answer: { kind: 'text', value } },
		});
		expect(
			found([
				several('owner', ['design', 'supply']),
				several('accountant', ['supply', 'design']),
				named('owner', '宏达'),
				named('accountant', '宏达鞋业'),
			]),
		).toEqual([]);
	});
});

const options = ['none', 'paper', 'file', 'system'];
const anyRecord = fc.record({
	answer: fc.constantFrom(...options).map((option) => ({ kind: 'chosen', option }) as const),
	by: fc.constantFrom(...respondents),
	at: fc.nat(50),
	evidence: fc.constantFrom('E0', 'E2'),
}) as fc.Arbitrary<AnswerRecord>;
const anyItem = fc.constantFrom('link_marketing_production', 'link_design_production', 'finance', 'quality');
const anyStatements = fc.array(fc.record({ item: anyItem, record: fc.option(anyRecord) }), { maxLength: 30 });
const anyAnswers = fc.array(fc.tuple(anyItem, anyRecord)).map((entries) => new Map(entries));

describe('voices', () => {
	test.prop([anyStatements, anyItem, fc.constantFrom(...options)])(
		'never disagree openly once the advisor spoke last',
		(statements, settledItem, option) => {
			const record = said('advisor', option, { at: 100, evidence: 'E2' });
			const after = found([...statements, { item: settledItem, record }]);
			expect(after.filter((one) => one.item === settledItem && one.settled === undefined)).toEqual([]);
		},
	);

	test.prop([anyStatements, anyItem])(
		'of one item do not depend on what is said about others',
		(statements, only) => {
			const alone = statements.filter((one) => one.item === only);
			expect(found(statements).filter((one) => one.item === only)).toEqual(found(alone));
		},
	);

	test.prop([anyStatements])('of one respondent alone never disagree', (statements) => {
		const owners = statements.map(({ item: of, record }) => ({
			item: of,
			record: record && { ...record, by: 'owner' as const },
		}));
		expect(found(owners)).toEqual([]);
	});
});

describe('answers heard beside others', () => {
	test.prop([anyAnswers, anyAnswers])(
		'leave the last word to what was there, and lose nothing',
		(there, theirs) => {
			const added = heardBeside(there, theirs);
			const last = new Map([...there, ...added.map(({ item: of, record }) => [of, record] as const)]);
			for (const [id, record] of there) expect(last.get(id)).toEqual(record);
			for (const [id, record] of theirs) {
				const all = [there.get(id), ...added.filter((one) => one.item === id).map((one) => one.record)];
				expect(all.some((one) => one?.by === record.by && same(one.answer, record.answer))).toBe(true);
			}
		},
	);

	test.prop([anyAnswers, anyAnswers])('are heard once, however often they are brought', (there, theirs) => {
		const once = heardBeside(there, theirs);
		const voices = voicesByItem([...statementsOf(there), ...once]);
		expect(voicesByItem([...statementsOf(there), ...once, ...once])).toEqual(voices);
	});
});

const statementsOf = (answers: ReadonlyMap<string, AnswerRecord>): readonly Statement[] =>
	[...answers].map(([of, record]) => ({ item: of, record }));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

describe('what an advisor has seen', () => {
	const asSaid = said('owner', 'system');
	const seen = said('owner', 'system', { at: 2, evidence: 'E2' });
	const found = said('advisor', 'paper', { at: 3, evidence: 'E2' });
	const voiceOf = (by: Respondent, ...records: readonly AnswerRecord[]) =>
		voicesByItem(of(...records))
			.get(item)
			?.get(by);

	it('of somebody’s word holds while the advisor finds nothing else', () => {
		expect(voiceOf('owner', asSaid, seen)).toEqual(seen);
		expect(standingWords([asSaid, seen])).toEqual([asSaid, seen]);
	});

	it('is nothing any more when the advisor finds otherwise: the owner only said it', () => {
		expect(voiceOf('owner', asSaid, seen, found)).toEqual(asSaid);
		expect(voiceOf('advisor', asSaid, seen, found)).toEqual(found);
		expect(standingWords([asSaid, seen, found])).toEqual([asSaid, found]);
	});

	it('leaves a word that was never written down before as only said, and a record a record', () => {
		expect(voiceOf('owner', seen, found)).toEqual({ ...seen, evidence: 'E0' });
		const onRecord = said('owner', 'system', { at: 2, evidence: 'E3' });
		expect(voiceOf('owner', asSaid, onRecord, found)).toEqual(onRecord);
	});

	it('is not undone by what the advisor had found before', () => {
		expect(voiceOf('owner', { ...found, at: 1 }, seen)).toEqual(seen);
		expect(voiceOf('owner', seen, { ...found, at: 1 })).toEqual(seen);
	});

	test.prop([fc.array(anyRecord, { maxLength: 12 })])(
		'is never shown beside another finding that came later',
		(records) => {
			const standing = standingWords(records);
			standing.forEach((one, index) => {
				const refuting = standing
					.slice(index + 1)
					.filter(({ by, at, answer }) => by === 'advisor' && at >= one.at && !same(answer, one.answer));
				if (one.by !== 'advisor' && one.evidence === 'E2') expect(refuting).toEqual([]);
			});
			expect(standing.length).toBeLessThanOrEqual(records.length);
		},
	);
});
