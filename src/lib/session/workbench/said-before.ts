import type { AnswerRecord } from '../../engine/answer.ts';
import type { ItemId } from '../../engine/questionnaire.ts';
import { standingWords } from '../../engine/voices.ts';
import { deviceStorage } from '../storage.ts';

/** All that was said to an item in this assessment, the latest first; what was taken back is left out. */
export async function saidBefore(assessment: string, item: ItemId): Promise<readonly AnswerRecord[]> {
	const storage = await deviceStorage();
	if (!storage.ok) return [];
	const loaded = await storage.value.load(assessment);
	if (!loaded.ok) return [];
	const said = loaded.value.entries
		.filter((entry) => entry.item === item)
		.sort((a, b) => a.seq - b.seq)
		.flatMap(({ record }) => record ?? []);
	return standingWords(said).toReversed();
}
