import type { Day } from '../../../engine/calendar.ts';

/** So many days later; no time zone and no change of the clock can shift it. */
export function dayAfter(day: Day, days: number): Day {
	const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
