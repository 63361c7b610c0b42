import type { Answers } from '../engine/answer.ts';
import { answersFromEntries } from '../storage/assessment.ts';
import { deviceNotes } from '../storage/device-note.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import { lastBackup } from './backup-note.ts';
import { listMoments } from './list-note.ts';
import { deviceStorage } from './storage.ts';

/** What was said in a check-up that lies in no file yet. */
export interface SinceBackup {
	readonly answers: number;
	/** Since the last file, or since it was begun where there is none. */
	readonly days: number;
}

/** A visit is some twenty answers; what lay a week in one place only is forgotten there. */
const manyAnswers = 20;
const manyDays = 7;
const day = 86_400_000;

export const isBackupDue = (since: readonly SinceBackup[]): boolean =>
	since.reduce((sum, { answers }) => sum + answers, 0) >= manyAnswers ||
	since.some(({ answers, days }) => answers > 0 && days >= manyDays);

const laterNote = 'factory-checkup:backup-later';

/** Not today: said once, it is not said again for a day. */
export const postponeBackup = (now: number): void => deviceNotes.write(laterNote, String(now));

const isPostponed = (now: number): boolean => now - Number(deviceNotes.read(laterNote) ?? -Infinity) < day;

/** Whether this device is to be backed up now. Of thousands of firms only as many are read as it takes to know. */
export async function backupDue(now: number): Promise<boolean> {
	if (isPostponed(now)) return false;
	const opened = await deviceStorage();
	const stored = opened.ok ? await opened.value.touched() : opened;
	if (!opened.ok || !stored.ok) return false;
	const fromLists = listMoments();
	const touched = stored.value
		.filter(({ deletedAt }) => deletedAt === undefined)
		.map(({ id, createdAt, updatedAt }) => ({ id, updatedAt, since: lastBackup(id), createdAt }))
		.filter(({ updatedAt, since }) => updatedAt > (since ?? -Infinity))
		// Nothing was said since the list: of an imported list of thousands nothing has to be read.
		.filter(({ createdAt, updatedAt }) => createdAt !== updatedAt || !fromLists.has(createdAt))
		.sort((a, b) => b.updatedAt - a.updatedAt);
	const found: SinceBackup[] = [];
	for (const { id, since, createdAt } of touched) {
		const answers = await answersSince(opened.value, id, { since: since ?? -Infinity, fromLists });
		found.push({ answers, days: (now - (since ?? createdAt)) / day });
		if (isBackupDue(found)) return true;
	}
	return false;
}

interface Counting {
	readonly since: number;
	readonly fromLists: ReadonlySet<number>;
}

async function answersSince(storage: AssessmentStorage, id: string, counting: Counting): Promise<number> {
	const loaded = await storage.load(id);
	return loaded.ok ? saidSince(answersFromEntries(loaded.value.entries), counting) : 0;
}

/** What came from a list lies in that list. */
export const saidSince = (answers: Answers, { since, fromLists }: Counting): number =>
	[...answers.values()].filter(({ at }) => at > since && !fromLists.has(at)).length;
