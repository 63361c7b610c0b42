import { formatBeside } from '$lib/i18n/formats.ts';
import { contentText, text } from '$lib/i18n/i18n.ts';
import type { CohortPart } from '$lib/session/workbench/cohort/cohort.svelte.ts';

/** Which firms the figures are of. */
export function partWords({ cluster, county }: CohortPart): string {
	const parts = [
		...(cluster === undefined ? [] : [optionName('cluster', cluster)]),
		...(county === undefined ? [] : [optionName('county', county)]),
	];
	return parts.length === 0 ? text('cohort.part.all') : formatBeside(parts);
}

export const optionName = (item: 'cluster' | 'county', option: string): string =>
	contentText(`item.${item}.option.${option}.label`);
