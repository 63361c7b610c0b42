import { contentText, text } from '$lib/i18n/i18n.ts';
import type { FirmCase } from '$lib/session/workbench/caseload/firm-case.ts';
import type { CalendarEntry } from '$lib/session/workbench/follow-up/calendar-file.ts';
import type { DateAhead } from '$lib/session/workbench/follow-up/dates-ahead.ts';

/** What stands in the calendar for a day at a firm; `offers` are those whose measures are read then. */
export function calendarEntry(
	{ id, name, card, touchedAt }: FirmCase,
	date: DateAhead,
	offers: readonly string[],
): CalendarEntry {
	const firm = name || text('result.unnamed');
	const measures = measuresOf(date, offers);
	const lines = [
		card?.person && text('format.pair', { name: text('caseload.card.person'), value: card.person }),
		card?.phone && text('format.pair', { name: text('caseload.card.phone'), value: card.phone }),
		measures.length > 0 && text('caseload.calendar.measures'),
		...measures,
	];
	return {
		id: `${id}-${date.kind}`,
		day: date.day,
		title: text(`caseload.calendar.${date.kind}`, { name: firm }),
		text: lines.filter(Boolean).join('\n'),
		place: card?.address,
		changedAt: touchedAt,
	};
}

function measuresOf(date: DateAhead, offers: readonly string[]): readonly string[] {
	switch (date.kind) {
		case 'visit':
			return [];
		case 'recheck':
			return date.measures ? offers.map(measureOf) : [];
		case 'measure':
			return offers.map(measureOf);
	}
}

const measureOf = (offer: string): string =>
	text('format.pair', {
		name: contentText(`offer.${offer}.name`),
		value: contentText(`offer.${offer}.measure`),
	});
