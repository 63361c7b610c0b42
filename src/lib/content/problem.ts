/** One mistake in a file, as data: where it is, what kind it is, what was expected. Sentences are made at the edge. */
export interface ContentProblem {
	readonly file: string;
	/** Keys and indices from the top of the file, joined by dots. */
	readonly path: string;
	readonly problem: ProblemKind;
}

export type ProblemKind =
	| { readonly kind: 'unreadable'; readonly detail: string }
	| { readonly kind: 'schema'; readonly expected: string; readonly found: string }
	| { readonly kind: 'unknown-id'; readonly id: string; readonly nearest: string | undefined }
	| { readonly kind: 'duplicate-id'; readonly id: string }
	| { readonly kind: 'cell-syntax'; readonly cell: string; readonly at: string }
	| { readonly kind: 'cell-type'; readonly cell: string; readonly fact: string; readonly expected: string }
	| {
			readonly kind: 'cell-value';
			readonly cell: string;
			readonly value: string;
			readonly nearest: string | undefined;
	  }
	| { readonly kind: 'cell-range'; readonly cell: string; readonly min: number; readonly max: number }
	| { readonly kind: 'cell-constant'; readonly cell: string; readonly fact: string; readonly always: boolean }
	| { readonly kind: 'looks-ahead'; readonly fact: string }
	| { readonly kind: 'falling-points'; readonly item: string }
	| {
			readonly kind: 'points-length';
			readonly item: string;
			readonly expected: number;
			readonly found: number;
	  }
	| { readonly kind: 'points-sum'; readonly expected: number; readonly found: number }
	| { readonly kind: 'out-of-range'; readonly value: number; readonly max: number }
	| { readonly kind: 'lowest-gate'; readonly level: string }
	| { readonly kind: 'not-an-amount'; readonly item: string }
	| { readonly kind: 'breaks-monotony'; readonly fact: string }
	| { readonly kind: 'not-asked'; readonly item: string }
	| { readonly kind: 'no-place'; readonly item: string }
	| { readonly kind: 'missing-text'; readonly key: string; readonly language: string }
	| { readonly kind: 'unused-text'; readonly key: string; readonly language: string }
	/** In Chinese characters; a Latin letter or a digit is half a one. */
	| { readonly kind: 'long-label'; readonly label: string; readonly most: number }
	| { readonly kind: 'no-such-day'; readonly day: string }
	| { readonly kind: 'empty-period'; readonly from: string; readonly to: string }
	/** `same`: another row says the very same; else others together hold wherever it holds. Rows count from 0. */
	| { readonly kind: 'row-adds-nothing'; readonly beside: readonly number[]; readonly same: boolean }
	| { readonly kind: 'no-way-in'; readonly offers: readonly string[] }
	| { readonly kind: 'never-held'; readonly offer: string }
	| { readonly kind: 'stops-nothing'; readonly offer: string }
	| { readonly kind: 'no-stop'; readonly offer: string }
	| { readonly kind: 'no-rule'; readonly offer: string }
	| { readonly kind: 'no-source'; readonly offer: string };

/** Gathers problems of one file; `at` descends into it. */
export interface ProblemLog {
	readonly file: string;
	readonly report: (path: readonly (string | number)[], problem: ProblemKind) => void;
}

export function problemLog(file: string, problems: ContentProblem[]): ProblemLog {
	return { file, report: (path, problem) => void problems.push({ file, path: path.join('.'), problem }) };
}
