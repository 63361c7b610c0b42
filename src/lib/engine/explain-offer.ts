import type { Row, Table } from './condition.ts';
import { explainVerdict, type VerdictGround } from './explain-verdict.ts';
import type { Explanation, VerdictClaim } from './explanation.ts';
import type { Offer, RulesFile } from './offer.ts';
import type { PlaceCode } from './place.ts';
import { itemById, type ItemId } from './questionnaire.ts';

export type PlacesAsked = Pick<RulesFile, 'settings' | 'places'>;

/**
 * Whether a firm may have an offer: the offer's own conditions, in a place that it reaches. Dates and whether anybody
 * checked it are no matter of the firm's and stay out. Pure.
 */
export function explainOffer(
	{ region, eligible }: Offer,
	asked: PlacesAsked,
	ground: VerdictGround,
): Explanation<VerdictClaim> {
	if (region === '*') return explainVerdict(eligible, ground);
	const reaching = reachingRows(region, asked, ground);
	const rows: Table = eligible.length === 0 ? [[]] : eligible;
	return explainVerdict(
		rows.flatMap((row) => reaching.map((reach) => [...reach, ...row])),
		ground,
	);
}

/**
 * How a firm's place lies in a region, as cells: its coarse place does, or the coarse place holds a finer one that does.
 * `source` is the region's code.
 */
function reachingRows(
	region: PlaceCode,
	{ settings: { placeItems }, places }: PlacesAsked,
	{ questionnaire }: VerdictGround,
): Table {
	const [coarsest = '', ...finer] = placeItems.toReversed();
	const item = itemById(questionnaire).get(coarsest);
	const codes = item?.kind === 'choice' ? item.options.map(({ id }) => id) : [];
	const isInside = (code: PlaceCode) => code === region || code.startsWith(`${region}-`);
	const inside = codes.filter(isInside);
	const within = places.filter(({ code, under }) => isInside(code) && !inside.includes(under));
	const cell = (fact: ItemId, values: readonly PlaceCode[]) => {
		const tests = [...new Set(values)].map((value) => ({ kind: 'text', value }) as const);
		return { fact, test: { kind: 'one-of', tests } as const, source: region };
	};
	const throughFiner = finer.map((fine): Row => {
		const holding = within.map(({ under }) => under);
		return [
			cell(coarsest, holding),
			cell(
				fine,
				within.map(({ code }) => code),
			),
		];
	});
	return [
		...(inside.length > 0 || within.length === 0 ? [[cell(coarsest, inside)]] : []),
		...(within.length > 0 ? throughFiner : []),
	];
}
