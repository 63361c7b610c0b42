/** Either a value, or every problem that stands in its way. */
export type Result<Value, Problem> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly problems: readonly Problem[] };

export const success = <Value>(value: Value) => ({ ok: true, value }) as const;
export const failure = <Problem>(problems: readonly Problem[]) => ({ ok: false, problems }) as const;
