import type { Page } from '@playwright/test';

/** What the page says it has put on paper. */
export interface OnPage {
	readonly heads: readonly string[];
	readonly tables: readonly { readonly head: string; readonly rows: readonly string[] }[];
}

/** What is asked of a paper. */
export interface Asked {
	readonly size: 'A4' | 'Letter';
	readonly least: number;
	readonly most: number;
	readonly says: readonly string[];
	/** Stands at the foot of every sheet, besides its number. */
	readonly foot?: string | undefined;
	/** Which of them lead back to words: not those of Firefox that are Chinese or Arabic. */
	readonly letters: 'all' | 'latin' | 'none';
}

export const onPage = (page: Page): Promise<OnPage> =>
	page.evaluate(() => {
		const saidIn = (part: Element) => part.textContent;
		const all = (part: ParentNode, what: string) => [...part.querySelectorAll(what)];
		return {
			heads: all(document, '.sheet :is(h2, h3, caption)').map(saidIn),
			tables: all(document, '.sheet table:has(thead th)').map((table) => ({
				head: all(table, 'thead tr').map(saidIn).join(''),
				rows: all(table, 'tbody tr').map(saidIn),
			})),
		};
	});
