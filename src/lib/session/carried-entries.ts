import { carryAllForward, type CarriedAnswers } from '../engine/carry-forward.ts';
import type { ItemId, Questionnaire } from '../engine/questionnaire.ts';
import { itemNow } from '../engine/version-steps.ts';
import { answersFromEntries, type Assessment, type Entry } from '../storage/assessment.ts';

/**
 * The answers of a journal as they count under this version. The journal itself stays as it was said; what an older
 * version was told is moved anew at every opening, except where the same thing was said, or taken back, to a later one.
 */
export function carryEntries(
	questionnaire: Questionnaire,
	{ assessment, entries }: { readonly assessment: Assessment; readonly entries: readonly Entry[] },
): CarriedAnswers {
	const inOrder = [...entries].sort((a, b) => a.seq - b.seq);
	const versionOf = ({ version = assessment.version }: Entry) => version;
	const placeOf = (entry: Entry): ItemId => itemNow(questionnaire, versionOf(entry), entry.item);
	const lastVersionAt = new Map(inOrder.map((entry) => [placeOf(entry), versionOf(entry)]));
	const standing = inOrder.filter((entry) => lastVersionAt.get(placeOf(entry)) === versionOf(entry));
	const versions = [...new Set(standing.map(versionOf))].sort((a, b) => a - b);
	return carryAllForward(
		questionnaire,
		versions.map((version) => ({
			version,
			answers: answersFromEntries(standing.filter((entry) => versionOf(entry) === version)),
		})),
	);
}
