import { deviceStorage } from '../storage.ts';

/** When an advisor was at the firm, as its card notes it and the annex says it. Who it was, no device knows: they sign. */
export async function visitDay(assessment: string): Promise<string | undefined> {
	const storage = await deviceStorage();
	if (!storage.ok) return undefined;
	const card = await storage.value.firmOf(assessment);
	return card.ok ? card.value.visited : undefined;
}
