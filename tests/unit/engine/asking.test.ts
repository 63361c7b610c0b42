import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readAnswersFile, answersToFile } from '../../../src/lib/content/answers-file.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import {
	finishedSections,
	firstOpenScreen,
	setAsideAnswers,
	openItems,
	progress,
	screenStates,
} from '../../../src/lib/engine/asking.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { anyFirm, completion } from '../../support/arbitraries.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf, makeFirm, type AuthoredAnswers } from '../../support/firm.ts';

const statesOf = (answers: Answers) =>
	screenStates(realQuestionnaire, readAnswers(realQuestionnaire, answers));
const statesFor = (told: AuthoredAnswers) => statesOf(answersOf(told));
const stateOfScreen = (id: string, told: AuthoredAnswers) =>
	statesFor(told).find(({ screen }) => screen.id === id)?.state;

describe('a screen', () => {
	it('is answered by "don\'t know" as well', () => {
		expect(stateOfScreen('quality', { quality: 'dont-know' })).toBe('answered');
	});

	it('is open until each of its items is answered', () => {
		expect(stateOfScreen('firm', { county: 'CN-FJ-QZ-JJ' })).toBe('open');
	});

	it('is answered by bands alone, where the amounts are not known', () => {
		expect(stateOfScreen('machines', { Q2: 1 })).toBe('open');
		expect(stateOfScreen('machines', { Q2: 1, Q3: 0 })).toBe('answered');
	});

	it('is hidden where a condition hides all its items', () => {
		expect(stateOfScreen('link_design_production', { does_itself: [] })).toBe('hidden');
	});
});

describe('a finished section', () => {
	it('is one in which something was asked and nothing is open any more', () => {
		const three = { lead_time: 15, on_time_share: 92, defect_share: 3 };
		const [section] = statesFor({}).flatMap(({ screen, section }) =>
			screen.id === 'baseline' ? [section] : [],
		);
		expect(finishedSections(statesFor({}))).toEqual([]);
		expect(finishedSections(statesFor(three))).toEqual([]);
		expect(finishedSections(statesFor({ ...three, stock_days: 20 }))).toEqual([section]);
	});
});

describe('the first open screen', () => {
	it('stands behind answered ones', () => {
		const states = statesFor({ firm_name: 'Stone & Sons', county: 'CN-FJ-QZ-NA', cluster: 'other_cluster' });
		expect(firstOpenScreen(states)?.screen.id).toBe('size');
	});
});

describe('progress', () => {
	it('starts near nothing and ends at 1', () => {
		expect(progress(statesFor({}), 0)).toBe(0);
	});

	test.prop([fc.array(anyFirm, { minLength: 2, maxLength: 6 })], { numRuns: 60 })(
		'never runs backwards, whatever is answered, changed or taken back',
		(firms) => {
			let reached = 0;
			for (const firm of firms) {
				const next = progress(statesOf(firm), reached);
				expect(next).toBeGreaterThanOrEqual(reached);
				expect(next).toBeLessThanOrEqual(1);
				reached = next;
			}
		},
	);

	test.prop([anyFirm], { numRuns: 60 })('is whole exactly when nothing is open', (firm) => {
		const states = statesOf(firm);
		const open = openItems(states, readAnswers(realQuestionnaire, firm));
		expect(progress(states, 0) === 1).toBe(open.length === 0);
		expect(firstOpenScreen(states) === undefined).toBe(open.length === 0);
	});

	test.prop([anyFirm, completion], { numRuns: 60 })(
		'leaves open only amounts whose band is open too, and a branch of another industry, once all else is answered',
		(firm, complete) => {
			const readings = readAnswers(realQuestionnaire, complete(firm));
			const kinds = openItems(screenStates(realQuestionnaire, readings), readings).map(
				(id) => realQuestionnaire.items.find((item) => item.id === id)?.kind,
			);
			expect(kinds.filter((kind) => kind !== 'amount' && kind !== 'choice')).toEqual([]);
		},
	);
});

describe('hidden answers', () => {
	it('are listed as set aside', () => {
		const firm = makeFirm({ does_itself: ['supply'], data_design: 3 });
		const hidden = setAsideAnswers(realQuestionnaire, firm, readAnswers(realQuestionnaire, firm));
		expect([...hidden].sort()).toEqual([
			'data_design',
			'link_design_production',
			'link_marketing_design',
			'product_design',
		]);
	});
});

describe('an answers file', () => {
	test.prop([anyFirm], { numRuns: 150 })('gives back every record exactly as it was written', (firm) => {
		const written: unknown = JSON.parse(JSON.stringify(answersToFile(firm, realQuestionnaire)));
		expect(readAnswersFile(written, realQuestionnaire)).toEqual({ ok: true, value: firm });
	});
});
