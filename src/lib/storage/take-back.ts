import * as v from 'valibot';
import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from './assessment.ts';
import type { NewCases } from './cases.ts';
import type { Database } from './database.ts';
import { firmSchema, type Firm } from './firm.ts';
import { assessmentSchema } from './stored-row.ts';

/** What `addCases` added, and how it was before where it changed something. */
export interface AddedCases {
	readonly added: NewCases;
	readonly firmsBefore: readonly Firm[];
	readonly assessmentsBefore: readonly Assessment[];
}

/** As if the cases had never been added; what was there before them is as it was. Gives the number of assessments. */
export const takeBackCases = (
	database: Database,
	{ added, firmsBefore, assessmentsBefore }: AddedCases,
): Promise<Result<number, StorageProblem>> => {
	const { assessments, entries, firms, summaries } = database;
	const kept = new Set(assessmentsBefore.map(({ id }) => id));
	const keptFirms = new Set(firmsBefore.map(({ id }) => id));
	const gone = added.assessments.map(({ id }) => id).filter((id) => !kept.has(id));
	return database.transaction('rw', assessments, entries, firms, summaries, async () => {
		const saves = [...new Set(added.entries.map(({ save }) => save))];
		await entries.where('save').anyOf(saves).delete();
		// Also what was answered at a new firm since.
		await entries.where('assessment').anyOf(gone).delete();
		await assessments.bulkDelete(gone);
		await summaries.bulkDelete(gone);
		await firms.bulkDelete(added.firms.map(({ id }) => id).filter((id) => !keptFirms.has(id)));
		await assessments.bulkPut(assessmentsBefore.map((row) => v.parse(assessmentSchema, row)));
		await firms.bulkPut(firmsBefore.map((card) => v.parse(firmSchema, card)));
		return success(await assessments.count());
	});
};
