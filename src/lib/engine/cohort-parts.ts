import type { CohortProfile } from './cohort-profile.ts';
import { canOnlyBe, isSmall, leastShown } from './cohort-shown.ts';
import type { OptionId } from './questionnaire.ts';

/** A part of a cohort; undefined is everybody. */
export interface CohortPart {
	readonly cluster: OptionId | undefined;
	readonly county: OptionId | undefined;
}

export const wholeCohort: CohortPart = { cluster: undefined, county: undefined };

/** `closed`: it, or what is left without it, would tell of one to four firms. */
export type PartState = 'open' | 'closed' | 'empty';

/** Whether a firm, as its last check-up has it, belongs to a part. */
export const isInPart = ({ cluster, county }: CohortProfile, part: CohortPart): boolean =>
	(part.cluster === undefined || cluster === part.cluster) &&
	(part.county === undefined || county === part.county);

/**
 * Which parts of a cohort may be looked at alone, by the last profile of each firm: so that neither a part of one to four
 * firms is shown, nor the size of one can be worked out from all the parts that are.
 */
export function partStates(profiles: readonly CohortProfile[]): (part: CohortPart) => PartState {
	const clusters = [...new Set(profiles.map(({ cluster }) => cluster))];
	const counties = [...new Set(profiles.map(({ county }) => county))];
	const table = clusters.map((cluster) =>
		counties.map(
			(county) => profiles.filter((one) => one.cluster === cluster && one.county === county).length,
		),
	);
	const sums = withSums(table);
	const open = openCells(sums);
	return ({ cluster, county }) => {
		const row = cluster === undefined ? clusters.length : clusters.indexOf(cluster);
		const column = county === undefined ? counties.length : counties.indexOf(county);
		const firms = sums[row]?.[column] ?? 0;
		if (firms === 0) return 'empty';
		return open[row]?.[column] === true ? 'open' : 'closed';
	};
}

/** The table with the sum of each row at its end, and under it the sums of the columns. */
export function withSums(table: readonly (readonly number[])[]): readonly (readonly number[])[] {
	const rows = table.map((row) => [...row, sumOf(row)]);
	const [first = [0]] = rows;
	return [...rows, first.map((_, column) => sumOf(rows.map((row) => row[column] ?? 0)))];
}

interface Cell {
	readonly count: number;
	/** The number of all firms is never hidden. */
	readonly isWhole: boolean;
	isHidden: boolean;
}

/** Which cells of a table with its sums may be shown. What is hidden in a row may tell of a column, so until none tells. */
export function openCells(sums: readonly (readonly number[])[]): readonly (readonly boolean[])[] {
	const cells = sums.map((row, r) =>
		row.map((count, c): Cell => {
			const isWhole = r === sums.length - 1 && c === row.length - 1;
			return { count, isWhole, isHidden: isSmall(count) && !isWhole };
		}),
	);
	const lines = [...cells, ...(cells[0] ?? []).map((_, column) => cells.flatMap((row) => row[column] ?? []))];
	while (lines.some(hideWhatTells));
	return cells.map((row) => row.map(({ isHidden }) => !isHidden));
}

/** A line ends with its sum. Hides the next smallest where the others would tell; true where it did. */
function hideWhatTells(line: readonly Cell[]): boolean {
	const hidden = line.filter(({ isHidden }) => isHidden);
	const counts = hidden.map(({ count }) => count);
	const hidesSum = line.at(-1)?.isHidden === true;
	const isTold = !hidesSum && counts.every(isSmall) && canOnlyBe(counts);
	if (hidden.length === 0 || !(hidden.length === 1 || isTold)) return false;
	const large = line.filter(({ count, isHidden, isWhole }) => !isHidden && !isWhole && count >= leastShown);
	const parts = large.filter((cell) => cell !== line.at(-1));
	// The sum is hidden only where nothing else is left to hide one behind: hidden for any other reason it would tell that.
	const others = parts.length > 0 || hidden.length > 1 ? parts : large;
	const next = Math.min(...others.map(({ count }) => count));
	others.forEach((cell) => {
		if (cell.count === next) cell.isHidden = true;
	});
	return others.length > 0;
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
