import { shownParts, shownTotal, type ShownPart } from '../../lib/engine/cohort-shown.ts';
import { grouped } from '../../lib/engine/grouped.ts';
import type { Cell, Database, Row } from './database.ts';

/** A view of views.sql as it leaves the office. */
export interface PublishedView {
	readonly name: ViewName;
	readonly columns: readonly string[];
	readonly rows: readonly PublishedRow[];
}

/** Where the count is hidden, all that was worked out from these firms is null. */
export interface PublishedRow extends ShownPart {
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
	const { partOf } = viewRules[name];
	if (partOf === undefined)
		return rows.map((row) => publishedRow(name, row, { count: shownTotal(countOf(row)), total: undefined }));
	const parts = grouped(rows, (row) => JSON.stringify(partOf.map((column) => row[column])));
	const shown = new Map([...parts.values()].flatMap(shownRows));
	return rows.map((row) =>
		publishedRow(name, row, shown.get(row) ?? { count: { kind: 'withheld' }, total: undefined }),
	);
}

const shownRows = (part: readonly Row[]): readonly (readonly [Row, ShownPart])[] =>
	shownParts(part.map(countOf)).flatMap((shown, index) => {
		const row = part[index];
		return row ? [[row, shown] as const] : [];
	});

function publishedRow(name: ViewName, row: Row, shown: ShownPart): PublishedRow {
	if (shown.count.kind === 'shown') return { ...shown, cells: row };
	const goes = new Set<string>(['n', ...viewRules[name].hidden]);
	const kept = Object.entries(row).map(([column, cell]): [string, Cell] => [
		column,
		goes.has(column) ? null : cell,
	]);
	return { ...shown, cells: Object.fromEntries(kept) };
}

const countOf = (row: Row): number => Number(row['n']);
