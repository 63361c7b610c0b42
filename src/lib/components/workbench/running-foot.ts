import { formatBeside } from '$lib/i18n/formats.ts';
import type { Attachment } from 'svelte/attachments';

let last = 0;

/**
 * Says at the foot of every sheet whose paper it is and which sheet of how many, so that a loose one finds back. Browsers
 * without page margin boxes (Firefox) leave it out. In a print of many papers the sheets are counted through.
 */
export const runningFoot =
	(words: readonly string[]): Attachment<HTMLElement> =>
	(paper) => {
		last += 1;
		const name = `paper-${String(last)}`;
		const rules = new CSSStyleSheet();
		rules.replaceSync(`@page ${name} { @bottom-center {
			content: "${inQuotes(formatBeside(words))} · " counter(page) " / " counter(pages);
			font: 6.5pt/1.15 system-ui, sans-serif;
			color: #333;
			vertical-align: top;
			padding-top: 1.1mm;
		} }`);
		// Firefox drops the box, and a page of a name of its own would only cost it another sheet.
		if (!rules.cssRules[0]?.cssText.includes('@bottom-center')) return;
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
		paper.style.setProperty('page', name);
		return () => {
			document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules);
		};
	};

/** What anyone typed, as one line of a string in a style sheet: its signs by number, and kept apart from the words around it. */
const inQuotes = (words: string): string =>
	words
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/[^\p{L}\p{N}\p{M}\p{Zs}·—–-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
