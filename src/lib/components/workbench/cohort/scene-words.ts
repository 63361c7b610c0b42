import type { SceneFigures, SceneRow } from '../../../engine/cohort-scenes.ts';
import { formatList, formatNumber } from '../../../i18n/formats.ts';
import { text } from '../../../i18n/i18n.ts';
import { itemName } from '../../sentences.ts';

/** The weakest and the strongest scenes over all clusters; undefined where none can be told. */
export function scenesSay({ rows }: SceneFigures): string | undefined {
	const medians = rows.flatMap(({ whole }) => whole.quartiles?.median ?? []);
	if (medians.length === 0) return undefined;
	const [low, high] = [Math.min(...medians), Math.max(...medians)];
	if (low === high) return text('cohort.scenes.same', { median: formatNumber(low) });
	return text('cohort.scenes.spread', {
		weakest: namesAt(rows, low),
		low: formatNumber(low),
		strongest: namesAt(rows, high),
		high: formatNumber(high),
	});
}

/** So many names a sentence bears; the table has them all. */
const fewNames = 3;

function namesAt(rows: readonly SceneRow[], median: number): string {
	const names = rows.flatMap(({ scene, whole }) =>
		whole.quartiles?.median === median ? [itemName(scene)] : [],
	);
	const more = names.length - fewNames;
	const named = formatList(names.slice(0, fewNames));
	return more > 0 ? text('cohort.scenes.andMore', { named, more: formatNumber(more) }) : named;
}
