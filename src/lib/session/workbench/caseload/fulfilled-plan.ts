import type { Day } from '../../../engine/calendar.ts';
import type { Firm } from '../../../storage/firm.ts';
import { dayAfter } from './day-after.ts';

/** Who comes so many days before the day that was planned came early; a later day is another visit. */
const mostDaysEarly = 14;

/** The card without a planned day that what was done on this day fulfils. One that is past stays: it was kept. */
export function withoutFulfilledPlan(card: Firm, done: Day): Firm {
	const { planned, ...others } = card;
	const isFulfilled = planned !== undefined && planned > done && planned <= dayAfter(done, mostDaysEarly);
	return isFulfilled ? others : card;
}
