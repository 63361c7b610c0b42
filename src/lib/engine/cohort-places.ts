import type { CohortScales } from './cohort-entry.ts';
import type { BreakPlace } from './cohort-summary.ts';
import { itemsOfGate } from './outcome.ts';
import type { ItemId } from './questionnaire.ts';

/** Wherever a chain may first break: links and items in the order of asking, then nodes, then `open` and `none`. */
export function breakPlaces({ questionnaire, chain }: Omit<CohortScales, 'official'>): readonly BreakPlace[] {
	const links = new Set((chain.network?.links ?? []).map(({ item }) => item));
	const inGates = new Set(chain.levels.flatMap(({ gate }) => (gate ? itemsOfGate(gate) : [])));
	return [
		...questionnaire.items.flatMap(({ id }): readonly BreakPlace[] => {
			if (links.has(id)) return [{ kind: 'link', at: id }];
			return inGates.has(id) ? [{ kind: 'item', at: id }] : [];
		}),
		...(chain.network?.nodes ?? []).map(({ id }): BreakPlace => ({ kind: 'node', at: id })),
		{ kind: 'open' },
		{ kind: 'none' },
	];
}

/** The scenes of a factory in the order of asking. */
export function scenesOf({ questionnaire, chain }: Omit<CohortScales, 'official'>): readonly ItemId[] {
	const scenes = new Set(chain.sets['scenes'] ?? []);
	return questionnaire.items.flatMap(({ id }) => (scenes.has(id) ? [id] : []));
}
