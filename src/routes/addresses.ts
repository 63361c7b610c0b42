import { resolve } from '$app/paths';
import type { ItemId, Questionnaire } from '$lib/session/assessment-session.svelte.ts';

/** Addresses of the pages. A firm and a question are named in the query, so every page is one prerendered file. */
export const homeAddress = (): string => resolve('/');
export const firmsAddress = (): string => resolve('/firms/');
export const aboutAddress = (): string => resolve('/about/');
export const storedAddress = (): string => resolve('/stored/');

/** A plain link, so that it works before the page's own code has arrived. The assessment is created where it leads. */
export const newAddress = (): string => resolve('/check/') + query({ firm: newFirm });
export const newFirm = 'new';

/** The next check-up of a firm, created where the link leads. */
export const againAddress = (firm: string): string =>
	resolve('/check/') + query({ firm: newFirm, follows: firm });
export const compareAddress = (before: string, after: string): string =>
	resolve('/compare/') + query({ before, after });

export const checkAddress = (firm: string, screen?: string): string =>
	resolve('/check/') + query({ firm, ...(screen !== undefined && { at: screen }) });
export const resultAddress = (firm: string): string => resolve('/result/') + query({ firm });
export const reportAddress = (firm: string): string => resolve('/report/') + query({ firm });
export const handoverAddress = (firm: string): string => resolve('/handover/') + query({ firm });
/** The calculator; without a firm it knows nothing but what is typed there. */
export const moneyAddress = (firm?: string): string =>
	resolve('/money/') + (firm === undefined ? '' : query({ firm }));

const query = (values: Readonly<Record<string, string>>): string =>
	`?${new URLSearchParams(values).toString()}`;

/** The page on which an item is asked; undefined for facts that nobody is asked. */
export function addressOfItem(questionnaire: Questionnaire, firm: string, item: ItemId): string | undefined {
	const screens = questionnaire.sections.flatMap((section) => section.screens);
	const screen = screens.find(({ items, bands }) => items.includes(item) || bands.includes(item));
	return screen && checkAddress(firm, screen.id);
}
