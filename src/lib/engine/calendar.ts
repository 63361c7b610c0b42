/** A calendar day as ISO 8601 writes it, `2026-11-21`. Such days sort as text. The engine has no clock: today comes in. */
export type Day = string;

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
	return dayNumber(to) - dayNumber(from);
}

/** Days since 0000-03-01 in the Gregorian calendar; years are counted from March so that a leap day comes last. */
function dayNumber(day: Day): number {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const shifted = month <= 2 ? year - 1 : year;
	const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
	return (
		365 * shifted +
		Math.floor(shifted / 4) -
		Math.floor(shifted / 100) +
		Math.floor(shifted / 400) +
		dayOfYear
	);
}

/** True for a day that exists: 2026-02-30 does not. */
export function isDay(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (match === null) return false;
	const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
	if (month < 1 || month > 12) return false;
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return date >= 1 && date <= (lengths[month - 1] ?? 0);
}
