import { begunAssessment } from '../storage/assessment.ts';
import type { Capture } from '../storage/capture.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import { deviceStorage } from './storage.ts';

/** How much was caught on walks. */
export interface Caught {
	readonly photos: number;
	readonly voices: number;
	readonly notes: number;
	/** Of photos and voice notes. */
	readonly bytes: number;
}

/** Counted by what is noted of it: no picture is read for that. */
export function countCaught(captures: readonly Capture[]): Caught {
	const many = (kind: Capture['kind']) => captures.filter((capture) => capture.kind === kind).length;
	return {
		photos: many('photo'),
		voices: many('voice'),
		notes: many('text'),
		bytes: captures.reduce((sum, { media }) => sum + (media?.bytes ?? 0), 0),
	};
}

/** Photos and voice notes, which a file without pictures lacks; undefined where it lacks none. */
export function lackingOf(captures: readonly Capture[], kept: ReadonlySet<string>): Caught | undefined {
	const lacking = captures.filter(({ assessment, kind }) => kind !== 'text' && kept.has(assessment));
	return lacking.length > 0 ? countCaught(lacking) : undefined;
}

/** What the backup with one tap lacks of what lies here. */
export async function lackingInBackup(): Promise<Caught | undefined> {
	const opened = await deviceStorage();
	return opened.ok ? lackingOn(opened.value) : undefined;
}

async function lackingOn(storage: AssessmentStorage): Promise<Caught | undefined> {
	const [captures, listed] = await Promise.all([storage.everyCapture(), storage.list()]);
	// Most devices have none, and what can not be counted the backup itself will tell of.
	if (!captures.ok || !listed.ok) return undefined;
	const kept = listed.value.flatMap((entry) => begunAssessment(entry) ?? []);
	return lackingOf(
		captures.value,
		new Set(kept.filter(({ deletedAt }) => deletedAt === undefined).map(({ id }) => id)),
	);
}
