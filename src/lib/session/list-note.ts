import { deviceNotes } from '../storage/device-note.ts';

const key = 'factory-checkup:lists';
const most = 50;

/** The moments at which lists of firms were taken in; all answers of a list bear the same. */
export const listMoments = (): ReadonlySet<number> =>
	new Set((deviceNotes.read(key) ?? '').split(' ').filter(Boolean).map(Number));

/** Those of long ago are forgotten: of such firms other answers will have come. */
export function noteList(at: number): void {
	deviceNotes.write(key, [...listMoments(), at].slice(-most).join(' '));
}
