import { text } from '$lib/i18n/i18n.ts';
import type { FirmAdvice } from '$lib/session/firm-advice.svelte.ts';
import { today } from '$lib/session/today.ts';
import { flushSync, mount, unmount } from 'svelte';
import OwnerReport from './OwnerReport.svelte';

/**
 * The owner's report as one page that opens anywhere, without a network, and prints: no script, no address, and a
 * policy in it that forbids both. What anyone typed comes out as text, because it never was anything else.
 */
export function reportFile(advice: FirmAdvice, name: string): string {
	const { lang, dir } = document.documentElement;
	const title = text('format.pair', { name: text('report.title'), value: name || text('result.unnamed') });
	return [
		'<!doctype html>',
		`<html lang="${lang}" dir="${dir || 'ltr'}">`,
		'<head>',
		element('meta', { charset: 'utf-8' }),
		element('meta', policy),
		element('meta', viewport),
		element('title', {}, title),
		// As letters, not as an element: an element would come under this page's own policy, which forbids it.
		`<style>${[...rulesOfPage(), ownRules].join('\n')}</style>`,
		'</head>',
		'<body>',
		'<main>',
		drawnReport(advice, name),
		element('p', { class: 'small soft' }, text('report.footer')),
		'</main>',
		'</body>',
		'</html>',
	].join('\n');
}

const policy = {
	'http-equiv': 'content-security-policy',
	content: "default-src 'none'; style-src 'unsafe-inline'",
};
const viewport = { name: 'viewport', content: 'width=device-width, initial-scale=1' };

/** What the report page says of itself around the sheet. */
const ownRules = `
main { max-width: 52rem; margin: 0 auto; padding: 1rem; }
main > p { margin-top: 1rem; }
@page { size: A4; margin: 12mm 14mm; }
@media print {
	html { font-size: 9.6pt; line-height: 1.42; }
	main { max-width: none; padding: 0; }
}`;

/** Drawn by the same component as on the report page, out of sight, but laid out: long words are measured. */
function drawnReport(advice: FirmAdvice, name: string): string {
	const target = document.createElement('div');
	Object.assign(target.style, { position: 'fixed', visibility: 'hidden' });
	document.body.append(target);
	const report = mount(OwnerReport, {
		target,
		props: { session: advice.session, advice, day: today(), name, atOnce: true },
	});
	flushSync();
	const drawn = target.innerHTML;
	void unmount(report);
	target.remove();
	return drawn;
}

const rulesOfPage = (): readonly string[] =>
	[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));

/** Written by the browser, which escapes whatever needs it. */
function element(tag: string, attributes: Readonly<Record<string, string>>, words = ''): string {
	const made = document.createElement(tag);
	for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
	made.textContent = words;
	return made.outerHTML;
}
