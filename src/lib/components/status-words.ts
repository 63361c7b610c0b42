import type { OfferStatus } from '../engine/advice.ts';
import type { Checked } from '../engine/offer.ts';
import { formatDay } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';

export function statusWords(status: OfferStatus): string {
	switch (status.kind) {
		case 'eligible':
		case 'not-checked':
			return text(`advice.status.${status.kind}`);
		case 'possibly-eligible':
			return text('advice.status.possibly-eligible', { count: status.tellUs.length });
		case 'not-eligible':
			return text(status.outOfReach ? 'advice.status.outOfReach' : 'advice.status.not-eligible');
		case 'closing-soon':
			return text(status.inferred ? 'advice.status.closing-inferred' : 'advice.status.closing-soon', {
				day: formatDay(status.day),
			});
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
