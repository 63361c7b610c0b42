import { formatDay } from '$lib/i18n/formats.ts';
import { text } from '$lib/i18n/i18n.ts';
import type { CardFields } from '$lib/session/workbench/caseload/firm-card.ts';
import { visitDaysOf, type FirmCase } from '$lib/session/workbench/caseload/firm-case.ts';
import { lastDone, suggestedRecheck } from '$lib/session/workbench/caseload/standing.ts';

type Words = Partial<Record<keyof CardFields, string>>;

/** A day to check again that lies before the visit or the report it follows would be passed over without a word. */
export function cardProblems({ card, checkUps: [last] }: FirmCase, typed: Partial<CardFields>): Words {
	const { recheck = '' } = typed;
	const { visited = card?.visited, reported = card?.reported } = typed;
	const days = visitDaysOf(
		{ id: '', updatedAt: 0, ...(visited && { visited }), ...(reported && { reported }) },
		last,
	);
	const done = lastDone(days);
	if (recheck === '' || done === undefined || recheck > done.day) return {};
	return { recheck: text(`firmCard.tooEarly.${done.what}`, { day: formatDay(done.day) }) };
}

/** Which day counts where none was set, and that one that was set for the last round counts no more. */
export function cardHints({ card, checkUps: [last] }: FirmCase, today: string): Words {
	const days = visitDaysOf(card, last);
	const suggested = suggestedRecheck(days, today);
	const done = lastDone(days);
	const isOld = days.recheck !== undefined && done !== undefined && days.recheck <= done.day;
	// Where another day counts instead, that is said.
	if (isOld && suggested === undefined) return { recheck: text('firmCard.old') };
	return suggested === undefined
		? {}
		: { recheck: text('firmCard.suggestedBelow', { day: formatDay(suggested) }) };
}
