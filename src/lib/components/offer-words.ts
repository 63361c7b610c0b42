import type { Horizon } from '../engine/advice.ts';
import type { Offer } from '../engine/offer.ts';
import { formatBeside } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';
import { moneyWords } from './money-words.ts';

/** It pays the firm, lends to it or spares it tax: nothing is bought, so there is no price to ask for. */
export function bringsMoney({ kind }: Offer): boolean {
	switch (kind) {
		case 'subsidy':
		case 'loan':
		case 'tax':
			return true;
		case 'process':
		case 'saas':
		case 'doctor':
		case 'training':
		case 'platform':
		case 'not-now':
			return false;
	}
}

/** The name of what `worthWords` says. */
export const worthName = (offer: Offer): string => text(bringsMoney(offer) ? 'money.brings' : 'report.cost');

/** What an offer brings, or what it costs: the published price, else the band that we put it in. */
export function worthWords(offer: Offer): string {
	const { money, currency, effort } = offer;
	return bringsMoney(offer) || money.kind === 'price'
		? formatBeside(moneyWords(money, currency))
		: text(`advice.cost.${effort.cost}`);
}

/** How long the firm's own people need; nothing where that is no work at all. */
export const daysWords = ({ effort: { days } }: Offer): readonly string[] =>
	days === 0 ? [] : [text('advice.days', { count: days })];

/** By when a step is taken up, and by whom. */
export const takenUpWords = ({ horizon }: { readonly horizon: Horizon }, offer: Offer | undefined): string =>
	formatBeside([text(`advice.${horizon}`), ...(offer ? [text(`advice.who.${offer.who}`)] : [])]);
