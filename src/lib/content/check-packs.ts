import type { AdviceSettings } from '../engine/offer.ts';
import { itemById, type Questionnaire } from '../engine/questionnaire.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import type { OfferPack } from './read-offers.ts';
import { reportDuplicates } from './read-questionnaire.ts';

interface LoggedPack {
	readonly pack: OfferPack;
	readonly log: ProblemLog;
}

/**
 * What only shows across packs: an id used twice, an offer that no rule advises, an alternative that does not exist,
 * a place that lies nowhere.
 */
export function checkPacksTogether(
	packs: readonly LoggedPack[],
	questionnaire: Questionnaire,
	settings: AdviceSettings,
): void {
	const [first] = packs;
	if (first === undefined) return;
	const all = <Part>(partsOf: (pack: OfferPack) => readonly Part[]) =>
		packs.flatMap(({ pack }) => partsOf(pack));
	const offerIds = all(({ offers }) => offers.map(({ id }) => id));
	reportDuplicates(offerIds, ['offers'], first.log);
	reportDuplicates(
		all(({ rules }) => rules.map(({ id }) => id)),
		['rules'],
		first.log,
	);
	checkOffers(packs, offerIds);
	checkNotes(packs, offerIds);
	checkPlaces(packs, placesToLieIn(questionnaire, settings));
}

function checkOffers(packs: readonly LoggedPack[], offerIds: readonly string[]): void {
	const advised = new Set(packs.flatMap(({ pack }) => pack.rules.map((rule) => rule.offer)));
	for (const { pack, log } of packs) {
		const expectOffer = (offer: string, path: readonly (string | number)[]) => {
			if (!offerIds.includes(offer))
				log.report(path, { kind: 'unknown-id', id: offer, nearest: nearestWord(offer, offerIds) });
		};
		pack.rules.forEach((rule, index) => {
			expectOffer(rule.offer, ['rules', index, 'offer']);
		});
		pack.services.forEach((service, index) => {
			expectOffer(service.offer, ['services', index, 'offer']);
		});
		pack.offers.forEach((offer, index) => {
			offer.instead.forEach((alternative, position) => {
				expectOffer(alternative, ['offers', index, 'instead', position]);
			});
			offer.stacksWith.forEach((other, position) => {
				expectOffer(other, ['offers', index, 'stacksWith', position]);
			});
			if (!advised.has(offer.id)) log.report(['offers', index], { kind: 'no-rule', offer: offer.id });
		});
		reportDuplicates(
			pack.services.map(({ kind }) => kind),
			['services'],
			log,
		);
	}
}

/** A note with the id of an offer would be one entry of the catalogue told twice. */
function checkNotes(packs: readonly LoggedPack[], offerIds: readonly string[]): void {
	const taken = new Set(offerIds);
	for (const { pack, log } of packs)
		pack.notes.forEach(({ id }, index) => {
			if (taken.has(id)) log.report(['notes', index], { kind: 'duplicate-id', id });
			taken.add(id);
		});
}

function checkPlaces(packs: readonly LoggedPack[], known: readonly string[]): void {
	const taken = new Set(known);
	for (const { pack, log } of packs)
		pack.places.forEach(({ code, under }, index) => {
			if (taken.has(code)) log.report(['places', index, 'code'], { kind: 'duplicate-id', id: code });
			taken.add(code);
			if (!known.includes(under))
				log.report(['places', index, 'under'], {
					kind: 'unknown-id',
					id: under,
					nearest: nearestWord(under, known),
				});
		});
}

/** The options of the coarsest place item. */
function placesToLieIn(questionnaire: Questionnaire, { placeItems }: AdviceSettings): readonly string[] {
	const item = itemById(questionnaire).get(placeItems.at(-1) ?? '');
	return item?.kind === 'choice' ? item.options.map(({ id }) => id) : [];
}
