import * as v from 'valibot';
import { barrierBases, barrierGroups, type BarrierRules } from '../engine/barriers.ts';
import { costBands, offerKinds, type Offer, type OfferId } from '../engine/offer.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { reportDuplicates } from './read-questionnaire.ts';
import { parseWith } from './schema-problems.ts';
import { readTable, type Domains } from './table.ts';

/** A row that asks nothing, or no row at all, would hold for everybody. */
const row = v.pipe(
	v.record(v.string(), v.string()),
	v.check((cells) => Object.keys(cells).length >= 1),
);
const rows = v.pipe(v.array(row), v.minLength(1));
const selection = v.strictObject({
	offers: v.optional(v.array(v.string()), []),
	kinds: v.optional(v.array(v.picklist(offerKinds)), []),
	costs: v.optional(v.array(v.picklist(costBands)), []),
});
const authoredBarriers = v.strictObject({
	atMost: v.pipe(v.number(), v.integer(), v.minValue(1)),
	notNow: v.strictObject({
		said: rows,
		figures: rows,
		offer: v.string(),
		signs: v.pipe(v.array(v.string()), v.minLength(1)),
	}),
	barriers: v.array(
		v.strictObject({
			id: v.string(),
			group: v.picklist(barrierGroups),
			basis: v.picklist(barrierBases),
			weight: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
			when: rows,
			favours: selection,
			holds: selection,
			source: v.strictObject({
				title: v.string(),
				url: v.exactOptional(v.pipe(v.string(), v.regex(/^https?:\/\//))),
				link: v.picklist(['clickable', 'text-only']),
				checked: v.picklist(['yes', 'partly', 'no']),
			}),
		}),
	),
});

interface BarrierContext {
	readonly domains: Domains;
	readonly offers: readonly Offer[];
	readonly allPacksRead: boolean;
	readonly log: ProblemLog;
}

/** Kinds and cost bands become the offers they stand for, so that whoever ranks advice only compares ids. */
export function readBarriers(
	input: unknown,
	{ domains, offers, allPacksRead, log }: BarrierContext,
): BarrierRules {
	const authored = parseWith(authoredBarriers, input, log) ?? nothing;
	const { notNow, barriers } = authored;
	const known = offers.map(({ id }) => id);
	const expectOffer = (offer: OfferId, path: readonly (string | number)[]) => {
		if (allPacksRead && !known.includes(offer))
			log.report(path, { kind: 'unknown-id', id: offer, nearest: nearestWord(offer, known) });
	};
	const tableAt = (when: v.InferOutput<typeof rows>, ...path: readonly (string | number)[]) =>
		readTable(when, { domains, log, path });
	reportDuplicates(
		barriers.map(({ id }) => id),
		['barriers'],
		log,
	);
	if (authored !== nothing) expectOffer(notNow.offer, ['notNow', 'offer']);
	return {
		atMost: authored.atMost,
		notNow: {
			...notNow,
			said: tableAt(notNow.said, 'notNow', 'said'),
			figures: tableAt(notNow.figures, 'notNow', 'figures'),
		},
		barriers: barriers.map(({ favours, holds, when, source, ...rest }, index) => {
			for (const [name, chosen] of Object.entries({ favours, holds }))
				chosen.offers.forEach((offer, position) =>
					expectOffer(offer, ['barriers', index, name, 'offers', position]),
				);
			if (source.link === 'clickable' && source.url === undefined)
				log.report(['barriers', index, 'source'], { kind: 'no-source', offer: rest.id });
			return {
				...rest,
				source,
				when: tableAt(when, 'barriers', index, 'when'),
				favours: chosenFrom(offers, favours),
				holds: chosenFrom(offers, holds),
			};
		}),
	};
}

const nothing: v.InferOutput<typeof authoredBarriers> = {
	atMost: 1,
	notNow: { said: [], figures: [], offer: '', signs: [] },
	barriers: [],
};

function chosenFrom(
	offers: readonly Offer[],
	{ offers: named, kinds, costs }: v.InferOutput<typeof selection>,
): readonly OfferId[] {
	return offers
		.filter(
			({ id, kind, effort }) => named.includes(id) || kinds.includes(kind) || costs.includes(effort.cost),
		)
		.map(({ id }) => id);
}
