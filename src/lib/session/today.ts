import type { Day } from '../engine/calendar.ts';

/** The calendar day on this device, in its own time zone. */
export function today(now = new Date()): Day {
	const pad = (value: number) => String(value).padStart(2, '0');
	return `${String(now.getFullYear())}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
