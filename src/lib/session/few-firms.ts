import { begunAssessment, type Assessment, type StoredAssessment } from '../storage/assessment.ts';
import type { Cases } from '../storage/cases.ts';
import { deviceNotes } from '../storage/device-note.ts';
import { firmByAssessment } from '../storage/firm.ts';
import { loadAskingContent, type AskingContent } from './loaded-content.ts';
import { deviceStorage } from './storage.ts';
import { summariesUnder } from './summary-of.ts';

export type { AskingContent, Cases };

/** The check-ups of one firm, the last one first. */
export interface CheckUpsOfFirm {
	readonly firm: string;
	readonly checkUps: readonly [Assessment, ...Assessment[]];
}

/** As many firms as an owner may have; more are an advisor's. */
const few = 3;

/** All that lies here, where it is more than a short list shows well. Reads no answers. */
export async function manyFirms(): Promise<Cases | undefined> {
	const storage = await deviceStorage();
	const cases = storage.ok ? await storage.value.cases() : storage;
	const many = cases.ok && areMany(cases.value);
	if (many) deviceNotes.write(note, 'many');
	else deviceNotes.erase(note);
	if (!many) return undefined;
	// On its way while the advisor's part is fetched; who shows it hears where it fails.
	loadAskingContent().catch(() => undefined);
	return cases.value;
}

const note = 'factory-checkup:firms';

/** Whether so many lay here at the last visit. */
export const wereMany = (): boolean => deviceNotes.read(note) === 'many';

function areMany({ assessments }: Cases): boolean {
	const firmBy = firmByAssessment(assessments);
	const kept = assessments.filter(
		({ deletedAt, name, createdAt, updatedAt }) =>
			deletedAt === undefined && (name !== '' || updatedAt > createdAt),
	);
	return new Set(kept.map(({ id }) => firmBy.get(id))).size > few;
}

/** In the order of the list, which is that of the last check-up of each firm. */
export function groupedByFirm(
	kept: readonly Assessment[],
	stored: readonly StoredAssessment[],
): readonly CheckUpsOfFirm[] {
	// Also through one that lies in the bin a later check-up belongs to its firm.
	const firmBy = firmByAssessment(stored.flatMap((entry) => begunAssessment(entry) ?? []));
	const firmOf = ({ id }: Assessment) => firmBy.get(id) ?? id;
	return [...new Set(kept.map(firmOf))].flatMap((firm) => {
		const [last, ...earlier] = lastFirst(kept.filter((assessment) => firmOf(assessment) === firm));
		return last === undefined ? [] : [{ firm, checkUps: [last, ...earlier] }];
	});
}

/** What follows another one is later, whatever the clock of the device said. */
const lastFirst = (checkUps: readonly Assessment[]): readonly Assessment[] =>
	checkUps.toSorted((a, b) => (a.follows === b.id ? -1 : b.follows === a.id ? 1 : b.createdAt - a.createdAt));

/** The results of a few check-ups, worked out from their answers; one that cannot be read has none. */
export async function resultsOf(assessments: readonly Assessment[]) {
	const [content, storage] = await Promise.all([loadAskingContent(), deviceStorage()]);
	if (!storage.ok) return undefined;
	const { summaryOf } = summariesUnder(content);
	const loaded = await Promise.all(assessments.map(({ id }) => storage.value.load(id)));
	const summaries = loaded.flatMap((read) => (read.ok ? [summaryOf(read.value)] : []));
	return { content, summaryBy: new Map(summaries.map((summary) => [summary.assessment, summary])) };
}
