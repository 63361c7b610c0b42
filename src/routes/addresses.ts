import { asset, resolve } from '$app/paths';
import type { ItemId, Questionnaire } from '$lib/session/assessment-session.svelte.ts';

/** Addresses of the pages. A firm and a question are named in the query, so every page is one prerendered file. */
export const homeAddress = (): string => pageAt('/');
export const firmsAddress = (): string => pageAt('/firms/');
export const aboutAddress = (): string => pageAt('/about/');
export const storedAddress = (): string => pageAt('/stored/');
export const lockAddress = (): string => pageAt('/workbench/lock/');

/** A file beside the app, which shares no line with it; the single file has none beside it. */
export const rescueAddress = (): string | undefined =>
	import.meta.env.VITE_EDITION === 'single' ? undefined : asset('/rescue/index.html');

/** A list of firms from a file. */
export const importAddress = (): string => pageAt('/workbench/import/');
/** Over all firms on this device. */
export const cohortAddress = (): string => pageAt('/workbench/cohort/');

/** A plain link, so that it works before the page's own code has arrived. The assessment is created where it leads. */
export const newAddress = (): string => pageAt('/check/') + query({ firm: newFirm });
export const newFirm = 'new';

/** The next check-up of a firm, created where the link leads. */
export const againAddress = (firm: string): string =>
	pageAt('/check/') + query({ firm: newFirm, follows: firm });
export const compareAddress = (before: string, after: string): string =>
	pageAt('/compare/') + query({ before, after });

export const checkAddress = (firm: string, screen?: string): string =>
	pageAt('/check/') + query({ firm, ...(screen !== undefined && { at: screen }) });
export const resultAddress = (firm: string): string => pageAt('/result/') + query({ firm });
export const reportAddress = (firm: string): string => pageAt('/report/') + query({ firm });
/** The walk through the factory. */
export const visitAddress = (firm: string): string => pageAt('/workbench/visit/') + query({ firm });
export const handoverAddress = (firm: string): string => pageAt('/handover/') + query({ firm });
/** Answers of a firm for the camera of another phone, and the page of that phone. */
export const sendAddress = (firm: string): string => pageAt('/workbench/send/') + query({ firm });
export const receiveAddress = (): string => pageAt('/workbench/receive/');
/** The calculator; without a firm it knows nothing but what is typed there. */
export const moneyAddress = (firm?: string): string =>
	pageAt('/money/') + (firm === undefined ? '' : query({ firm }));

/** All that a diagnosis rests on, for the programme's office and the doctor. */
export const annexAddress = (firm: string): string => pageAt('/workbench/annex/') + query({ firm });

/** The report on two check-ups of one firm, for paper. */
export const comparisonAddress = (before: string, after: string): string =>
	pageAt('/workbench/comparison/') + query({ before, after });

/** What is to be settled between several people of one firm, for paper. */
export const settlingAddress = (firm: string): string => pageAt('/workbench/settling/') + query({ firm });

/** What to prepare for grants, loans and tax relief. */
export const subsidyAddress = (firm: string): string => pageAt('/workbench/subsidy/') + query({ firm });

/** Papers of many firms. */
export const printAddress = (): string => pageAt('/workbench/print/');

/** What several people of one firm said, one of them just now in a check-up of its own. */
export const voicesAddress = (firm: string, brought?: string): string =>
	pageAt('/workbench/voices/') + query({ firm, ...(brought !== undefined && { brought }) });

/** What an address names: behind its question mark, which in the single-file edition stands behind the #. */
export const namesIn = (url: URL): URLSearchParams =>
	isBehindHash ? new URLSearchParams(url.hash.split(/[?#]/)[2]) : url.searchParams;

/** The main part of the page at an address, for whoever skips what stands above it. */
export const contentAddress = (url: URL): string =>
	isBehindHash ? `#${url.hash.split('#')[1] ?? '/'}#content` : '#content';

const isBehindHash = import.meta.env.VITE_EDITION === 'single';

/** Kit puts the folder in front of the #, and would leave the file. */
function pageAt(...page: Parameters<typeof resolve>): string {
	const address = resolve(...page);
	return isBehindHash ? address.slice(address.indexOf('#')) : address;
}

const query = (values: Readonly<Record<string, string>>): string =>
	`?${new URLSearchParams(values).toString()}`;

/** The page on which an item is asked; undefined for facts that nobody is asked. */
export function addressOfItem(questionnaire: Questionnaire, firm: string, item: ItemId): string | undefined {
	const screens = questionnaire.sections.flatMap((section) => section.screens);
	const screen = screens.find(({ items, bands }) => items.includes(item) || bands.includes(item));
	return screen && checkAddress(firm, screen.id);
}
