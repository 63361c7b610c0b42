import { contentText, optionalContentText } from '$lib/i18n/i18n.ts';
import { formatBeside, formatNumber } from '$lib/i18n/formats.ts';
import { text } from '$lib/i18n/i18n.ts';
import type { FirmCase } from '$lib/session/workbench/caseload/firm-case.ts';

/** The words of an option that describes a firm; those of a later edition may not be known here. */
export const profileOption = (item: string, option: string): string =>
	optionalContentText(`item.${item}.option.${option}.label`) ?? option;

export const itemWords = (item: string): string => contentText(`item.${item}.short`);

/** Place, line of business and size in one line; empty while nothing of it is known. */
export function profileLine({ checkUps: [{ summary }] }: FirmCase): string {
	const { county, place, cluster, headcount } = summary?.profile ?? {};
	const [at, makes] = [
		typeof place === 'string' ? profileOption('place', place) : county,
		typeof cluster === 'string' ? profileOption('cluster', cluster) : undefined,
	];
	const where = at === county && typeof county === 'string' ? profileOption('county', county) : at;
	const size =
		typeof headcount === 'number'
			? text('caseload.people', { count: headcount, shown: formatNumber(headcount) })
			: undefined;
	return formatBeside([where, makes, size].filter((part) => typeof part === 'string'));
}
