import { afterEach, describe, expect, it } from 'vitest';
import { typedAmount, writtenAmount } from '../../../src/lib/components/typed-amount.ts';
import {
	formatBytes,
	formatDay,
	formatList,
	formatPercent,
	formatPeriod,
	formatPoints,
	formatRange,
	formatYuan,
} from '../../../src/lib/i18n/formats.ts';
import { direction, switchLanguage, text } from '../../../src/lib/i18n/i18n.ts';
import { languages, originalLanguage, preferredLanguage } from '../../../src/lib/i18n/languages.ts';

afterEach(() => switchLanguage(originalLanguage));

/** Marks of direction belong to the writing, not to the number. */
const plain = (words: string) =>
	words.replaceAll(/[\u200E\u200F\u2066-\u2069]/g, '').replaceAll(/\u00A0|\u202F/g, ' ');

describe('numbers and dates', () => {
	it.each([
		['zh-CN', '20 万元', '15.5%', '2026年11月21日', '2024年6月', 'a、b和c', '12 KB'],
		['en', 'CNY 200,000', '15.5%', 'November 21, 2026', 'June 2024', 'a, b, and c', '12 KB'],
		['ar', '200,000 CNY', '15.5%', '21 نوفمبر 2026', 'يونيو 2024', 'a وb وc', '12 كيلوبايت'],
		['es', 'CNY 200,000', '15.5%', '21 de noviembre de 2026', 'junio de 2024', 'a, b y c', '12 KB'],
	] as const)('are written in %s as its readers write them', async (id, ...expected) => {
		await switchLanguage(id);
		const written = [
			formatYuan(200_000),
			formatPercent(0.155),
			formatDay('2026-11-21'),
			formatPeriod('2024-06'),
			formatList(['a', 'b', 'c']),
			formatBytes(12 * 1024),
		];
		expect(written.map(plain)).toEqual(expected);
	});

	it.each(languages)('have digits of the Chinese papers in $id', async ({ id }) => {
		await switchLanguage(id);
		expect(plain(formatPoints(59_850))).toBe('59.8');
		expect(formatRange('2', '2')).toBe('2');
		expect(plain(formatRange('R1', 'R3'))).toMatch(/^R1[–～]R3$/);
	});
});

describe('what a person types as a number', () => {
	it.each(languages)('is the same number in $id as elsewhere', async ({ id }) => {
		await switchLanguage(id);
		const typed = ['1200', '1,200', '１２', '١٢', '12,5', '12.5', '1,234,567', '1,234.5', '1.234,5', '約12'];
		expect(typed.map((words) => typedAmount(words))).toEqual([
			1200,
			1200,
			12,
			12,
			12.5,
			12.5,
			1_234_567,
			1234.5,
			1234.5,
			Number.NaN,
		]);
	});

	it('is asked for again in Spanish where two peoples read it differently', async () => {
		expect(typedAmount('1.500')).toBe(1.5);
		await switchLanguage('es');
		expect(typedAmount('1.500')).toBeNaN();
	});

	it.each(languages)('is read back as it was written in $id', async ({ id }) => {
		await switchLanguage(id);
		for (const amount of [0, 40, 1200, 1_234_567, 12.5, 12.345, 0.0001])
			expect(typedAmount(writtenAmount(amount)), String(amount)).toBe(amount);
	});
});

describe('a sentence', () => {
	it('keeps names and numbers together where it runs from right to left', async () => {
		expect(text('result.of', { name: 'ACME 3' })).not.toMatch(/[\u2066-\u2069]/);
		await switchLanguage('ar');
		expect(direction()).toBe('rtl');
		expect(text('result.of', { name: 'ACME 3' })).toContain('\u2066ACME 3\u2069');
		expect(text('result.of', { name: 'شركة ABC' })).toContain('\u2067شركة ABC\u2069');
		expect(text('deciding.lead', { range: formatRange('R1', 'R3'), count: 3 })).toContain(
			'\u2067\u2066R1\u2069',
		);
	});

	it.each([
		[1, 'one'],
		[2, 'two'],
		[3, 'few'],
		[100, 'other'],
	])('in Arabic has a form of its own for %d', async (count, form) => {
		expect(new Intl.PluralRules('ar').select(count)).toBe(form);
		await switchLanguage('ar');
		const others = [1, 2, 3, 100].filter((other) => other !== count);
		const words = (number: number) => text('advice.days', { count: number }).replaceAll(/\d+/g, '#');
		expect(others.map(words)).not.toContain(words(count));
	});
});

describe('the language of a reader', () => {
	it.each([
		[['ar-EG', 'en'], 'ar'],
		[['es-MX'], 'es'],
		[['zh-TW'], 'zh-CN'],
		[['pt-BR', 'es'], 'es'],
		[['sw'], 'en'],
	] as const)('of %j is %s', (spoken, expected) => {
		expect(preferredLanguage(spoken)).toBe(expected);
	});
});
