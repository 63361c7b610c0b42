import type { Day } from '../../../engine/calendar.ts';
import { dayAfter } from '../caseload/day-after.ts';

/** One entry of a calendar, for a whole day. */
export interface CalendarEntry {
	/** The same for the same thing at the same firm: taken in again, it moves the entry instead of doubling it. */
	readonly id: string;
	readonly day: Day;
	readonly title: string;
	readonly text: string;
	readonly place?: string | undefined;
	/** Milliseconds: when what it says was last changed. */
	readonly changedAt: number;
}

/** An iCalendar file. Source: RFC 5545; days are `VALUE=DATE`, so that no time zone moves them. */
export async function calendarFile(name: string, entries: readonly CalendarEntry[]): Promise<string> {
	const { ICalCalendar } = await import('ical-generator');
	const calendar = new ICalCalendar({
		name,
		prodId: { company: 'factory-checkup', product: 'follow-up', language: 'EN' },
	});
	for (const { id, day, title, text, place, changedAt } of entries)
		calendar.createEvent({
			id: `${id}@factory-checkup`,
			stamp: new Date(changedAt),
			// It only has to grow with every change; in minutes it fits into 32 bits.
			sequence: Math.floor(changedAt / 60_000),
			start: midnight(day),
			end: midnight(dayAfter(day, 1)),
			allDay: true,
			summary: title,
			description: text,
			...(place !== undefined && { location: place }),
		});
	// The library leaves out the break after the last line, which the standard asks for.
	return `${calendar.toString()}\r\n`;
}

/** The library writes the day of a moment in UTC. */
const midnight = (day: Day): Date => new Date(`${day}T00:00Z`);
