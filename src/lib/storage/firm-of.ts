import * as v from 'valibot';
import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from './assessment.ts';
import type { Database } from './database.ts';
import { firmByAssessment, firmSchema, type Firm } from './firm.ts';
import { assessmentSchema } from './stored-row.ts';

type Done<Value> = Promise<Result<Value, StorageProblem>>;

export const readFirmOf = (database: Database, assessment: string): Done<Firm> =>
	database.transaction('r', database.assessments, database.firms, async () =>
		success(await cardOf(database, assessment)),
	);

/** Read and written in one transaction: what another page wrote meanwhile stays. */
export const changeFirmOf = (
	database: Database,
	assessment: string,
	change: (card: Firm) => Firm,
): Done<Firm> =>
	database.transaction('rw', database.assessments, database.firms, async () => {
		const changed = v.parse(firmSchema, change(await cardOf(database, assessment)));
		await database.firms.put(changed);
		return success(changed);
	});

/** Without reading the other firms: there may be thousands. */
async function cardOf(database: Database, assessment: string): Promise<Firm> {
	const chain = await followed(database, assessment);
	const id = firmByAssessment(chain).get(assessment) ?? assessment;
	const card = v.safeParse(firmSchema, await database.firms.get(id));
	return card.success ? card.output : { id, updatedAt: 0 };
}

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
