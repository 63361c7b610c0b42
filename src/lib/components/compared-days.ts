import { formatDay, formatMoment } from '../i18n/formats.ts';

/** Milliseconds and day of the last answer of a check-up. */
interface Said {
	readonly at: number;
	readonly day: string;
}

/** When each of two check-ups was answered: the days, and of one and the same day the times. */
export function daysOfBoth({ before, after }: { readonly before: Said; readonly after: Said }): {
	readonly before: string;
	readonly after: string;
} {
	const words = ({ at, day }: Said) => (before.day === after.day ? formatMoment(at) : formatDay(day));
	return { before: words(before), after: words(after) };
}
