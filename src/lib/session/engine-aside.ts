import { decidingItems } from '../engine/deciding.ts';
import { explainLevels, type ExplainInput } from '../engine/explain-level.ts';
import type { Explanation } from '../engine/explanation.ts';
import { routeTo } from '../engine/route.ts';

/** What takes the engine longer than a tap may wait. */
export const engineAside = { decidingItems, explain, routeTo };

function explain(input: ExplainInput, levels: readonly number[]): readonly Explanation[] {
	return levels.map(explainLevels(input));
}
