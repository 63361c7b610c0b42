import { answersToFile } from '../../content/answers-file.ts';
import { checkCode, type OnPaper } from '../../content/workbench/check-code.ts';
import { success, type Result } from '../../engine/result.ts';
import type { StorageProblem } from '../../storage/assessment.ts';
import { carryEntries } from '../carried-entries.ts';
import { loadAskingContent } from '../loaded-content.ts';
import { deviceStorage } from '../storage.ts';

/** How a printed annex stands to what lies on this device. */
export type Compared =
	| { readonly kind: 'missing'; readonly code: string }
	| { readonly kind: 'same'; readonly code: string; readonly name: string }
	| { readonly kind: 'changed'; readonly code: string; readonly now: string; readonly name: string };

export async function comparedWithPaper({
	code,
	checkUp,
}: OnPaper): Promise<Result<Compared, StorageProblem>> {
	const storage = await deviceStorage();
	if (!storage.ok) return storage;
	const loaded = await storage.value.load(checkUp);
	if (!loaded.ok)
		return loaded.problems.some(({ kind }) => kind === 'missing')
			? success({ kind: 'missing', code })
			: loaded;
	const { questionnaire } = await loadAskingContent();
	const { answers, fates } = carryEntries(questionnaire, loaded.value);
	const now = checkCode(answersToFile(answers, questionnaire, fates));
	const { name } = loaded.value.assessment;
	return success(now === code ? { kind: 'same', code, name } : { kind: 'changed', code, now, name });
}
