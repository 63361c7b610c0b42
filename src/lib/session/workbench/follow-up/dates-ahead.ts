import type { Day } from '../../../engine/calendar.ts';
import { visitDaysOf, type FirmCase } from '../caseload/firm-case.ts';
import { dayAfter } from '../caseload/day-after.ts';
import { daysUntilMeasured, recheckOf, standingOf, type VisitDays } from '../caseload/standing.ts';

/** A day that belongs into a calendar. */
export type DateAhead =
	| { readonly kind: 'visit'; readonly day: Day }
	/** The measures of what was advised are read, 90 days after the report. */
	| { readonly kind: 'measure'; readonly day: Day }
	/** `measures`: they are read on the same day. */
	| { readonly kind: 'recheck'; readonly day: Day; readonly measures: boolean };

/** What is still to come for a firm, and what is overdue; nothing of what was done. */
export function datesAhead(days: VisitDays, today: Day): readonly DateAhead[] {
	const { stage, next } = standingOf(days, today);
	switch (stage) {
		case 'planned':
			if (next === undefined) return [];
			// Without a plan for a visit it is the day to check again that is next.
			return next === days.planned
				? [{ kind: 'visit', day: next }]
				: [{ kind: 'recheck', day: next, measures: false }];
		case 'visited':
			return next === undefined ? [] : [{ kind: 'recheck', day: next, measures: false }];
		case 'reported':
		case 'recheck': {
			const { reported, recheck } = days;
			if (reported === undefined) return [];
			const [measured, again] = [dayAfter(reported, daysUntilMeasured), recheckOf({ reported, recheck })];
			if (measured === again) return [{ kind: 'recheck', day: again, measures: true }];
			return [
				{ kind: 'measure', day: measured },
				{ kind: 'recheck', day: again, measures: false },
			];
		}
	}
}

/** The days of a firm as its list shows them. */
export const datesOf = ({ card, checkUps: [last] }: FirmCase, today: Day): readonly DateAhead[] =>
	datesAhead(visitDaysOf(card, last), today);
