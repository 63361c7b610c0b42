import type { Bounds } from '../../../engine/bounds.ts';
import type { CohortScales } from '../../../engine/cohort-entry.ts';
import type { CohortFigures, Figure, Half, ScaleKind } from '../../../engine/cohort-figures.ts';
import type { ShownCount, ShownPart } from '../../../engine/cohort-shown.ts';
import type { BreakPlace } from '../../../engine/cohort-summary.ts';
import type { OptionId } from '../../../engine/questionnaire.ts';
import { formatList, formatNumber } from '../../../i18n/formats.ts';
import { contentText, text } from '../../../i18n/i18n.ts';
import { itemName, levelSign, nodeName, signedLevelName } from '../../sentences.ts';

/** A row of a figure in the reader's language. */
export interface NamedRow extends ShownPart {
	readonly name: string;
	/** Of firms that are not settled: drawn dashed. */
	readonly isOpen: boolean;
}

/** Rows that add up to all firms they are of. */
export interface NamedFigure {
	readonly id: string;
	readonly title: string;
	readonly rows: readonly NamedRow[];
}

/** The claimed half and the evidenced one; a half that no firm has is left out. */
export function levelFigures(
	figures: CohortFigures,
	scales: CohortScales,
	scale: ScaleKind,
): readonly NamedFigure[] {
	const name = (level: number) => signedLevelName(scales[scale], level);
	// Of two rungs the signs are enough, and leave a phone room for the bar.
	const end = (level: number) => (scale === 'chain' ? levelSign(scales.chain, level) : name(level));
	const named = ({ low, high }: Bounds): string =>
		low === high ? name(low) : text('cohort.span', { low: end(low), high: end(high) });
	return figures.level_distribution
		.filter((figure) => figure.scale === scale && figure.rows.some(isOfAny))
		.map(({ half, rows }) => ({
			id: `levels-${scale}-${half}`,
			title: halfWords(half),
			rows: rows.map((row) => ({ ...shownOf(row), name: named(row), isOpen: row.low !== row.high })),
		}));
}

/** Where no chain breaks is left out, but for the links: of each of them it is asked. */
export function breakFigure(rows: Figure<BreakPlace>, scales: CohortScales): NamedFigure {
	return {
		id: 'breaks',
		title: text('cohort.breaks.title'),
		rows: rows
			.filter((row) => row.kind === 'link' || isOfAny(row))
			.map((row) => ({ ...shownOf(row), name: placeWords(row, scales), isOpen: row.kind === 'open' })),
	};
}

export function unprovenFigures({ unproven_levels: all }: CohortFigures): readonly NamedFigure[] {
	return all
		.filter(({ rows }) => rows.some(isOfAny))
		.map(({ scale, rows }) => ({
			id: `unproven-${scale}`,
			title: text(`cohort.scale.${scale}`),
			rows: rows.map((row) => ({
				...shownOf(row),
				name:
					row.steps === 0
						? text('cohort.unproven.none')
						: text('cohort.unproven.steps', { steps: formatNumber(row.steps) }),
				isOpen: false,
			})),
		}));
}

export function changeFigures({ change_over_time: all }: CohortFigures): readonly NamedFigure[] {
	return all
		.filter(({ rows }) => rows.some(isOfAny))
		.map(({ scale, half, rows }) => ({
			id: `change-${scale}-${half}`,
			title: text('cohort.scaleHalf', { scale: text(`cohort.scale.${scale}`), half: halfWords(half) }),
			rows: rows.map((row) => ({
				...shownOf(row),
				name: text(`cohort.verdict.${row.verdict}`),
				isOpen: row.verdict === 'no-proven-change',
			})),
		}));
}

/** What a figure shows, for who does not see it; n always with it. */
export function saysOf(rows: readonly NamedRow[]): string {
	const total = rows[0]?.total;
	if (total === undefined) return text('cohort.says.few');
	const counts = rows.map(barOf);
	const most = Math.max(0, ...counts);
	const n = formatNumber(total);
	if (most === 0) return text('cohort.says.withheld', { n });
	const names = rows.flatMap(({ name }, index) => (counts[index] === most ? [name] : []));
	return text(names.length === 1 ? 'cohort.says.most' : 'cohort.says.mostEach', {
		n,
		names: formatList(names),
		firms: formatNumber(most),
		share: shareWords(most / total),
	});
}

/** Whole percents: of so few firms a tenth says nothing. */
export const shareWords = (share: number): string =>
	formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });

/** How long the bar of a row is, in firms: none where their number is not shown. */
export const barOf = ({ count }: ShownPart): number => (count.kind === 'shown' ? count.count : 0);

export function countWords(count: ShownCount): string {
	switch (count.kind) {
		case 'shown':
			return formatNumber(count.count);
		case 'fewer':
			return text('cohort.fewer');
		case 'withheld':
			return text('cohort.withheld');
	}
}

export function placeWords(place: BreakPlace, { chain }: Pick<CohortScales, 'chain'>): string {
	switch (place.kind) {
		case 'link':
		case 'item':
			return itemName(place.at);
		case 'node':
			return text('cohort.breaks.node', { name: nodeName(chain, place.at) });
		case 'open':
			return text('cohort.breaks.open');
		case 'none':
			return text('cohort.breaks.none');
	}
}

export const clusterName = (cluster: OptionId | undefined): string =>
	cluster === undefined ? text('cohort.scenes.untold') : contentText(`item.cluster.option.${cluster}.label`);

const halfWords = (half: Half): string => text(`cohort.half.${half}`);

const shownOf = ({ count, total }: ShownPart): ShownPart => ({ count, total });
const isOfAny = ({ count }: ShownPart): boolean => count.kind !== 'shown' || count.count > 0;
