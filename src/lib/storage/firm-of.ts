import * as v from 'valibot';
import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from './assessment.ts';
import type { Database } from './database.ts';
import { firmByAssessment, firmSchema, type Firm } from './firm.ts';
import { assessmentSchema } from './stored-row.ts';

/** Without reading the other firms: there may be thousands. */
export const readFirmOf = (database: Database, assessment: string): Promise<Result<Firm, StorageProblem>> =>
	database.transaction('r', database.assessments, database.firms, async () => {
		const chain = await followed(database, assessment);
		const id = firmByAssessment(chain).get(assessment) ?? assessment;
		const card = v.safeParse(firmSchema, await database.firms.get(id));
		return success(card.success ? card.output : { id, updatedAt: 0 });
	});

/** The assessment and those that it follows, one after the other. */
async function followed(
	database: Database,
	id: string,
	passed: readonly Assessment[] = [],
): Promise<readonly Assessment[]> {
	const row = v.safeParse(assessmentSchema, await database.assessments.get(id));
	if (!row.success || passed.some((before) => before.id === id)) return passed;
	const chain = [...passed, row.output];
	const { follows } = row.output;
	return follows === undefined ? chain : followed(database, follows, chain);
}
