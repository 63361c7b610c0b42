import type { Day } from '../../../engine/calendar.ts';
import type { FirmCase } from '../caseload/firm-case.ts';
import { datesOf, type DateAhead } from './dates-ahead.ts';

export interface DateOfFirm {
	readonly firm: FirmCase;
	readonly date: DateAhead;
}

/** What is to be done at all firms, what is longest overdue first. */
export const nextDates = (firms: readonly FirmCase[], today: Day): readonly DateOfFirm[] =>
	firms
		.flatMap((firm) => datesOf(firm, today).map((date) => ({ firm, date })))
		.toSorted((a, b) => (a.date.day === b.date.day ? 0 : a.date.day < b.date.day ? -1 : 1));
