import type { CohortProfile } from './cohort-profile.ts';
import { leastShown } from './cohort-shown.ts';
import { grouped } from './grouped.ts';

/** A check-up in a table that may leave the office. */
export interface NamelessRow {
	/** A running number. */
	readonly firm: number;
	readonly profile: CohortProfile;
}

/**
 * What could lead back to a firm goes, as in `anonymous.sql`: people, trade and revenue at once; then a place, a size and a
 * cluster that fewer than five firms share, the place first: it matters least to what is asked of a cohort.
 */
export function withoutRare<Row extends NamelessRow>(rows: readonly Row[]): readonly Row[] {
	const coarse = rows.map((row) =>
		changed(row, { subIndustry: undefined, headcount: undefined, revenueBand: undefined }),
	);
	const steps: readonly Partial<CohortProfile>[] = [
		{ county: undefined },
		{ size: undefined, aboveScale: undefined },
		{ cluster: undefined },
	];
	return steps.reduce<readonly Row[]>(withoutRareIn, coarse);
}

function withoutRareIn<Row extends NamelessRow>(
	rows: readonly Row[],
	gone: Partial<CohortProfile>,
): readonly Row[] {
	const alike = grouped(rows, ({ profile: { county, cluster, size, aboveScale } }) =>
		JSON.stringify([county, cluster, size, aboveScale].map((part) => part ?? null)),
	);
	const rare = new Set(
		[...alike.values()].filter((own) => new Set(own.map(({ firm }) => firm)).size < leastShown).flat(),
	);
	return rows.map((row) => (rare.has(row) ? changed(row, gone) : row));
}

const changed = <Row extends NamelessRow>(row: Row, gone: Partial<CohortProfile>): Row => ({
	...row,
	profile: { ...row.profile, ...gone },
});
