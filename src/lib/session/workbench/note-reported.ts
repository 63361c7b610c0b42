import { isEvidenced } from '../../engine/answer.ts';
import { answersFromEntries } from '../../storage/assessment.ts';
import { deviceStorage } from '../storage.ts';
import { today } from '../today.ts';
import { visitDays } from './caseload/firm-case.ts';
import { withoutFulfilledPlan } from './caseload/fulfilled-plan.ts';

/**
 * Whether to ask if the report that was printed was handed over: where an advisor looks after the firm, and none was since
 * the last visit. A firm is looked after when it has a card, or answers that an advisor saw.
 */
export async function isReportDue(id: string): Promise<boolean> {
	const storage = await deviceStorage();
	if (!storage.ok) return false;
	const [card, loaded] = await Promise.all([storage.value.firmOf(id), storage.value.load(id)]);
	if (!card.ok || !loaded.ok) return false;
	const { assessment, entries } = loaded.value;
	const evidenced = [...answersFromEntries(entries).values()].filter(({ evidence }) => isEvidenced(evidence));
	const isLookedAfter = card.value.updatedAt > 0 || evidenced.length > 0;
	const { visited, reported } = visitDays(card.value, { assessment, evidenced: evidenced.length });
	return isLookedAfter && (reported === undefined || (visited !== undefined && visited > reported));
}

/** The report was handed over today. Gives the day, or undefined where the device did not keep it. */
export async function noteReported(id: string): Promise<string | undefined> {
	const day = today();
	const storage = await deviceStorage();
	const noted = storage.ok
		? await storage.value.changeFirmOf(id, (card) => ({
				...withoutFulfilledPlan(card, day),
				reported: day,
				updatedAt: Date.now(),
			}))
		: storage;
	return noted.ok ? day : undefined;
}
