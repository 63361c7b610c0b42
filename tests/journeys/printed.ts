import { execFileSync } from 'node:child_process';
import { test, type Page } from '@playwright/test';

export interface Paper {
	readonly pages: number;
	readonly size: string;
	/** Of each page, without spaces and line breaks, which a page adds to a sentence. */
	readonly words: readonly string[];
}

/** What comes out of the printer. The words are told in Chromium alone: Firefox's Chinese letters lead back to none. */
export async function printed(page: Page, name: string): Promise<Paper> {
	const file = test.info().outputPath(`${name}.pdf`);
	await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
	const about = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
	const told = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
	return {
		pages: Number(/Pages:\s+(\d+)/.exec(about)?.[1]),
		size: /Page size:.*\((\w+)\)/.exec(about)?.[1] ?? 'unknown',
		words: told.split('\f').slice(0, -1).map(unspaced),
	};
}

export const unspaced = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
