import { describe, expect, it } from 'vitest';
import { daysWords } from '../../../src/lib/components/offer-words.ts';
import type { Offer } from '../../../src/lib/engine/offer.ts';
import { text } from '../../../src/lib/i18n/i18n.ts';
import { realRulesFile } from '../../support/content.ts';

const offerNamed = (id: string): Offer => {
	const found = realRulesFile.offers.find((offer) => offer.id === id);
	if (found === undefined) throw new Error(`no offer ${id}`);
	return found;
};

describe('the work of an offer', () => {
	it('is told in days of the own people, and not at all where there is none', () => {
		expect(daysWords(offerNamed('wecom'))).toEqual([text('advice.days', { count: 3 })]);
		expect(daysWords(offerNamed('not-now-no-need'))).toEqual([]);
	});
});
