import { failure, type Result } from '../engine/result.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import type { StorageProblem } from '../storage/assessment.ts';
import { askForPersistence } from './device-space.ts';
import { lock } from './lock.svelte.ts';

let opening: Promise<Result<AssessmentStorage, StorageProblem>> | undefined;

/** The one open database of this page. Loaded when a page needs it; a failed opening may be tried again. */
export async function deviceStorage(): Promise<Result<AssessmentStorage, StorageProblem>> {
	opening ??= import('../storage/open-storage.ts').then(
		({ openStorage }) => openStorage({ unlock: lock.unlock, onLockChanged: lock.beginAnew }),
		() => failure([{ kind: 'not-fetched' }]),
	);
	const opened = await opening;
	if (!opened.ok) opening = undefined;
	else {
		opened.value.onClosed(() => (opening = undefined));
		lock.listen();
		lock.forgetKey = opened.value.lock.forget;
	}
	return opened;
}

let asked: Promise<boolean> | undefined;

/** Asks the browser, once a visit, not to clean up on its own. True when it promised. */
export const askToPersist = (): Promise<boolean> => (asked ??= askForPersistence());
