import { Dexie, RangeSet, rangesOverlap, type ObservabilitySet } from 'dexie';
import type { Database } from './database.ts';

/** `more`: rows were only added to what was said, so that reading them is enough. `other`: anything may have changed. */
export type Changed = 'more' | 'other';

/**
 * Tells of changes of one assessment in this and other tabs. By Dexie's own news rather than by asking again: to count
 * what was said takes longer the more it is.
 */
export function watchRows({ name }: Database, id: string, onChange: (changed: Changed) => void): () => void {
	const own = new RangeSet(id);
	const listen = (news: ObservabilitySet) => {
		const tells = (part: string, range: RangeSet) => {
			// `all` comes from a page that was away, in the back-forward cache, and has missed whatever was told.
			const told = news['all'] ?? news[`idb://${name}/${part}`];
			return told !== undefined && rangesOverlap(range, told);
		};
		const isTakenAway = tells('entries/:dels', any);
		if (isTakenAway || tells('assessments/', own) || tells('entries/assessment', own))
			onChange(isTakenAway ? 'other' : 'more');
	};
	Dexie.on('storagemutated', listen);
	return () => Dexie.on.storagemutated.unsubscribe(listen);
}

const any = new RangeSet(-Infinity, [[]]);
