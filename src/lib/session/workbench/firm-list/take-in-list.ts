import { failure, success, type Result } from '../../../engine/result.ts';
import type { StorageProblem } from '../../../storage/assessment.ts';
import type { AssessmentStorage } from '../../../storage/assessment-storage.ts';
import type { NewCases } from '../../../storage/cases.ts';
import type { AddedCases } from '../../../storage/take-back.ts';
import { carryEntries } from '../../carried-entries.ts';
import { noteList } from '../../list-note.ts';
import type { FirmCase } from '../caseload/firm-case.ts';
import { freshCase, mergedCase, type Adding, type StoredFirm } from './cases-to-add.ts';
import type { ImportPlan } from './import-plan.ts';

/** Stores what the plan says in one transaction, and gives what takes it back. */
export async function takeInList(
	storage: AssessmentStorage,
	plan: ImportPlan,
	{ adding, stored }: { readonly adding: Adding; readonly stored: readonly FirmCase[] },
): Promise<Result<AddedCases, StorageProblem>> {
	const onto = await storedFirms(storage, { adding, stored: stored.filter(({ id }) => plan.onto.has(id)) });
	if (!onto.ok) return onto;
	const merged = onto.value.flatMap((firm) => {
		const rows = plan.onto.get(firm.id);
		return rows === undefined ? [] : [mergedCase(firm, rows, adding)];
	});
	const fresh = plan.fresh.map((rows) => freshCase(rows, adding));
	const added = together([...merged, ...fresh]);
	const done = await storage.addCases(added);
	if (!done.ok) return done;
	noteList(adding.at);
	// What a list shows may be missing, so that it is not stored is no failure of the import.
	await storage.saveSummaries(fresh.map(({ summary }) => summary));
	return success({
		added,
		firmsBefore: onto.value.flatMap(({ card }) => card ?? []),
		assessmentsBefore: onto.value.map(({ assessment }) => assessment),
	});
}

/** Read anew: since the list was shown, another tab may have gone on. */
async function storedFirms(
	storage: AssessmentStorage,
	{ adding, stored }: { readonly adding: Adding; readonly stored: readonly FirmCase[] },
): Promise<Result<readonly StoredFirm[], StorageProblem>> {
	const firms: StoredFirm[] = [];
	for (const { id, card, checkUps } of stored) {
		const loaded = await storage.load(checkUps[0].assessment.id);
		if (!loaded.ok) return failure(loaded.problems);
		const { answers } = carryEntries(adding.content.questionnaire, loaded.value);
		firms.push({ id, card, assessment: loaded.value.assessment, answers });
	}
	return success(firms);
}

const together = (cases: readonly NewCases[]): NewCases => ({
	firms: cases.flatMap(({ firms }) => firms),
	assessments: cases.flatMap(({ assessments }) => assessments),
	entries: cases.flatMap(({ entries }) => entries),
});
