import type { Bounds } from './bounds.ts';
import type { CohortCheckUp } from './cohort-check-up.ts';
import type { CohortScales } from './cohort-entry.ts';
import { overClaims, type OverClaim } from './cohort-over-claim.ts';
import { breakPlaces } from './cohort-places.ts';
import { sceneFigures, type SceneFigures } from './cohort-scenes.ts';
import { shownParts, shownTotal, type ShownCount, type ShownPart } from './cohort-shown.ts';
import { breakPlace, changeOf, spanCounts, unproven, type BreakPlace } from './cohort-summary.ts';
import type { Verdict } from './compare.ts';
import type { ItemId } from './questionnaire.ts';

/** The figures of `checkup cohort` (docs/cohort.md), under the same names, as they may be shown. */
export interface CohortFigures {
	readonly cohort_size: Readonly<Record<CohortSize, ShownCount>>;
	/** A row of several levels is of firms that are not settled. */
	readonly level_distribution: readonly OfScale<Bounds>[];
	readonly first_breaks: Figure<BreakPlace>;
	readonly scenes_by_cluster: SceneFigures;
	readonly unproven_levels: readonly Omit<OfScale<{ readonly steps: number }>, 'half'>[];
	/** The most over-claimed first; at least five firms each. */
	readonly over_claim: readonly OverClaim[];
	readonly change_over_time: readonly OfScale<{ readonly verdict: Verdict }>[];
}

export const cohortSizes = ['check_ups', 'firms', 'visited', 'followed'] as const;
export type CohortSize = (typeof cohortSizes)[number];
export type ScaleKind = 'official' | 'chain';
export type Half = 'claimed' | 'evidenced';

/** Rows that add up to all firms it is of. */
export type Figure<Row> = readonly (Row & ShownPart)[];

export interface OfScale<Row> {
	readonly scale: ScaleKind;
	readonly half: Half;
	readonly rows: Figure<Row>;
}

type Firm = readonly CohortCheckUp[];

/** Of firms with their check-ups from the first to the last, as `firmsOf` gives them; the last one counts in every distribution. */
export function cohortFigures(scales: CohortScales, firms: readonly Firm[]): CohortFigures {
	const last = firms.flatMap((own) => own.at(-1) ?? []);
	const visited = last.filter(({ isVisited }) => isVisited);
	return {
		cohort_size: {
			check_ups: shownTotal(firms.flat().length),
			firms: shownTotal(firms.length),
			visited: shownTotal(visited.length),
			followed: shownTotal(firms.filter((own) => own.length > 1).length),
		},
		level_distribution: ofEach((scale, half) =>
			levelRows(half === 'claimed' ? last : visited, half, levelsOf(scales, scale)),
		),
		first_breaks: breakRows(scales, last),
		scenes_by_cluster: sceneFigures(scales, last),
		unproven_levels: scaleKinds.map((scale) => ({
			scale,
			rows: stepRows(visited, levelsOf(scales, scale)),
		})),
		over_claim: inOrderOfClaim(scales, overClaims(firms)),
		change_over_time: ofEach((scale, half) => verdictRows(firms, scale, half)),
	};
}

const scaleKinds: readonly ScaleKind[] = ['official', 'chain'];
const halves: readonly Half[] = ['claimed', 'evidenced'];
const verdicts: readonly Verdict[] = ['risen', 'no-proven-change', 'fallen'];

const ofEach = <Row>(rowsOf: (scale: ScaleKind, half: Half) => Figure<Row>): readonly OfScale<Row>[] =>
	scaleKinds.flatMap((scale) => halves.map((half) => ({ scale, half, rows: rowsOf(scale, half) })));

interface Levels {
	readonly what: 'level' | 'rung';
	readonly count: number;
}

const levelsOf = ({ official, chain }: CohortScales, scale: ScaleKind): Levels =>
	scale === 'official'
		? { what: 'level', count: official.levels.length }
		: { what: 'rung', count: chain.levels.length };

function levelRows(last: Firm, half: Half, { what, count }: Levels): Figure<Bounds> {
	const spans = spanCounts(last, (entry) => entry[half][what]);
	const settled = indices(count).map((level) => ({
		low: level,
		high: level,
		firms: spans.find(({ low, high }) => low === level && high === level)?.firms ?? 0,
	}));
	const rows = [...settled, ...spans.filter(({ low, high }) => low < high)];
	return figure(rows, ({ low, high }) => ({ low, high }));
}

function breakRows(scales: CohortScales, last: Firm): Figure<BreakPlace> {
	const found = last.map(({ firstBreak }) => breakKey(breakPlace(firstBreak)));
	const rows = breakPlaces(scales).map((place) => ({
		place,
		firms: found.filter((key) => key === breakKey(place)).length,
	}));
	return figure(rows, ({ place }) => place);
}

const breakKey = (place: BreakPlace): string => ('at' in place ? `${place.kind} ${place.at}` : place.kind);

function stepRows(visited: Firm, { what, count }: Levels): Figure<{ readonly steps: number }> {
	const steps = visited.map((entry) => unproven(entry, what));
	const rows = indices(count).map((level) => ({
		steps: level,
		firms: steps.filter((own) => own === level).length,
	}));
	return figure(rows, ({ steps: level }) => ({ steps: level }));
}

function verdictRows(
	firms: readonly Firm[],
	scale: ScaleKind,
	half: Half,
): Figure<{ readonly verdict: Verdict }> {
	const found = firms.flatMap(
		(own) => changeOf(own, (entry) => entry[half], scale === 'official' ? 'level' : 'rung') ?? [],
	);
	const rows = verdicts.map((verdict) => ({
		verdict,
		firms: found.filter((own) => own === verdict).length,
	}));
	return figure(rows, ({ verdict }) => ({ verdict }));
}

/** On average, the most over-claimed first; of equals in the order of asking. */
function inOrderOfClaim({ questionnaire }: CohortScales, claims: readonly OverClaim[]): readonly OverClaim[] {
	const placeOf = new Map<ItemId, number>(questionnaire.items.map(({ id }, place) => [id, place]));
	return [...claims].sort(
		(a, b) =>
			b.steps / b.firms - a.steps / a.firms || (placeOf.get(a.item) ?? 0) - (placeOf.get(b.item) ?? 0),
	);
}

function figure<Counted extends { readonly firms: number }, Row>(
	rows: readonly Counted[],
	rowOf: (row: Counted) => Row,
): Figure<Row> {
	const shown = shownParts(rows.map(({ firms }) => firms));
	return rows.flatMap((row, index) => {
		const part = shown[index];
		return part === undefined ? [] : [{ ...rowOf(row), ...part }];
	});
}

const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
