import { evaluateCell, type Row, type Table } from '../lib/engine/condition.ts';
import type { Facts } from '../lib/engine/fact.ts';
import type { Offer, RulesFile } from '../lib/engine/offer.ts';

/** The fewest cells that keep one of these firms from an offer, as `fact test`; its place is not among them. */
export function nearestMiss(offer: Offer, { rules }: RulesFile, firms: readonly Facts[]): readonly string[] {
	const rows = rules
		.filter((rule) => rule.offer === offer.id)
		.flatMap(({ when }) =>
			rowsOf(when).flatMap((row) => rowsOf(offer.eligible).map((own) => [...row, ...own])),
		);
	const misses = firms.flatMap((facts) => rows.map((row) => missedBy(row, facts)));
	const [fewest = []] = [...misses].sort((a, b) => a.length - b.length);
	return fewest;
}

const rowsOf = (table: Table): readonly Row[] => (table.length === 0 ? [[]] : table);

const missedBy = (row: Row, facts: Facts): readonly string[] =>
	row
		.filter(({ fact, test }) => evaluateCell(test, facts(fact)) !== 'true')
		.map(({ fact, source }) => `${fact} ${source}`);
