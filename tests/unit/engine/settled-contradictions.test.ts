import { describe, expect, it } from 'vitest';
import type { AnswerRecord, Answers } from '../../../src/lib/engine/answer.ts';
import { settledContradictions } from '../../../src/lib/engine/settled-contradictions.ts';
import type { Statement } from '../../../src/lib/engine/voices.ts';
import { loadRealContent, realQuestionnaire } from '../../support/content.ts';
import { answersOf, type AuthoredAnswers } from '../../support/firm.ts';

const { content } = loadRealContent();
const rule = 'collected_without_machines';
/** Collects data live, and no machine sends any. */
const claimed: AuthoredAnswers = { production_control: 3, Q3: 0 };

const statementsOf = (told: AuthoredAnswers, by: AnswerRecord['by'], at: number): readonly Statement[] =>
	[...answersOf(told)].map(([item, record]) => ({ item, record: { ...record, by, at } }));
const countingNow = (statements: readonly Statement[]): Answers =>
	statements.reduce((answers, { item, record }) => {
		const next = new Map(answers);
		if (record === null) next.delete(item);
		else next.set(item, record);
		return next;
	}, new Map<string, AnswerRecord>());
const settled = (statements: readonly Statement[]) =>
	settledContradictions(content.contradictions, {
		questionnaire: realQuestionnaire,
		statements,
		answers: countingNow(statements),
	});
const settledRules = (statements: readonly Statement[]) => settled(statements).map((found) => found.rule);

describe('a contradiction in what a firm says', () => {
	it('is not settled while nobody looked', () => {
		expect(settledRules(statementsOf(claimed, 'owner', 1))).not.toContain(rule);
	});

	it('is settled by what an advisor found, and tells both what was said and what was found', () => {
		const looked = [
			...statementsOf(claimed, 'owner', 1),
			...statementsOf({ production_control: 1 }, 'advisor', 2),
		];
		expect(settled(looked).find((found) => found.rule === rule)).toMatchObject({
			changed: [
				{
					item: 'production_control',
					said: { by: 'owner', at: 1 },
					found: { by: 'advisor', at: 2 },
				},
			],
		});
	});

	it('stays open where the advisor found just what was said', () => {
		const looked = [
			...statementsOf(claimed, 'owner', 1),
			...statementsOf({ production_control: 3 }, 'advisor', 2),
		];
		expect(settledRules(looked)).not.toContain(rule);
	});

	it('is none where the owner took back one half before anybody looked', () => {
		const looked = [
			...statementsOf(claimed, 'owner', 1),
			{ item: 'production_control', record: null },
			...statementsOf({ production_control: 1 }, 'advisor', 2),
		];
		expect(settledRules(looked)).not.toContain(rule);
	});
});
