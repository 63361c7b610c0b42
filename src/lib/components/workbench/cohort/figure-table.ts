import type { CohortScales } from '../../../engine/cohort-entry.ts';
import { cohortSizes, type CohortFigures } from '../../../engine/cohort-figures.ts';
import type { SceneCell } from '../../../engine/cohort-scenes.ts';
import type { ShownCount } from '../../../engine/cohort-shown.ts';
import { text } from '../../../i18n/i18n.ts';
import { itemName } from '../../sentences.ts';
import {
	breakFigure,
	changeFigures,
	clusterName,
	countWords,
	levelFigures,
	unprovenFigures,
	type NamedFigure,
} from './cohort-words.ts';

type Cell = string | number;
type Line = Readonly<Partial<Record<Column, Cell>>>;

const columns = ['figure', 'group', 'what', 'firms', 'all', 'q1', 'median', 'q3', 'over', 'steps'] as const;
type Column = (typeof columns)[number];

/** All figures of a cohort below each other, a line each; what is not shown on the page is not in it either. */
export function figureTable(figures: CohortFigures, scales: CohortScales): readonly (readonly Cell[])[] {
	const lines: readonly Line[] = [
		...cohortSizes.map((size) => ({
			figure: text('cohort.title'),
			what: text(`cohort.size.${size}`),
			firms: countCell(figures.cohort_size[size]),
		})),
		...linesOf(text('cohort.levels.title'), levelFigures(figures, scales, 'official')),
		...linesOf(text('cohort.rungs.title'), levelFigures(figures, scales, 'chain')),
		...linesOf(text('cohort.breaks.title'), [breakFigure(figures.first_breaks, scales)]),
		...sceneLines(figures),
		...linesOf(text('cohort.unproven.title'), unprovenFigures(figures)),
		...claimLines(figures),
		...linesOf(text('cohort.change.title'), changeFigures(figures)),
	];
	return [
		columns.map((column) => text(`cohort.column.${column}`)),
		...lines.map((line) => columns.map((column) => line[column] ?? '')),
	];
}

const linesOf = (figure: string, own: readonly NamedFigure[]): readonly Line[] =>
	own.flatMap(({ title, rows }) =>
		rows.map(({ name, count, total }) => ({
			figure,
			group: title === figure ? '' : title,
			what: name,
			firms: countCell(count),
			all: total ?? text('cohort.fewer'),
		})),
	);

function sceneLines({ scenes_by_cluster: { clusters, rows } }: CohortFigures): readonly Line[] {
	const line = (group: string, scene: string, { count, quartiles }: SceneCell): Line => ({
		figure: text('cohort.scenes.title'),
		group,
		what: itemName(scene),
		firms: countCell(count),
		...(quartiles && { q1: quartiles.q1, median: quartiles.median, q3: quartiles.q3 }),
	});
	return rows.flatMap(({ scene, whole, byCluster }) => [
		line(text('cohort.scenes.all'), scene, whole),
		...byCluster.map((cell, index) => line(clusterName(clusters[index]), scene, cell)),
	]);
}

const claimLines = ({ over_claim: claims }: CohortFigures): readonly Line[] =>
	claims.map(({ item, firms, over, steps }) => ({
		figure: text('cohort.overClaim.title'),
		what: itemName(item),
		firms,
		over,
		steps: Math.round((100 * steps) / firms) / 100,
	}));

const countCell = (count: ShownCount): Cell => (count.kind === 'shown' ? count.count : countWords(count));
