import type { Checked } from '../engine/offer.ts';
import type { OfferStanding } from '../engine/offer-status.ts';
import type { OfferCheck } from '../engine/offer-timing.ts';
import { formatDay } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';

export function statusWords({ status, timing }: OfferStanding): string {
	switch (status.kind) {
		case 'eligible':
			return text('advice.status.eligible');
		case 'not-checked':
			return timing.phase.kind === 'past-inferred-end'
				? text('advice.status.past-inferred-end', { day: formatDay(timing.phase.day) })
				: text('advice.status.not-checked');
		case 'possibly-eligible':
			return text('advice.status.possibly-eligible', { count: status.tellUs.length });
		case 'not-eligible':
			return text(status.outOfReach ? 'advice.status.outOfReach' : 'advice.status.not-eligible');
		case 'closing-soon':
			return text(status.inferred ? 'advice.status.closing-inferred' : 'advice.status.closing-soon', {
				day: formatDay(status.day),
			});
		case 'between-calls':
			return text('advice.status.between-calls', { day: formatDay(status.last) });
		case 'not-open-yet':
		case 'expired':
			return text(`advice.status.${status.kind}`, { day: formatDay(status.day) });
	}
}

/** Whether the source and its figures were seen, and when. */
export function checkedWords({ by, asOf }: Checked): string {
	switch (by) {
		case 'yes':
			return text('advice.checkedYes', { day: formatDay(asOf) });
		case 'partly':
			return text('advice.checkedPartly', { day: formatDay(asOf) });
		case 'no':
			return text('advice.checkedNo');
	}
}

/** Undefined while the check is young enough to rely on. */
export function staleWords(check: OfferCheck): string | undefined {
	return check.kind === 'stale' ? text('advice.status.stale', { day: formatDay(check.day) }) : undefined;
}
