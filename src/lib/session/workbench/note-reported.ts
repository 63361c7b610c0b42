import { isEvidenced } from '../../engine/answer.ts';
import { answersFromEntries } from '../../storage/assessment.ts';
import { firmByAssessment } from '../../storage/firm.ts';
import { deviceStorage } from '../storage.ts';
import { today } from '../today.ts';
import { visitDays } from './caseload/firm-case.ts';

/**
 * The report of a firm that an advisor looks after was printed: it counts as handed over today, unless it was after the
 * last visit already. A firm is looked after when it has a card, or answers that an advisor saw.
 */
export async function noteReported(id: string): Promise<void> {
	const storage = await deviceStorage();
	const cases = storage.ok ? await storage.value.cases() : storage;
	if (!storage.ok || !cases.ok) return;
	const firm = firmByAssessment(cases.value.assessments).get(id);
	const loaded = await storage.value.load(id);
	if (firm === undefined || !loaded.ok) return;
	const card = cases.value.firms.find((known) => known.id === firm);
	const { assessment, entries } = loaded.value;
	const evidenced = [...answersFromEntries(entries).values()].filter(({ evidence }) => isEvidenced(evidence));
	if (card === undefined && evidenced.length === 0) return;
	const visited = visitDays(card, { assessment, evidenced: evidenced.length }).visited;
	if (card?.reported !== undefined && (visited === undefined || visited <= card.reported)) return;
	await storage.value.saveFirm({ ...card, id: firm, reported: today(), updatedAt: Date.now() });
}
