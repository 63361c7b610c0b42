import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../../src/lib/session/workbench/caseload/day-after.ts';
import { daysBetween } from '../../../src/lib/engine/calendar.ts';
import {
	calendarFile,
	type CalendarEntry,
} from '../../../src/lib/session/workbench/follow-up/calendar-file.ts';
import { datesAhead } from '../../../src/lib/session/workbench/follow-up/dates-ahead.ts';
import { nextDates } from '../../../src/lib/session/workbench/follow-up/next-dates.ts';
import { aDay, makeCase, makeCheckUp } from './make-case.ts';

const entry: CalendarEntry = {
	id: 'firm-recheck',
	day: '2027-01-31',
	title: '复查：晋江宏达鞋业，有分号;有逗号,有反斜杠\\',
	text: '看两个数\n交期、退货',
	changedAt: Date.UTC(2026, 10, 22, 4),
};
const unfolded = (file: string) => file.replaceAll('\r\n ', '');

test.prop([
	fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
	fc.nat(500),
])('so many days later are so many days between', (date, days) => {
	const day = date.toISOString().slice(0, 10);
	expect(daysBetween(day, dayAfter(day, days))).toBe(days);
});

describe('what is still to come', () => {
	const reported = { visited: '2026-11-01', reported: '2026-11-02' };
	it('is the visit that is planned, and nothing of what was done', () => {
		expect(datesAhead({ planned: '2026-11-24' }, aDay)).toEqual([{ kind: 'visit', day: '2026-11-24' }]);
		expect(datesAhead({ planned: '2026-11-01', visited: '2026-11-01' }, aDay)).toEqual([]);
	});
	it('is the day to check again that was set where no visit is planned', () => {
		expect(datesAhead({ recheck: '2026-12-01' }, aDay)).toEqual([
			{ kind: 'recheck', day: '2026-12-01', measures: false },
		]);
	});
	it('is one day for measures and checking again, or two where another day was set', () => {
		expect(datesAhead(reported, aDay)).toEqual([{ kind: 'recheck', day: '2027-01-31', measures: true }]);
		expect(datesAhead({ ...reported, recheck: '2027-05-02' }, aDay)).toEqual([
			{ kind: 'measure', day: '2027-01-31' },
			{ kind: 'recheck', day: '2027-05-02', measures: false },
		]);
	});
});

describe('what is to be done at all firms', () => {
	const firmOf = (id: string, card: Parameters<typeof makeCase>[0] = {}) =>
		makeCase({ checkUps: [makeCheckUp({ id, name: id })], ...card });
	it('begins with what is longest overdue, and names a firm once for each of its days', () => {
		const dates = nextDates(
			[
				firmOf('later', { card: { planned: '2026-12-01' } }),
				firmOf('undated'),
				firmOf('twice', { card: { reported: '2026-08-01', recheck: '2027-02-01' } }),
				firmOf('late', { card: { planned: '2026-11-01' } }),
			],
			aDay,
		);
		expect(dates.map(({ firm, date }) => [firm.id, date.kind, date.day])).toEqual([
			['twice', 'measure', '2026-10-30'],
			['late', 'visit', '2026-11-01'],
			['later', 'visit', '2026-12-01'],
			['twice', 'recheck', '2027-02-01'],
		]);
	});
});

describe('the calendar file', () => {
	it('has whole days that no time zone moves, and escaped words', async () => {
		const file = unfolded(await calendarFile('跟进', [entry]));
		expect(file).toContain('DTSTART;VALUE=DATE:20270131\r\n');
		expect(file).toContain('DTEND;VALUE=DATE:20270201\r\n');
		expect(file).toContain('SUMMARY:复查：晋江宏达鞋业，有分号\\;有逗号\\,有反斜杠\\\\\r\n');
		expect(file).toContain('DESCRIPTION:看两个数\\n交期、退货\r\n');
	});
	it('names an entry the same each time and counts its changes up, so that a calendar moves it', async () => {
		const [before, after] = await Promise.all(
			[entry, { ...entry, day: '2027-02-10', changedAt: entry.changedAt + 3_600_000 }].map((told) =>
				calendarFile('跟进', [told]),
			),
		);
		const field = (file: string | undefined, name: string) =>
			new RegExp(`${name}:(.*)\r\n`).exec(unfolded(file ?? ''))?.[1];
		expect(field(after, 'UID')).toBe(field(before, 'UID'));
		expect(Number(field(after, 'SEQUENCE'))).toBeGreaterThan(Number(field(before, 'SEQUENCE')));
	});
	test.prop([fc.string({ unit: 'grapheme', maxLength: 200 })])(
		'folds every line at 75 octets and breaks with CRLF',
		async (words) => {
			const file = await calendarFile('跟进', [{ ...entry, title: words.replaceAll(/[\r\n]/g, ' ') }]);
			expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
			const lines = file.split('\r\n');
			expect(lines.every((line) => !/[\r\n]/.test(line) && new TextEncoder().encode(line).length <= 75)).toBe(
				true,
			);
		},
	);
});
