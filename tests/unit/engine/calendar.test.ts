import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { daysBetween, isDay } from '../../../src/lib/engine/calendar.ts';

const milliseconds = 86_400_000;
const first = Date.UTC(1600, 0, 1) / milliseconds;
const last = Date.UTC(2999, 11, 31) / milliseconds;
const dayNumber = fc.integer({ min: first, max: last });
const dayOf = (number: number) => new Date(number * milliseconds).toISOString().slice(0, 10);
const twoDigits = (number: number) => String(number).padStart(2, '0');

describe('the calendar', () => {
	it.each([
		['2026-11-21', '2026-11-21', 0],
		['2026-11-21', '2026-12-31', 40],
		['2024-02-28', '2024-03-01', 2],
		['2025-02-28', '2025-03-01', 1],
		['1900-02-28', '1900-03-01', 1],
		['2000-02-28', '2000-03-01', 2],
		['2026-12-31', '2026-11-21', -40],
	])('counts from %s to %s %i days', (from, to, days) => {
		expect(daysBetween(from, to)).toBe(days);
	});

	it.each([
		'2026-02-30',
		'2025-02-29',
		'1900-02-29',
		'2026-13-01',
		'2026-00-10',
		'2026-04-31',
		'2026-1-01',
		'',
		'2026-11-21 ',
		'x',
	])('knows no day %j', (text) => {
		expect(isDay(text)).toBe(false);
	});

	test.prop([dayNumber, dayNumber])('counts days as dates do', (from, to) => {
		expect(daysBetween(dayOf(from), dayOf(to))).toBe(to - from);
	});

	test.prop([fc.integer({ min: 1000, max: 2999 }), fc.nat(14), fc.nat(33)])(
		'knows exactly the days that a date gives back unchanged',
		(year, month, date) => {
			const text = `${year}-${twoDigits(month)}-${twoDigits(date)}`;
			const instant = Date.parse(`${text}T00:00:00Z`);
			expect(isDay(text)).toBe(!Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text));
		},
	);
});
