/** What stands in a file, sheet by sheet; every cell as the words one sees in it. */
export interface Sheet {
	readonly name: string;
	readonly rows: readonly (readonly string[])[];
}

export type TableProblem =
	| { readonly kind: 'too-large' | 'too-many-rows' | 'too-much-inside' }
	| { readonly kind: 'old-excel' | 'unreadable' | 'not-a-table' | 'empty' }
	/** Counted from 1, as whoever opens the file sees it. */
	| { readonly kind: 'open-quote'; readonly line: number };
