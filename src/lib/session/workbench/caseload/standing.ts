import type { Day } from '../../../engine/calendar.ts';
import type { Firm } from '../../../storage/firm.ts';
import { dayAfter } from './day-after.ts';

/** How far an advisor is with a firm, in the order of the work. */
export const stages = ['planned', 'visited', 'reported', 'recheck'] as const;
export type Stage = (typeof stages)[number];

export interface Standing {
	readonly stage: Stage;
	/** What is to be done next; undefined while no day is set for it. It lies in the past where it is overdue. */
	readonly next: Day | undefined;
}

/** Measures of the advice are read after 90 days; see `measure` in questionnaires/offers/README.md. */
export const daysUntilMeasured = 90;

export type VisitDays = Pick<Firm, 'planned' | 'visited' | 'reported' | 'recheck'>;

/** The last thing done tells the stage; a visit planned after it begins anew. */
export function standingOf({ planned, visited, reported, recheck }: VisitDays, today: Day): Standing {
	const done = latestOf(visited, reported);
	if (done === undefined) return { stage: 'planned', next: planned ?? recheck };
	if (isAfter(planned, done)) return { stage: 'planned', next: planned };
	if (reported === undefined || isAfter(visited, reported))
		return { stage: 'visited', next: isAfter(recheck, done) ? recheck : undefined };
	const next = recheckOf({ reported, recheck });
	return { stage: next <= today ? 'recheck' : 'reported', next };
}

/** The day that was set, unless it belongs to the report before. */
export const recheckOf = ({
	reported,
	recheck,
}: {
	readonly reported: Day;
	readonly recheck: Day | undefined;
}): Day => (recheck !== undefined && recheck > reported ? recheck : dayAfter(reported, daysUntilMeasured));

/** The day after the report that nobody set; undefined where one was, or where nothing was reported yet. */
export function suggestedRecheck(days: VisitDays, today: Day): Day | undefined {
	const { stage, next } = standingOf(days, today);
	return (stage === 'reported' || stage === 'recheck') && next !== days.recheck ? next : undefined;
}

/** What was done last: a day of checking again lies after it, or it belongs to the round before. */
export function lastDone({
	visited,
	reported,
}: VisitDays): { readonly what: 'visited' | 'reported'; readonly day: Day } | undefined {
	if (reported !== undefined && !isAfter(visited, reported)) return { what: 'reported', day: reported };
	return visited === undefined ? undefined : { what: 'visited', day: visited };
}

/** The next seven days. Overdue counts: it is to be done this week more than anything else. */
export function dueThisWeek(today: Day): (standing: Standing) => boolean {
	const last = dayAfter(today, 6);
	return ({ next }) => next !== undefined && next <= last;
}

// Days sort as text.
const latestOf = (...days: readonly (Day | undefined)[]): Day | undefined =>
	days
		.filter((day) => day !== undefined)
		.sort()
		.at(-1);

const isAfter = (day: Day | undefined, other: Day): day is Day => day !== undefined && day > other;
