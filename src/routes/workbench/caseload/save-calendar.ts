import { text } from '$lib/i18n/i18n.ts';
import { downloadFile } from '$lib/session/answers-download.ts';
import type { FirmCase } from '$lib/session/workbench/caseload/firm-case.ts';
import { calendarFile, type CalendarEntry } from '$lib/session/workbench/follow-up/calendar-file.ts';
import { datesOf, type DateAhead } from '$lib/session/workbench/follow-up/dates-ahead.ts';
import { calendarEntry } from './calendar-words.ts';

/** Hands over the days of these firms; rejects only where a part of the app cannot be fetched. */
export async function saveCalendar(firms: readonly FirmCase[], today: string): Promise<void> {
	const entries: CalendarEntry[] = [];
	for (const firm of firms) {
		const dates = datesOf(firm, today);
		const offers = dates.some(readsMeasures) ? await offersOf(firm) : [];
		entries.push(...dates.map((date) => calendarEntry(firm, date, offers)));
	}
	const [only, ...others] = firms;
	const name = only !== undefined && others.length === 0 ? only.name : '';
	const file = await calendarFile(text('caseload.calendar.name'), entries);
	downloadFile(
		`${name || 'factory-checkup'}-${today}.ics`,
		new Blob([file], { type: 'text/calendar;charset=utf-8' }),
	);
}

function readsMeasures(date: DateAhead): boolean {
	switch (date.kind) {
		case 'visit':
			return false;
		case 'measure':
			return true;
		case 'recheck':
			return date.measures;
	}
}

/** Brings in what is advised, with its words: five times what the list needs. */
async function offersOf({ checkUps: [last] }: FirmCase): Promise<readonly string[]> {
	const { measuredOffers } = await import('$lib/session/workbench/follow-up/measured-offers.ts');
	return measuredOffers(last.assessment.id);
}
