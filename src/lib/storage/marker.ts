import * as v from 'valibot';
import { deviceNotes, readNote } from './device-note.ts';

/**
 * What the database should hold, noted beside it: for a damaged one Chromium and Firefox silently hand out an
 * empty one, and the app would greet a firm as new.
 */
export interface Marker {
	/** How many assessments, 0 where nothing was ever noted. */
	count(): number;
	/** How many things were ever said, of all assessments; 0 where nobody counted. */
	entries(): number;
	/** `last` is the newest assessment, to be named in a report; without it the one noted before stays. */
	note(count: number, last?: string): void;
	noteEntries(entries: number): void;
}

const markerSchema = v.object({
	count: v.number(),
	last: v.nullable(v.string()),
	entries: v.optional(v.number(), 0),
});

export function markerOf(name: string): Marker {
	const key = `${name}:marker`;
	const noted = () => {
		const parsed = v.safeParse(markerSchema, readNote(key));
		return parsed.success ? parsed.output : { count: 0, last: null, entries: 0 };
	};
	const change = (changed: Partial<ReturnType<typeof noted>>) =>
		deviceNotes.write(key, JSON.stringify({ ...noted(), ...changed }));
	return {
		count: () => noted().count,
		entries: () => noted().entries,
		note: (count, last) => change({ count, ...(last !== undefined && { last }) }),
		noteEntries: (entries) => change({ entries }),
	};
}
