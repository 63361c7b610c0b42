import { deviceNotes } from '../storage/device-note.ts';

/** When the answers of a firm were last handed over as a file. A note of this device: the file itself nobody can see. */
export function lastBackup(assessment: string): number | undefined {
	const at = Number(deviceNotes.read(keyOf(assessment)) ?? Number.NaN);
	return Number.isFinite(at) ? at : undefined;
}

export function noteBackup(assessment: string, at: number): void {
	deviceNotes.write(keyOf(assessment), String(at));
}

const keyOf = (assessment: string) => `factory-checkup:backup:${assessment}`;
