import { sumOf } from './money.ts';
import type { OfferId } from './offer.ts';
import { linesWithin, type Limits } from './paid-lines.ts';
import type { NotCountedReason, Support } from './support.ts';

/** The supports a firm should ask for together, and why the others stay out. */
export interface Combination {
	readonly taken: readonly Support[];
	readonly out: readonly { readonly offer: OfferId; readonly reason: NotCountedReason }[];
}

/**
 * The combination that leaves the firm the least of its own money: of every set without a conflict the one with most
 * that is certain, then with most that is paid if it is granted at all, then with most at its best, then with the fewest
 * offers. Nobody gives up certain money for a chance. Exact, by looking at every set; their order does not matter.
 */
export function bestCombination(supports: readonly Support[], limits: Limits): Combination {
	const ordered = [...supports].sort((a, b) => (a.offer < b.offer ? -1 : 1));
	const taken = best(ordered, [], limits);
	const out = ordered
		.filter((support) => !taken.includes(support))
		.map((support) => ({ offer: support.offer, reason: reasonFor(support, taken) }));
	return { taken, out };
}

/** With each support or without it, in turn; a conflict ends the branch. */
function best(rest: readonly Support[], taken: readonly Support[], limits: Limits): readonly Support[] {
	const [next, ...later] = rest;
	if (next === undefined) return taken;
	const without = best(later, taken, limits);
	if (taken.some((other) => conflictOf(next, other) !== undefined)) return without;
	const withIt = best(later, [...taken, next], limits);
	return isBetter(without, withIt, limits) ? without : withIt;
}

function isBetter(a: readonly Support[], b: readonly Support[], limits: Limits): boolean {
	const [worthA, worthB] = [worthOf(a, limits), worthOf(b, limits)];
	const by =
		worthA.certain - worthB.certain ||
		worthA.least - worthB.least ||
		worthA.most - worthB.most ||
		b.length - a.length;
	return by > 0 || (by === 0 && idsOf(a) < idsOf(b));
}

/** In fen. */
export function worthOf(supports: readonly Support[], limits: Limits) {
	const lines = linesWithin(supports, limits);
	return {
		certain: sumOf(lines.map(({ amount, certainty }) => (certainty === 'certain' ? amount.low : 0))),
		least: sumOf(lines.map(({ amount }) => amount.low)),
		most: sumOf(lines.map(({ amount }) => amount.high)),
	};
}

const idsOf = (supports: readonly Support[]): string => supports.map(({ offer }) => offer).join(' ');

type Conflict = 'one-of-group' | 'ask-before-combining';

/** Two of one group exclude each other; two on the same money, a kind of spend or the interest, wait for a word. */
export function conflictOf(a: Support, b: Support): Conflict | undefined {
	if (a.group !== undefined && a.group === b.group) return 'one-of-group';
	if (a.stacksWith.includes(b.offer) || b.stacksWith.includes(a.offer)) return undefined;
	return isSameMoney(a, b) ? 'ask-before-combining' : undefined;
}

/** A credit and a deduction are told different sums to work on: they never meet. */
function isSameMoney(a: Support, b: Support): boolean {
	if (a.paysFor === 'interest') return b.paysFor === 'interest';
	return a.paysFor === 'spend' && b.paysFor === 'spend' && a.kinds.some((kind) => b.kinds.includes(kind));
}

/** A support that nothing taken keeps out pays nothing more: the others already reach the limits. */
function reasonFor(support: Support, taken: readonly Support[]): NotCountedReason {
	for (const other of taken) {
		const kind = conflictOf(support, other);
		if (kind !== undefined) return { kind, instead: other.offer };
	}
	return { kind: 'nothing-counts', kinds: support.kinds };
}
