import type { Assumption } from './assumption.ts';
import { sumOf, type Fen } from './money.ts';
import type { OfferId } from './offer.ts';
import type { MoneyLine, Support } from './support.ts';

/** What supports together can pay at most, in fen: no more than is spent, and in a year no more than falls due. */
export interface Limits {
	readonly spend: Fen;
	/** Of the year of the spend and those after it; a year that is not told sets no limit. */
	readonly taxDue: readonly Fen[];
	/** Of every year of the loan. */
	readonly interest: readonly Fen[];
}

/** The lines of all supports together, grants before tax, cut where they would pay more than the limits. */
export function linesWithin(supports: readonly Support[], limits: Limits): readonly MoneyLine[] {
	const linesOf = (part: Support['paysFor']) =>
		supports.filter(({ paysFor }) => paysFor === part).flatMap(({ lines }) => lines);
	const onSpend = [...linesOf('spend'), ...withinEachYear(linesOf('tax'), limits.taxDue)];
	return [...cutTo(limits.spend, onSpend), ...withinEachYear(linesOf('interest'), limits.interest)]
		.filter(({ amount }) => amount.high > 0)
		.map((line) => ({
			...line,
			assumptions: [...line.assumptions, ...combiningUnstated(line.offer, supports)],
		}));
}

function withinEachYear(lines: readonly MoneyLine[], due: readonly Fen[]): readonly MoneyLine[] {
	const years = [...new Set(lines.map(yearOf))];
	return years.flatMap((year) =>
		cutTo(
			due[year - 1] ?? Infinity,
			lines.filter((line) => yearOf(line) === year),
		),
	);
}

const yearOf = ({ when }: MoneyLine): number => ('year' in when ? when.year : 0);

/** In their order: the first are paid in full, the one that reaches the limit in part. */
function cutTo(limit: Fen, lines: readonly MoneyLine[]): readonly MoneyLine[] {
	return lines.map((line, index) => {
		const before = sumOf(lines.slice(0, index).map(({ amount }) => amount.high));
		const high = Math.max(0, Math.min(line.amount.high, limit - before));
		return { ...line, amount: { low: Math.min(line.amount.low, high), high } };
	});
}

/** Different money, such as a grant and a tax credit: added up, but never without a word where no source allows it. */
function combiningUnstated(offer: OfferId, supports: readonly Support[]): readonly Assumption[] {
	const own = supports.find((support) => support.offer === offer);
	const others = supports
		.filter((other) => other.offer !== offer && !other.stacksWith.includes(offer))
		.map((other) => other.offer)
		.filter((other) => !(own?.stacksWith.includes(other) ?? false));
	return others.length === 0 ? [] : [{ kind: 'combining-unstated', with: others }];
}
