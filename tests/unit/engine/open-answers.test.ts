import { describe, expect, it } from 'vitest';
import { factsWithResults } from '../../../src/lib/engine/advice.ts';
import { evidencedAnswers, type Answers } from '../../../src/lib/engine/answer.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { unknownFact, type FactValue } from '../../../src/lib/engine/fact.ts';
import { realQuestionnaire, realRulesFile, realScales } from '../../support/content.ts';
import {
	all,
	allNodesDigital,
	answersOf,
	chainOf,
	doesNotApply,
	links,
	makeBestFirm,
	makeFirm,
	officialOf,
	scenes,
} from '../../support/firm.ts';

/** Nothing may be said that an open answer can still overturn. */
describe('bounds', () => {
	it('allow for an answer that may turn out not to be asked', () => {
		const told = { ...all(scenes, 0), ...all(scenes.slice(0, 6), 1) };
		const unsaid = makeBestFirm({ ...told, does_itself: 'dont-know' });
		const withoutDesign = makeBestFirm({ ...told, does_itself: ['supply'] });
		expect(officialOf(unsaid).level.low).toBeLessThanOrEqual(officialOf(withoutDesign).level.low);
	});

	it('allow for open scenes that may turn out not to apply, so that their node leaves the chain', () => {
		const joined = { ...allNodesDigital, ...all(Object.values(links), 3), joined_decision: true };
		const told = { ...joined, [links.shortageToBuyer]: 0, [links.stockToPlanning]: 0 };
		const supply = ['procurement', 'warehouse_logistics'];
		const open = makeFirm({ ...told, ...all(supply, 'dont-know') });
		const absent = makeFirm({ ...told, ...all(supply, doesNotApply) });
		expect(chainOf(open).level.high).toBeGreaterThanOrEqual(chainOf(absent).level.high);
	});

	it('stay within the evidenced ones when a seen band contradicts claimed amounts', () => {
		const firm = makeFirm({ machines: 100, machines_digital: 5, Q2: { value: 4, evidence: 'E2' } });
		const evidenced = evidencedAnswers(realQuestionnaire, firm);
		expect(officialOf(evidenced).points?.low).toBeLessThanOrEqual(officialOf(firm).points?.low ?? 0);
	});
});

describe('the first break', () => {
	const joined = { ...allNodesDigital, ...all(Object.values(links), 3) };

	it('is not known to be the joined decision while nobody has answered that', () => {
		expect(firstBreakFact(makeFirm({ ...joined, joined_decision: 'dont-know' }))).toEqual(unknownFact);
	});

	it('is not known to be a node whose scenes nobody has answered', () => {
		const scenesOfDesign = all(['product_design', 'process_design'], 'dont-know');
		expect(firstBreakFact(makeFirm({ ...joined, ...scenesOfDesign }))).toEqual(unknownFact);
	});

	it('is one of those that were possible before, when an open link is answered', () => {
		const told = { does_itself: ['design', 'supply'], [links.statusToCustomer]: 0 };
		const before = possibleBreaks(answersOf(told));
		for (const link of Object.values(links))
			for (const state of [0, 1, 2, 3, 4]) {
				const after = possibleBreaks(answersOf({ ...told, [link]: state }));
				if (link !== links.statusToCustomer) expect(before).toEqual(expect.arrayContaining(after));
			}
	});
});

function possibleBreaks(answers: Answers): string[] {
	const fact = firstBreakFact(answers);
	return fact.kind === 'one-of' ? [...fact.values] : [];
}

function firstBreakFact(answers: Answers): FactValue {
	const assessed = assessAnswers(realQuestionnaire, realScales, answers);
	return factsWithResults(realRulesFile.settings, assessed)('first_break');
}
