import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readAnswers, type Reading } from '../../../src/lib/engine/reading.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf, type AuthoredAnswers } from '../../support/firm.ts';

const readingOf = (id: string, told: AuthoredAnswers): Reading =>
	readAnswers(realQuestionnaire, answersOf(told)).of(id);
const bandOf = (told: AuthoredAnswers) => {
	const reading = readingOf('Q2', told);
	return reading.kind === 'given' && reading.answer.kind === 'chosen' ? reading.answer.option : reading.kind;
};

describe('a band derived from amounts', () => {
	it.each([
		[0, 'upto_10'],
		[10, 'upto_10'],
		[11, 'upto_20'],
		[20, 'upto_20'],
		[21, 'upto_40'],
		[40, 'upto_40'],
		[41, 'upto_60'],
		[60, 'upto_60'],
		[61, 'over_60'],
		[100, 'over_60'],
	])('puts %i of 100 machines into %s', (machines_digital, band) => {
		expect(bandOf({ machines: 100, machines_digital })).toBe(band);
	});

	it('tells 1 of 9 from 1 of 10', () => {
		expect(bandOf({ machines: 10, machines_digital: 1 })).toBe('upto_10');
		expect(bandOf({ machines: 9, machines_digital: 1 })).toBe('upto_20');
	});

	it('is exact where floating point is not', () => {
		for (const [digital_spend_3y, revenue_3y] of [
			[0.07, 0.7],
			[7.3, 73],
			[1.4, 14],
			[0.000001, 0.00001],
		])
			expect(readingOf('Q11', { digital_spend_3y, revenue_3y })).toMatchObject({
				answer: { option: 'upto_10' },
			});
	});

	test.prop([fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(10, 20, 40, 60)])(
		'includes its upper end for amounts with decimals',
		(tenths, percent) => {
			const share = { revenue_3y: tenths / 10, digital_spend_3y: (tenths * percent) / 1000 };
			expect(readingOf('Q11', share)).toMatchObject({ answer: { option: `upto_${percent}` } });
		},
	);

	it('does not follow from 0 of 0', () => {
		expect(bandOf({ machines: 0, machines_digital: 0 })).toBe('open');
		expect(bandOf({ machines: 0, machines_digital: 0, Q2: 1 })).toBe('upto_20');
	});

	it('does not follow while one amount is open or unknown', () => {
		expect(bandOf({ machines: 100 })).toBe('open');
		expect(bandOf({ machines: 100, machines_digital: 'dont-know' })).toBe('open');
	});

	it('outranks a guessed band, and says that it was derived', () => {
		expect(readingOf('Q2', { machines: 100, machines_digital: 50, Q2: 0 })).toMatchObject({
			answer: { option: 'upto_60' },
			derived: true,
		});
		expect(readingOf('Q2', { Q2: 0 })).toMatchObject({ derived: false });
	});

	it('is as well evidenced as the weaker of its two amounts', () => {
		const told = {
			machines: { value: 100, evidence: 'E3' },
			machines_digital: { value: 50, evidence: 'E1' },
		};
		expect(readingOf('Q2', told)).toMatchObject({ evidence: 'E1' });
	});

	test.prop([fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000)])(
		'is the first whose percentage of the whole the part does not exceed',
		(machines, part) => {
			fc.pre(part <= machines);
			const expected = [10, 20, 40, 60].filter(
				(percent) => BigInt(part) * 100n > BigInt(percent * machines),
			).length;
			const names = ['upto_10', 'upto_20', 'upto_40', 'upto_60', 'over_60'];
			expect(bandOf({ machines, machines_digital: part })).toBe(names[expected]);
		},
	);
});

describe('what a condition hides', () => {
	it('is kept and does not count', () => {
		expect(readingOf('product_design', { does_itself: ['supply'], product_design: 4 })).toEqual({
			kind: 'irrelevant',
		});
	});

	it('is asked while the condition is open', () => {
		expect(readingOf('product_design', {})).toEqual({ kind: 'open' });
		expect(readingOf('product_design', { does_itself: 'dont-know' })).toEqual({ kind: 'open' });
	});

	it('is not asked where the answer that would ask for it does not exist either', () => {
		expect(readingOf('sub_industry', { cluster: 'other_cluster' })).toEqual({ kind: 'irrelevant' });
		expect(readingOf('sub_industry', { cluster: 'footwear' })).toEqual({ kind: 'open' });
	});
});

describe('the size of a firm', () => {
	const sizeOf = (told: AuthoredAnswers) => {
		const value = readAnswers(realQuestionnaire, answersOf(told)).facts('size');
		return value.kind === 'one-of' ? value.values : value.kind;
	};

	it.each([
		[19, 'under_400m', ['micro']],
		[20, 'under_400m', ['small']],
		[299, 'over_400m', ['small']],
		[300, 'under_400m', ['medium']],
		[999, 'over_400m', ['medium']],
		[1000, 'over_400m', ['large']],
		[1000, 'under_3m', ['micro']],
	])('of %i people and revenue %s is %j', (headcount, revenue_band, size) => {
		expect(sizeOf({ headcount, revenue_band })).toEqual(size);
	});

	it('stays one of several while the revenue is open', () => {
		expect(sizeOf({ headcount: 100 })).toEqual(['micro', 'small']);
	});

	it('is unknown of a firm that said nothing', () => {
		expect(sizeOf({})).toBe('unknown');
	});
});
