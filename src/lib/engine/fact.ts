/** An item, a worked-out fact of the questionnaire, or a result: `official_level`, `chain_rung`, `first_break`. */
export type FactId = string;

export type FactValue =
	/** Not answered, or answered "don't know". */
	| { readonly kind: 'unknown' }
	/** Does not apply to this firm, by its own word or because a condition hides the item. */
	| { readonly kind: 'not-applicable' }
	/** An amount, an option's index or a level; while bounds are open, `low` < `high`. */
	| { readonly kind: 'number'; readonly low: number; readonly high: number }
	| { readonly kind: 'yes-no'; readonly value: boolean }
	/** One of these, which one is open while there are several. */
	| { readonly kind: 'one-of'; readonly values: readonly string[] }
	/** All of these, as a multi item is answered. */
	| { readonly kind: 'set'; readonly values: readonly string[] };

export type Facts = (id: FactId) => FactValue;

export const unknownFact: FactValue = { kind: 'unknown' };
export const exactly = (value: number): FactValue => ({ kind: 'number', low: value, high: value });
