import { grouped } from './grouped.ts';

/** A check-up as one of a firm's; `T` is whatever is kept of it. */
export interface CheckUpOfFirm {
	readonly id: string;
	/** Undefined where nobody said which firm it is of: then it belongs where the check-up it follows belongs. */
	readonly firm: string | undefined;
	readonly follows: string | undefined;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	readonly updatedAt: number;
}

/** Each id once: of several copies the one that was changed last, of equals the first. */
export function lastCopies<T extends CheckUpOfFirm>(checkUps: readonly T[]): readonly T[] {
	const byId = new Map<string, T>();
	for (const checkUp of checkUps) {
		const other = byId.get(checkUp.id);
		if (other === undefined || checkUp.updatedAt > other.updatedAt) byId.set(checkUp.id, checkUp);
	}
	return [...byId.values()];
}

/** The check-ups of each firm from the first to the last; no id may come twice. A chain that follows itself is no chain. */
export function firmsOf<T extends CheckUpOfFirm>(checkUps: readonly T[]): readonly (readonly T[])[] {
	const byId = new Map(checkUps.map((checkUp) => [checkUp.id, checkUp]));
	const byFirm = grouped(checkUps, (checkUp) => firmKey(checkUp, byId));
	return [...byFirm.values()].map((own) =>
		[...own].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
	);
}

/** A firm and a check-up may bear the same id by chance: the sign before it keeps them apart. */
function firmKey(checkUp: CheckUpOfFirm, byId: ReadonlyMap<string, CheckUpOfFirm>): string {
	const seen = new Set<string>();
	for (let at = checkUp; ;) {
		if (at.firm !== undefined) return `firm ${at.firm}`;
		if (seen.has(at.id)) return `check-up ${checkUp.id}`;
		seen.add(at.id);
		const before: CheckUpOfFirm | undefined = at.follows === undefined ? undefined : byId.get(at.follows);
		if (before === undefined) return `check-up ${at.id}`;
		at = before;
	}
}
