import { text } from '$lib/i18n/i18n.ts';
import type { ListColumn } from '$lib/session/workbench/firm-list/list-columns.ts';
import { itemWords } from './profile-words.ts';

/** The name of a column, in a file and on the page: what is asked is called as where it is asked. */
export function columnWords(column: ListColumn): string {
	switch (column) {
		case 'county':
		case 'cluster':
		case 'headcount':
		case 'revenue_band':
		case 'above_scale':
			return itemWords(column);
		case 'person':
		case 'phone':
		case 'address':
		case 'remark':
		case 'planned':
		case 'visited':
		case 'reported':
		case 'recheck':
			return text(`caseload.card.${column}`);
		case 'name':
		case 'stage':
		case 'next':
		case 'rung':
		case 'rung_possible':
		case 'level':
		case 'level_possible':
		case 'answered':
		case 'evidenced':
		case 'touched':
			return text(`caseload.column.${column}`);
	}
}
