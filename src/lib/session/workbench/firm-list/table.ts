/** What stands in a file, sheet by sheet; every cell as the words one sees in it. */
export interface Sheet {
	readonly name: string;
	readonly rows: readonly (readonly string[])[];
}

export type TableProblem =
	| { readonly kind: 'too-large' | 'too-many-rows' | 'too-much-inside' }
	| { readonly kind: 'old-excel' | 'unreadable' | 'empty' };
