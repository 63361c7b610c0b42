import type { CohortCheckUp } from './cohort-check-up.ts';
import type { CohortScales } from './cohort-entry.ts';
import { scenesOf } from './cohort-places.ts';
import { shownCounts, shownTotal, type ShownCount } from './cohort-shown.ts';
import { quartilesOf, type Quartiles } from './cohort-summary.ts';
import { grouped } from './grouped.ts';
import type { ItemId, OptionId } from './questionnaire.ts';

/** The state of each scene (0-4) over all firms and by cluster. */
export interface SceneFigures {
	/** Those that some firm is of, in the order of asking; undefined: nobody told. */
	readonly clusters: readonly (OptionId | undefined)[];
	readonly rows: readonly SceneRow[];
}

export interface SceneRow {
	readonly scene: ItemId;
	readonly whole: SceneCell;
	/** In the order of the clusters. */
	readonly byCluster: readonly SceneCell[];
}

/** How many firms answered it, and where the quarters of them stand; undefined where their count is not shown, or none. */
export interface SceneCell {
	readonly count: ShownCount;
	readonly quartiles: Quartiles | undefined;
}

export function sceneFigures(scales: CohortScales, last: readonly CohortCheckUp[]): SceneFigures {
	const scenes = scenesOf(scales);
	const byCluster = grouped(last, ({ profile }) => profile.cluster);
	const clusters = [...clusterOptions(scales), undefined].filter((cluster) => byCluster.has(cluster));
	const statesByCluster = clusters.map((cluster) => statesByScene(byCluster.get(cluster) ?? [], scenes));
	const rows = scenes.map((scene): SceneRow => {
		const states = statesByCluster.map((own) => own.get(scene) ?? []);
		const counts = shownCounts(states.map(({ length }) => length));
		const whole = states.flat();
		return {
			scene,
			whole: sceneCell(whole, shownTotal(whole.length)),
			byCluster: states.map((own, index) => sceneCell(own, counts[index] ?? { kind: 'withheld' })),
		};
	});
	return { clusters, rows };
}

const sceneCell = (states: readonly number[], count: ShownCount): SceneCell => ({
	count,
	quartiles: count.kind === 'shown' ? quartilesOf(states) : undefined,
});

/** In one walk: there may be a thousand check-ups with sixty answers each. */
function statesByScene(
	checkUps: readonly CohortCheckUp[],
	scenes: readonly ItemId[],
): ReadonlyMap<ItemId, readonly number[]> {
	const byScene = new Map<ItemId, number[]>(scenes.map((scene) => [scene, []]));
	for (const { states } of checkUps) for (const { item, state } of states) byScene.get(item)?.push(state);
	return byScene;
}

/** A cluster that the questionnaire no longer has is carried forward or set aside before anything is counted. */
function clusterOptions({ questionnaire }: CohortScales): readonly OptionId[] {
	const cluster = questionnaire.items.find(({ id }) => id === 'cluster');
	return cluster?.kind === 'choice' ? cluster.options.map(({ id }) => id) : [];
}
