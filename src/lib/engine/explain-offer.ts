import type { Table } from './condition.ts';
import { explainVerdict, type VerdictGround } from './explain-verdict.ts';
import type { Explanation, VerdictClaim } from './explanation.ts';
import type { Offer } from './offer.ts';
import { itemById, type ItemId } from './questionnaire.ts';

/**
 * Whether a firm may have an offer: the offer's own conditions, in a place that it reaches. Dates and whether anybody
 * checked it are no matter of the firm's and stay out. Pure.
 */
export function explainOffer(
	offer: Offer,
	placeItem: ItemId,
	ground: VerdictGround,
): Explanation<VerdictClaim> {
	return explainVerdict(reachingTable(offer, placeItem, ground), ground);
}

/** The place as one more cell of every row; `source` is the region's code. */
function reachingTable(
	{ region, eligible }: Offer,
	placeItem: ItemId,
	{ questionnaire }: VerdictGround,
): Table {
	if (region === '*') return eligible;
	const place = itemById(questionnaire).get(placeItem);
	const codes = place?.kind === 'choice' ? place.options.map(({ id }) => id) : [];
	const tests = codes
		.filter((code) => code === region || code.startsWith(`${region}-`))
		.map((value) => ({ kind: 'text', value }) as const);
	const reach = { fact: placeItem, test: { kind: 'one-of', tests } as const, source: region };
	return eligible.length === 0 ? [[reach]] : eligible.map((row) => [reach, ...row]);
}
