import type { Offer } from '../engine/offer.ts';
import { text } from '../i18n/i18n.ts';

/** How long the firm's own people need; nothing where that is no work at all. */
export const daysWords = ({ effort: { days } }: Offer): readonly string[] =>
	days === 0 ? [] : [text('advice.days', { count: days })];
