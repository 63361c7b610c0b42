import type { Result } from '../engine/result.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import type { StorageProblem } from '../storage/assessment.ts';

let opening: Promise<Result<AssessmentStorage, StorageProblem>> | undefined;

/** The one open database of this page. Loaded when a page needs it; a failed opening may be tried again. */
export async function deviceStorage(): Promise<Result<AssessmentStorage, StorageProblem>> {
	opening ??= import('../storage/open-storage.ts').then(({ openStorage }) => openStorage());
	const opened = await opening;
	if (!opened.ok) opening = undefined;
	else opened.value.onClosed(() => (opening = undefined));
	return opened;
}

let persistence: Promise<boolean> | undefined;

/** Asks the browser, once a visit, not to clean up on its own. True when it promised. */
export function askToPersist(): Promise<boolean> {
	persistence ??= 'storage' in navigator ? navigator.storage.persist() : Promise.resolve(false);
	return persistence;
}

export async function storageState(): Promise<{ persisted: boolean; usage: number | undefined }> {
	if (!('storage' in navigator)) return { persisted: false, usage: undefined };
	const [persisted, estimate] = await Promise.all([
		navigator.storage.persisted(),
		navigator.storage.estimate(),
	]);
	return { persisted, usage: estimate.usage };
}
