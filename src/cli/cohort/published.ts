import { shownCounts, shownTotal, type ShownCount } from '../../lib/engine/cohort-shown.ts';
import { grouped } from '../../lib/engine/grouped.ts';
import type { Cell, Database, Row } from './database.ts';

/** A view of views.sql as it leaves the office. */
export interface PublishedView {
	readonly name: ViewName;
	readonly columns: readonly string[];
	readonly rows: readonly PublishedRow[];
}

/** Where the count is hidden, all that was worked out from these firms is null. */
export interface PublishedRow {
	readonly count: ShownCount;
	readonly cells: Row;
}

export type ViewName = keyof typeof viewRules;

/** `partOf`: rows that agree in these add up to a known total. `hidden`: what goes with a hidden count. */
const viewRules = {
	cohort_size: { partOf: undefined, hidden: [] },
	level_distribution: { partOf: ['scale', 'half'], hidden: [] },
	first_breaks: { partOf: [], hidden: [] },
	scenes_by_cluster: { partOf: ['scene', 'whole'], hidden: ['q1', 'median', 'q3'] },
	unproven_levels: { partOf: ['scale'], hidden: [] },
	over_claim: { partOf: undefined, hidden: ['over', 'steps', 'mean_steps'] },
	change_over_time: { partOf: ['scale', 'half'], hidden: [] },
} as const satisfies Record<string, { partOf: readonly string[] | undefined; hidden: readonly string[] }>;

const viewNames = [
	'cohort_size',
	'level_distribution',
	'first_breaks',
	'scenes_by_cluster',
	'unproven_levels',
	'over_claim',
	'change_over_time',
] as const satisfies readonly ViewName[];

/** Every view that is published, with the engine's rule of five on its counts. */
export async function publishedViews(database: Database): Promise<readonly PublishedView[]> {
	const views: PublishedView[] = [];
	for (const name of viewNames) {
		const columns = await database.rows(`SELECT column_name FROM (DESCRIBE ${name})`);
		views.push({
			name,
			columns: columns.map(({ column_name: column }) => String(column)),
			rows: publish(name, await database.rows(`FROM ${name}`)),
		});
	}
	return views;
}

export function publish(name: ViewName, rows: readonly Row[]): readonly PublishedRow[] {
	const { partOf, hidden } = viewRules[name];
	const shown = new Map<Row, ShownCount>();
	const groups =
		partOf === undefined
			? rows.map((row) => [row])
			: [...grouped(rows, (row) => JSON.stringify(partOf.map((column) => row[column]))).values()];
	for (const group of groups) {
		const counts = group.map((row) => Number(row['n']));
		const kinds = partOf === undefined ? counts.map(shownTotal) : shownCounts(counts);
		group.forEach((row, index) => shown.set(row, kinds[index] ?? { kind: 'withheld' }));
	}
	const goes = new Set<string>(['n', ...hidden]);
	return rows.map((row) => {
		const count = shown.get(row) ?? { kind: 'withheld' };
		if (count.kind === 'shown') return { count, cells: row };
		const kept = Object.entries(row).map(([column, cell]): [string, Cell] => [
			column,
			goes.has(column) ? null : cell,
		]);
		return { count, cells: Object.fromEntries(kept) };
	});
}
