import type { SceneFigures, SceneRow } from '../../../engine/cohort-scenes.ts';
import { leastShown } from '../../../engine/cohort-shown.ts';
import { formatList, formatNumber } from '../../../i18n/formats.ts';
import { text } from '../../../i18n/i18n.ts';
import { itemName } from '../../sentences.ts';

/** The weakest and the strongest scenes over all clusters, of those that are shown; nothing where none is. */
export function scenesSay({ rows }: SceneFigures): readonly string[] {
	const shown = rows.filter(({ whole }) => whole.quartiles !== undefined);
	const hidden = rows.length - shown.length;
	const said = shownSay(shown, hidden > 0);
	if (said === undefined) return [];
	const least = formatNumber(leastShown);
	return hidden === 0 ? [said] : [said, text('cohort.scenes.hidden', { count: hidden, least })];
}

/** Of some scenes nothing may be said that sounds like all of them. */
function shownSay(rows: readonly SceneRow[], areSome: boolean): string | undefined {
	const [first] = rows;
	if (first === undefined) return undefined;
	const medians = rows.flatMap(({ whole }) => whole.quartiles?.median ?? []);
	const [low, high] = [Math.min(...medians), Math.max(...medians)];
	const median = formatNumber(low);
	if (areSome && rows.length === 1) return text('cohort.scenes.one', { name: itemName(first.scene), median });
	if (areSome && low === high)
		return text('cohort.scenes.sameShown', { shown: formatNumber(rows.length), median });
	if (low === high) return text('cohort.scenes.same', { median });
	return text('cohort.scenes.spread', {
		weakest: namesAt(rows, low),
		low: median,
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
