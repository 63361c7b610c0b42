import { describe, expect, it } from 'vitest';
import { bringsMoney, daysWords, worthName, worthWords } from '../../../src/lib/components/offer-words.ts';
import { costBands, type Offer } from '../../../src/lib/engine/offer.ts';
import { formatYuan } from '../../../src/lib/i18n/formats.ts';
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

describe('the worth of an offer', () => {
	it('of money is what it brings, and never a price', () => {
		for (const offer of realRulesFile.offers.filter(bringsMoney)) {
			expect(worthName(offer)).toBe(text('money.brings'));
			for (const band of costBands) expect(worthWords(offer)).not.toBe(text(`advice.cost.${band}`));
		}
		expect(worthWords(offerNamed('qz-jinjiang-chain-2025'))).toBe(
			text('money.award', { amount: formatYuan(50_000) }),
		);
		expect(worthWords(offerNamed('qz-huian-chain-2025'))).toBe(text('money.unknown'));
	});

	it('is not mixed: who cannot have money is shown other money instead', () => {
		for (const offer of realRulesFile.offers.filter(bringsMoney))
			expect(offer.instead.map(offerNamed).filter((other) => !bringsMoney(other))).toEqual([]);
	});

	it('of what is bought is its published price, else the band of its cost', () => {
		expect(worthWords(offerNamed('wecom'))).toBe(
			text('money.priceUpTo', { to: formatYuan(300), per: text('money.per.year') }),
		);
		expect(worthName(offerNamed('jiandaoyun'))).toBe(text('report.cost'));
		expect(worthWords(offerNamed('jiandaoyun'))).toBe(text('advice.cost.unknown'));
	});
});
