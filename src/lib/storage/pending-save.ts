import * as v from 'valibot';
import type { Change } from './assessment.ts';
import { deviceNotes, readNote } from './device-note.ts';
import { lockSignOf } from './lock-sign.ts';
import { randomId } from './random-id.ts';
import { sealToWriteWith, type SealInUse } from './seal.ts';
import { openedNote, sealedNote } from './sealed-note.ts';
import { changeSchema } from './stored-row.ts';

/** A save on its way: noted before its transaction, forgotten after it, replayed at the next start if left over. */
export interface PendingSave {
	readonly assessment: string;
	/** The save's own id, stored with its entries: what is there already is not added again. */
	readonly save: string;
	/** Among saves of the same millisecond. */
	readonly order: number;
	readonly change: Change;
}

export interface PendingStore {
	put(pending: PendingSave): void;
	remove(pending: PendingSave): void;
	/** What is left over, oldest first. */
	list(): readonly PendingSave[];
}

const pendingSaveSchema: v.GenericSchema<unknown, PendingSave> = v.object({
	assessment: v.string(),
	save: v.string(),
	order: v.number(),
	change: changeSchema,
});

/** Makes the saves of one opening. The change is copied plain; one that does not fit the schema is a bug and throws. */
export function pendingSaves(): (assessment: string, change: Change) => PendingSave {
	const opening = randomId();
	let order = 0;
	return (assessment, change) => {
		order += 1;
		return { assessment, save: `${opening}-${order}`, order, change: v.parse(changeSchema, change) };
	};
}

/** Under a lock the notes are sealed like the rows. */
export function pendingStoreOf(
	name: string,
	inUse: SealInUse = { seal: undefined },
	sign = lockSignOf(name),
): PendingStore {
	const prefix = `${name}:pending:`;
	const keyOf = ({ assessment, save }: PendingSave) => `${prefix}${assessment}:${save}`;
	return {
		put(pending) {
			const key = keyOf(pending);
			const seal = sealToWriteWith(inUse);
			// Another tab may have set a lock, and nothing is noted in the clear beside that.
			if (seal === undefined && !sign.isKnown()) return;
			deviceNotes.write(key, sealedNote(JSON.stringify(pending), key, seal));
		},
		remove: (pending) => deviceNotes.erase(keyOf(pending)),
		list: () =>
			deviceNotes
				.keys(prefix)
				.flatMap((key) => {
					const parsed = v.safeParse(pendingSaveSchema, openedNote(readNote(key), key, inUse.seal));
					return parsed.success ? [parsed.output] : [];
				})
				.sort((a, b) => a.change.at - b.change.at || a.order - b.order),
	};
}
