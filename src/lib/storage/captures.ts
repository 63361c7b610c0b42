import * as v from 'valibot';
import { success, type Result } from '../engine/result.ts';
import type { StorageProblem } from './assessment.ts';
import { captureSchema, mediaSchema, type Capture } from './capture.ts';
import type { Database } from './database.ts';

type Done<Value = void> = Promise<Result<Value, StorageProblem>>;

/** With the bytes of a photo or a voice note, in one transaction: never a photo without its picture. */
export const putCapture = (database: Database, capture: Capture, bytes?: ArrayBuffer): Done =>
	database.transaction('rw', database.captures, database.media, async () => {
		await database.captures.put(v.parse(captureSchema, capture));
		if (bytes !== undefined)
			await database.media.put({ capture: capture.id, assessment: capture.assessment, bytes });
		return success(undefined);
	});

/** In the order in which they were caught; rows that do not fit the schema stay on the disk. */
export async function readCaptures(database: Database, assessment: string): Done<readonly Capture[]> {
	const rows = await database.captures.where('assessment').equals(assessment).toArray();
	return success(readable(rows).sort((a, b) => a.at - b.at));
}

/** Of all firms, without their bytes. */
export const readEveryCapture = async (database: Database): Done<readonly Capture[]> =>
	success(readable(await database.captures.toArray()));

const readable = (rows: readonly unknown[]): Capture[] =>
	rows.flatMap((row) => {
		const parsed = v.safeParse(captureSchema, row);
		return parsed.success ? [parsed.output] : [];
	});

/** Undefined where it has none, or not any more. */
export async function readMedia(database: Database, capture: string): Done<ArrayBuffer | undefined> {
	const parsed = v.safeParse(mediaSchema, await database.media.get(capture));
	return success(parsed.success ? parsed.output.bytes : undefined);
}

export const eraseCapture = (database: Database, capture: string): Done =>
	database.transaction('rw', database.captures, database.media, async () => {
		await database.captures.delete(capture);
		await database.media.delete(capture);
		return success(undefined);
	});
