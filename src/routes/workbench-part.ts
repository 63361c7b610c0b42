import { loadWorkbenchTexts } from '$lib/i18n/i18n.ts';
import { keepWorkbench } from '$lib/session/keep-words.ts';

/** A part of the workbench on an owner's page, with its words; undefined where it could not be fetched. */
export async function workbenchPart<Part>(
	asked: Promise<{ readonly default: Part }>,
): Promise<Part | undefined> {
	try {
		const [part] = await Promise.all([asked, loadWorkbenchTexts()]);
		void keepWorkbench();
		return part.default;
	} catch {
		// The only rejection is a part of the app that could not be fetched.
		return undefined;
	}
}
