import { formatBeside, formatDay, formatNumber } from '$lib/i18n/formats.ts';
import { text } from '$lib/i18n/i18n.ts';
import type { Difference } from '$lib/session/workbench/firm-list/difference.ts';
import type { TakenInColumn } from '$lib/session/workbench/firm-list/list-columns.ts';
import { columnWords } from '../caseload/column-words.ts';
import { profileOption } from '../caseload/profile-words.ts';

/** For the remark: what fits no option stays as it was written. */
export const remarkWords = ({
	column,
	words,
}: {
	readonly column: TakenInColumn;
	readonly words: string;
}): string => text('format.pair', { name: columnWords(column), value: words });

/** For the remark: 另一行：林志明 · 13805950002 · 40 人. */
export const otherRowWords = (differing: readonly Difference[]): string =>
	text('importing.otherRow', { said: formatBeside(differing.map(saidWords)) });

function saidWords({ column, words }: Difference): string {
	switch (column) {
		case 'name':
		case 'person':
		case 'phone':
		case 'address':
			return words;
		case 'headcount':
			return /^\d{1,7}$/.test(words)
				? text('caseload.people', { count: Number(words), shown: words })
				: remarkWords({ column, words });
		case 'county':
		case 'cluster':
		case 'revenue_band':
		case 'above_scale':
		case 'planned':
		case 'remark':
			return remarkWords({ column, words });
	}
}

/** What is known of a firm in the reader's words. */
export function valueWords(column: TakenInColumn, value: string | number): string {
	if (typeof value === 'number') return formatNumber(value);
	switch (column) {
		case 'name':
		case 'person':
		case 'phone':
		case 'address':
		case 'headcount':
		case 'remark':
			return value;
		case 'planned':
			return formatDay(value);
		case 'county':
		case 'cluster':
		case 'revenue_band':
		case 'above_scale':
			return profileOption(column, value);
	}
}
