import type { ListedFirm } from './listed-firm.ts';
import type { KnownFirm, Twice } from './twice.ts';

/** What becomes of a row that may be there already. */
export const fates = ['merge', 'skip', 'new'] as const;
export type Fate = (typeof fates)[number];

/** Until the advisor says otherwise. */
export const proposedFate = ({ isOtherPhone }: Twice): Fate => (isOtherPhone ? 'new' : 'merge');

/** What an import will do, before anything is stored. */
export interface ImportPlan {
	/** Each with the rows of the file that tell of it, the first one first. */
	readonly fresh: readonly RowsOfFirm[];
	/** The same for firms that are there, by their id. */
	readonly onto: ReadonlyMap<string, RowsOfFirm>;
	readonly merged: number;
	readonly skipped: number;
	readonly nameless: number;
}

export type RowsOfFirm = readonly [ListedFirm, ...ListedFirm[]];

/** Every row is in exactly one of: the first of a fresh firm, merged, skipped, without a name. */
export function importPlan(
	listed: readonly ListedFirm[],
	twice: readonly Twice[],
	fateOf: (row: number) => Fate,
): ImportPlan {
	const twiceBy = new Map(twice.map((found) => [found.row, found]));
	const fresh = new Map<number, [ListedFirm, ...ListedFirm[]]>();
	const onto = new Map<string, [ListedFirm, ...ListedFirm[]]>();
	const targets = new Map<number, KnownFirm>();
	const count = { merged: 0, skipped: 0, nameless: 0 };
	for (const firm of listed) {
		const found = twiceBy.get(firm.row);
		const fate = found === undefined ? 'new' : fateOf(firm.row);
		if (firm.name === '') count.nameless += 1;
		else if (fate === 'skip') count.skipped += 1;
		else {
			const target = fate === 'merge' && found !== undefined ? targetOf(found.as) : undefined;
			if (target === undefined) {
				fresh.set(firm.row, [firm]);
				targets.set(firm.row, { kind: 'row', row: firm.row, name: firm.name });
			} else {
				targets.set(firm.row, target);
				count.merged += 1;
				join(target, firm);
			}
		}
	}
	return { fresh: [...fresh.values()], onto, ...count };

	/** Where the row that it repeats has itself gone; undefined where that one was skipped. */
	function targetOf(known: KnownFirm): KnownFirm | undefined {
		return known.kind === 'stored' ? known : targets.get(known.row);
	}

	function join(target: KnownFirm, firm: ListedFirm): void {
		const rows = target.kind === 'stored' ? onto.get(target.firm) : fresh.get(target.row);
		if (rows !== undefined) rows.push(firm);
		else if (target.kind === 'stored') onto.set(target.firm, [firm]);
	}
}
