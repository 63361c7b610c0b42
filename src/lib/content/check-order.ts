import { generalNeeds, offerKinds, type Offer, type OfferId } from '../engine/offer.ts';
import { isStop } from '../engine/advice.ts';
import type { ItemId } from '../engine/questionnaire.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';

interface PackOfOffers {
	readonly pack: { readonly offers: readonly Offer[] };
	readonly log: ProblemLog;
}

/**
 * What comes first and what is spoken against, across packs: names that do not exist, offers that wait for each other,
 * something to do first of which nobody can say that it is lacking, a "not now" without an object.
 */
export function checkOrder(packs: readonly PackOfOffers[], items: readonly ItemId[]): void {
	const offers = new Map(packs.flatMap(({ pack }) => pack.offers.map((offer) => [offer.id, offer] as const)));
	const ids = [...offers.keys()];
	const targets = [...ids, ...offerKinds, ...generalNeeds, ...items];
	for (const { pack, log } of packs)
		pack.offers.forEach((offer, index) => {
			const expectWord = (word: string, known: readonly string[], path: readonly (string | number)[]) => {
				if (!known.includes(word))
					log.report(['offers', index, ...path], {
						kind: 'unknown-id',
						id: word,
						nearest: nearestWord(word, known),
					});
			};
			offer.after.forEach((first, position) => {
				expectWord(first, ids, ['after', position]);
				if (offers.get(first)?.held.length === 0)
					log.report(['offers', index, 'after', position], { kind: 'never-held', offer: first });
			});
			offer.against.forEach((what, position) => {
				expectWord(what, targets, ['against', position]);
			});
			if (isStop(offer) && offer.against.length === 0)
				log.report(['offers', index, 'against'], { kind: 'stops-nothing', offer: offer.id });
			if (!isStop(offer) && offer.against.length > 0)
				log.report(['offers', index, 'against'], { kind: 'no-stop', offer: offer.id });
			const way = wayBack(offer.id, [offer.id], offers);
			if (way !== undefined) log.report(['offers', index, 'after'], { kind: 'no-way-in', offers: way });
		});
}

/** From an offer over what comes before it to the offer itself, where there is such a way. */
function wayBack(
	start: OfferId,
	way: readonly OfferId[],
	offers: ReadonlyMap<OfferId, Offer>,
): readonly OfferId[] | undefined {
	const before = offers.get(way.at(-1) ?? start)?.after ?? [];
	if (before.includes(start)) return [...way, start];
	for (const first of before.filter((id) => !way.includes(id))) {
		const found = wayBack(start, [...way, first], offers);
		if (found !== undefined) return found;
	}
	return undefined;
}
