import { describe, expect, it } from 'vitest';
import { nextPaidLevel, plannedMoney } from '../../../src/lib/components/planned-money.ts';
import { factsWithResults } from '../../../src/lib/engine/advice.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { standingsOf } from '../../../src/lib/engine/offer-status.ts';
import { officialScale, realQuestionnaire, realRulesFile, realScales } from '../../support/content.ts';
import { makeFirm, type AuthoredAnswers } from '../../support/firm.ts';

const { settings } = realRulesFile;

function offersOf(told: AuthoredAnswers) {
	const assessed = assessAnswers(realQuestionnaire, realScales, makeFirm(told));
	const { readings } = assessed;
	const facts = factsWithResults(settings, assessed);
	return standingsOf(realRulesFile, { facts, readings, today: '2026-11-21' });
}

describe('the own money of an answered spend', () => {
	it('counts every grant the firm might have, not the pilot grant alone', () => {
		const offers = offersOf({ county: 'CN-FJ-QZ-JJ', cluster: 'footwear', above_scale: false });
		const { own, lines } = plannedMoney({ offers, settings, plannedSpend: 6, levelAfter: 'level2' });
		expect(lines.map(({ offer }) => offer)).toEqual(['qz-jinjiang-12-2023']);
		expect(own).toEqual({ low: 4_800_000, high: 6_000_000 });
	});

	it('is worked out for the next level that some grant pays for', () => {
		const offers = offersOf({ county: 'CN-FJ-QZ-JJ' });
		expect(nextPaidLevel(offers, officialScale, 0)).toBe('level2');
		expect(nextPaidLevel(offers, officialScale, 2)).toBe('level3');
	});
});
