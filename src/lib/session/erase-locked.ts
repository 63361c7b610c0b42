import { deviceNotes } from '../storage/device-note.ts';

/** All that lies here, where nobody can open it any more: the database as a whole, and every note beside it. */
export async function eraseLockedDevice(): Promise<void> {
	const { eraseDatabase } = await import('../storage/open-storage.ts');
	await eraseDatabase();
	deviceNotes.keys('factory-checkup:').forEach((key) => {
		deviceNotes.erase(key);
	});
	location.reload();
}
