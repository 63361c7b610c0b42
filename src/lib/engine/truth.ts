/**
 * Three-valued logic after Kleene: a question nobody answered is neither yes nor no.
 * Source: S. C. Kleene, Introduction to Metamathematics, 1952, §64.
 */
export type Truth = 'true' | 'false' | 'unknown';

export const truthOf = (value: boolean): Truth => (value ? 'true' : 'false');

export function negation(truth: Truth): Truth {
	if (truth === 'unknown') return 'unknown';
	return truth === 'true' ? 'false' : 'true';
}

/** False as soon as one is false; true of an empty list. */
export function conjunction(truths: readonly Truth[]): Truth {
	if (truths.includes('false')) return 'false';
	return truths.includes('unknown') ? 'unknown' : 'true';
}

/** True as soon as one is true; false of an empty list. */
export function disjunction(truths: readonly Truth[]): Truth {
	if (truths.includes('true')) return 'true';
	return truths.includes('unknown') ? 'unknown' : 'false';
}
