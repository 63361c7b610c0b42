import { recordToFile } from '../lib/content/answers-file.ts';
import type { Content } from '../lib/content/read-content.ts';
import type { CarriedAnswers } from '../lib/engine/carry-forward.ts';
import { compareAssessments, type BoundsChange, type ScaleChange } from '../lib/engine/compare.ts';
import { rawOf, type ItemDifference } from '../lib/engine/difference.ts';
import type { ScaleId } from '../lib/engine/scale.ts';
import { carriedReport } from './carried.ts';
import { inPoints } from './score.ts';

/** The JSON object of `checkup compare`. Answers are written as in an answers file, points as in `checkup score`. */
export function comparisonReport(content: Content, before: CarriedAnswers, after: CarriedAnswers) {
	const { questionnaire, scales } = content;
	const comparison = compareAssessments(content, before, after);
	const changes = (byScale: ReadonlyMap<ScaleId, ScaleChange>) =>
		Object.fromEntries(
			scales.flatMap((scale) => {
				const change = byScale.get(scale.id);
				if (change === undefined) return [];
				const { level, points } = change;
				const inOwnPoints = ({ before: was, after: is, verdict }: BoundsChange) => ({
					before: inPoints(scale, was),
					after: inPoints(scale, is),
					verdict,
				});
				return [[scale.id, { level, ...(points && { points: inOwnPoints(points) }) }]];
			}),
		);
	return {
		questionnaire: questionnaire.id,
		version: questionnaire.version,
		items: comparison.items.map(differenceReport),
		claimed: changes(comparison.claimed),
		evidenced: changes(comparison.evidenced),
		baseline: comparison.baseline.map(({ item, before: was = null, after: is = null }) => ({
			item,
			before: was,
			after: is,
		})),
		carried: { before: carriedReport(before.fates), after: carriedReport(after.fates) },
	};
}

/** Of a new edition both sides as they were said, each in the words of its own edition. */
function differenceReport(difference: ItemDifference) {
	const { item, kind } = difference;
	if (kind === 'new-edition' || kind === 'not-counted') {
		const [before, after] = [rawOf(difference.before), rawOf(difference.after)];
		return {
			item,
			kind,
			...(before && { before: recordToFile(before) }),
			...(after && { after: recordToFile(after) }),
		};
	}
	return {
		item,
		kind,
		...('before' in difference && { before: recordToFile(difference.before) }),
		...('after' in difference && { after: recordToFile(difference.after) }),
	};
}
