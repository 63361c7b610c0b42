import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { openAnswers } from '../../../src/lib/content/answers-bundle.ts';
import { checkUpToFile, type AnswersOfFile } from '../../../src/lib/content/answers-file.ts';
import type { AnswerRecord, Answers } from '../../../src/lib/engine/answer.ts';
import { planMerge } from '../../../src/lib/session/workbench/merge-plan.ts';
import { rowsOf } from '../../../src/lib/session/workbench/merge-rows.ts';
import { usualSide } from '../../../src/lib/session/workbench/merge-statements.ts';
import type { Firm } from '../../../src/lib/storage/firm.ts';
import type { Journal } from '../../../src/lib/storage/journals.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf, type AuthoredAnswers } from '../../support/firm.ts';

const { version } = realQuestionnaire;
const card: Firm = { id: 'c1', person: '王厂长', phone: '0595 1234', updatedAt: 5 };

const journalOf = (answers: Answers, assessment: Partial<Journal['assessment']> = {}): Journal => ({
	assessment: {
		id: 'c1',
		name: '',
		questionnaire: 'factory',
		version,
		createdAt: 1,
		updatedAt: 2,
		reached: 0,
		...assessment,
	},
	entries: [...answers].map(([item, record], seq) => ({ seq, assessment: 'c1', item, record })),
	captures: [],
});

const fileOf = (answers: Answers, firm?: Firm): unknown => ({
	checkUps: [
		checkUpToFile(
			{
				answers,
				fates: [],
				checkUp: { id: 'c1', createdAt: 1, updatedAt: 2 },
				firm,
				history: [],
				captures: [],
			},
			realQuestionnaire,
		),
	],
});

function opened(file: unknown): readonly AnswersOfFile[] {
	const read = openAnswers(JSON.parse(JSON.stringify(file)), realQuestionnaire);
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return read.value.checkUps;
}

const planOf = (file: unknown, journals: readonly Journal[], cards: readonly Firm[] = []) =>
	planMerge(opened(file), { questionnaire: realQuestionnaire, journals, unreadable: [], cards });
const written = (plan: ReturnType<typeof planOf>) =>
	rowsOf(plan, {
		questionnaire: realQuestionnaire,
		sideOf: (_, item) => usualSide(item),
		at: 9,
		newId: () => 'new',
	});

const said = (told: AuthoredAnswers) => answersOf(told);
const name = (value: string) => ({ [realQuestionnaire.nameItem]: value });

describe('a file', () => {
	test.prop([anyFirm], { numRuns: 50 })('of what is here asks for nothing to be written', (answers) => {
		expect(written(planOf(fileOf(answers, card), [journalOf(answers)], [card]))).toBeUndefined();
	});

	test.prop([anyFirm], { numRuns: 50 })('of a check-up that is not here brings all of it', (answers) => {
		const rows = written(planOf(fileOf(answers, card), []));
		expect(rows?.assessments).toMatchObject([{ before: undefined, after: { id: 'c1', updatedAt: 2 } }]);
		expect(rows?.firms).toEqual([{ before: undefined, after: card }]);
		const items = rows?.entries.map(({ item }) => item) ?? [];
		expect(new Set(items)).toEqual(new Set(answers.keys()));
	});

	it('without an id belongs to the check-up that says all it says, the name included', () => {
		const told = { answers: { ...name('宏达'), headcount: 40 } };
		const here = journalOf(said({ ...name('宏达'), headcount: 40, quality: 1 }));
		expect(planOf(told, [here]).firms[0]?.checkUps[0]).toMatchObject({ kind: 'here', isNewerHere: true });
		const other = journalOf(said({ ...name('宏达'), headcount: 41, quality: 1 }));
		expect(planOf(told, [other]).firms[0]?.checkUps[0]?.kind).toBe('new');
	});

	it('without id and name is only the same where it says the very same', () => {
		const told = { answers: { headcount: 40 } };
		expect(planOf(told, [journalOf(said({ headcount: 40 }))]).firms[0]?.checkUps[0]?.kind).toBe('here');
		const more = journalOf(said({ headcount: 40, quality: 1 }));
		expect(planOf(told, [more]).firms[0]?.checkUps[0]?.kind).toBe('new');
	});

	it('brings a check-up out of the bin, and says so', () => {
		const answers = said({ headcount: 40 });
		const plan = planOf(fileOf(answers), [journalOf(answers, { deletedAt: 3 })]);
		expect(plan.firms[0]?.checkUps[0]).toMatchObject({ fromBin: true });
		expect(written(plan)?.assessments[0]?.after).not.toHaveProperty('deletedAt');
	});

	it('changes nothing of a check-up whose rows are damaged here', () => {
		const plan = planMerge(opened(fileOf(said({ headcount: 40 }))), {
			questionnaire: realQuestionnaire,
			journals: [],
			unreadable: ['c1'],
			cards: [],
		});
		expect(plan.firms[0]?.checkUps[0]?.kind).toBe('unreadable');
		expect(written(plan)).toBeUndefined();
	});

	it('keeps both answers of a conflict in the journal, the one of this device last', () => {
		const record = (value: number, at: number): AnswerRecord => ({
			answer: { kind: 'amount', value },
			by: 'owner',
			at,
			evidence: 'E0',
		});
		const plan = planOf(fileOf(new Map([['headcount', record(41, 8)]])), [
			journalOf(new Map([['headcount', record(40, 7)]])),
		]);
		expect(written(plan)?.entries.map((entry) => entry.record)).toEqual([record(41, 8), record(40, 7)]);
	});
});

describe('the card of a firm', () => {
	const merged = (here: Firm, there: Firm) =>
		planOf(fileOf(said({ headcount: 40 }), there), [journalOf(said({ headcount: 40 }))], [here]).firms[0]
			?.card;

	it('takes what the newer one says, keeps what only one says, and lists where they differ', () => {
		const there: Firm = { id: 'c1', person: '李厂长', address: '陈埭', updatedAt: 6 };
		expect(merged(card, there)).toMatchObject({
			after: { person: '李厂长', phone: '0595 1234', address: '陈埭', updatedAt: 6 },
			differences: [{ field: 'person', here: '王厂长', there: '李厂长', stands: 'there' }],
			added: ['address'],
		});
	});

	it('lets an older one add what is missing, and change nothing', () => {
		const there: Firm = { id: 'c1', person: '李厂长', address: '陈埭', updatedAt: 4 };
		expect(merged(card, there)?.after).toEqual({ ...card, address: '陈埭' });
	});

	it('is left alone where both say the same', () => {
		expect(merged(card, { ...card, updatedAt: 9 })).toBeUndefined();
	});
});
