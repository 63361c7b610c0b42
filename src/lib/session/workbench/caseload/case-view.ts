import type { Day } from '../../../engine/calendar.ts';
import type { FirmCase } from './firm-case.ts';
import { dueThisWeek as isDueFrom, stages, type Stage } from './standing.ts';

export const orders = ['next', 'touched', 'name', 'rung'] as const;
export type CaseOrder = (typeof orders)[number];

/** What of the list is shown, and in which order. Options by their id. */
export interface CaseView {
	readonly search: string;
	readonly stage?: Stage | undefined;
	readonly county?: string | undefined;
	readonly cluster?: string | undefined;
	/** The rung that is certain, as its index. */
	readonly rung?: number | undefined;
	readonly dueThisWeek: boolean;
	readonly order: CaseOrder;
}

export const wholeList: CaseView = { search: '', dueThisWeek: false, order: 'next' };

export const isFiltered = ({ stage, county, cluster, rung, dueThisWeek }: CaseView): boolean =>
	dueThisWeek || [stage, county, cluster, rung].some((chosen) => chosen !== undefined);

/** Whether a firm passes the filters; the search is apart. */
export function passes(view: CaseView, today: Day): (firm: FirmCase) => boolean {
	const { stage, county, cluster, rung, dueThisWeek } = view;
	const isDue = isDueFrom(today);
	return ({ standing, checkUps: [{ summary }] }) =>
		(stage === undefined || standing.stage === stage) &&
		(county === undefined || summary?.profile['county'] === county) &&
		(cluster === undefined || summary?.profile['cluster'] === cluster) &&
		(rung === undefined || summary?.rung.low === rung) &&
		(!dueThisWeek || isDue(standing));
}

/** Names are compared as the reader's language does. What has no next day, or no result yet, stands at the end. */
export function inOrder(firms: readonly FirmCase[], order: CaseOrder, locale: string): readonly FirmCase[] {
	switch (order) {
		case 'next':
			return firms.toSorted(
				(a, b) => compareDays(a.standing.next, b.standing.next) || b.touchedAt - a.touchedAt,
			);
		case 'touched':
			return firms.toSorted((a, b) => b.touchedAt - a.touchedAt);
		case 'name': {
			const { compare } = new Intl.Collator(locale);
			return firms.toSorted((a, b) => compare(a.name, b.name));
		}
		case 'rung':
			return firms.toSorted((a, b) => rungOf(b) - rungOf(a) || b.touchedAt - a.touchedAt);
	}
}

const compareDays = (a: Day | undefined, b: Day | undefined): number => {
	if (a === b) return 0;
	if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
	return a < b ? -1 : 1;
};

/** By what is certain, then by what is possible. */
const rungOf = ({ checkUps: [{ summary }] }: FirmCase): number =>
	summary === undefined ? -1 : summary.rung.low * 100 + summary.rung.high;

/**
 * As an address keeps it; what is as in the whole list is left out. So are the words searched for: a browser remembers
 * addresses in the clear, and those words are names.
 */
export function viewToQuery({ search: _, dueThisWeek, order, rung, ...chosen }: CaseView): URLSearchParams {
	const words = Object.entries({
		...chosen,
		rung: rung?.toString(),
		due: dueThisWeek ? 'week' : undefined,
		sort: order === wholeList.order ? undefined : order,
	});
	return new URLSearchParams(words.flatMap(([name, value = '']) => (value === '' ? [] : [[name, value]])));
}

/** An address may have been typed by anybody: what it does not know counts as not chosen. */
export function viewFromQuery(query: URLSearchParams): CaseView {
	const rung = /^\d$/.test(query.get('rung') ?? '') ? Number(query.get('rung')) : undefined;
	return {
		search: '',
		stage: stages.find((stage) => stage === query.get('stage')),
		county: query.get('county') ?? undefined,
		cluster: query.get('cluster') ?? undefined,
		rung,
		dueThisWeek: query.get('due') === 'week',
		order: orders.find((order) => order === query.get('sort')) ?? wholeList.order,
	};
}
