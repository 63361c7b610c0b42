import type { Bounds } from './bounds.ts';
import type { LevelId, Scale, ScaleId } from './scale.ts';

export type FrameworkId = string;

/** The words of other published scales beside our levels. No number crosses over: the scales measure different things. */
export interface Crosswalk {
	readonly frameworks: readonly Framework[];
	readonly rows: readonly CrosswalkRow[];
}

/** A published scale that we do not compute. */
export interface Framework {
	readonly id: FrameworkId;
	/** From the lowest; only those that a row names have a word. */
	readonly levels: readonly LevelId[];
	readonly source: FrameworkSource;
}

interface FrameworkSource {
	readonly title: string;
	readonly date?: string;
	readonly checked: 'yes' | 'partly' | 'no';
}

export interface CrosswalkRow {
	readonly scale: ScaleId;
	readonly levels: readonly LevelId[];
	readonly mappings: readonly CrosswalkMapping[];
}

/** What a mapping rests on. `recalled` was never checked and may name nothing; `none` means nobody published one. */
export const crosswalkMarks = ['published', 'third-party', 'our-model', 'recalled', 'none'] as const;
export type CrosswalkMark = (typeof crosswalkMarks)[number];

export type CrosswalkMapping =
	| {
			readonly fit: 'exact' | 'approximate';
			readonly framework: FrameworkId;
			readonly level: LevelId;
			readonly mark: Exclude<CrosswalkMark, 'recalled' | 'none'>;
	  }
	| {
			readonly fit: 'cannot-say';
			readonly framework: FrameworkId;
			readonly mark: Extract<CrosswalkMark, 'recalled' | 'none'>;
	  };

/** The rows for the levels of a scale that are still possible, each with only those of its levels, from the lowest. */
export function crosswalkRowsOf(
	{ rows }: Crosswalk,
	scale: Scale,
	{ low, high }: Bounds,
): readonly CrosswalkRow[] {
	const possible = scale.levels.slice(low, high + 1).map(({ id }) => id);
	return rows
		.filter((row) => row.scale === scale.id)
		.map((row) => ({ ...row, levels: row.levels.filter((level) => possible.includes(level)) }))
		.filter(({ levels }) => levels.length > 0);
}
