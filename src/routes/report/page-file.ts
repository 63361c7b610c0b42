/**
 * A paper as one page that opens anywhere, without a network, and prints: no script, nothing fetched, and a policy in it that
 * forbids both. In the language that is read now.
 * @param drawn as components drew it: what anyone typed is text in it already
 */
export function pageFile(title: string, drawn: string): string {
	const { lang, dir } = document.documentElement;
	return [
		'<!doctype html>',
		`<html lang="${lang}" dir="${dir || 'ltr'}">`,
		'<head>',
		element('meta', { charset: 'utf-8' }),
		element('meta', policy),
		element('meta', viewport),
		element('title', {}, title),
		// As letters, not as an element: an element would come under this page's own policy, which forbids it.
		`<style>${[...rulesOfPage(), ownRules].join('\n').replaceAll('</', String.raw`<\/`)}</style>`,
		'</head>',
		'<body>',
		'<main>',
		drawn,
		'</main>',
		'</body>',
		'</html>',
	].join('\n');
}

const policy = {
	'http-equiv': 'content-security-policy',
	content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};
const viewport = { name: 'viewport', content: 'width=device-width, initial-scale=1' };

/** What the report page says of itself around the sheet. */
const ownRules = `
main { max-width: 52rem; margin: 0 auto; padding: 1rem; }
main > p { margin-top: 1rem; }
.paper-only { display: block !important; }
@page { size: A4; margin: 12mm 14mm; }
@media print {
	html { font-size: 9.6pt; line-height: 1.42; }
	main { max-width: none; padding: 0; }
}`;

const rulesOfPage = (): readonly string[] =>
	[...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) =>
		[...sheet.cssRules].map((rule) => rule.cssText),
	);

/** Written by the browser, which escapes whatever needs it. */
export function element(tag: string, attributes: Readonly<Record<string, string>>, words = ''): string {
	const made = document.createElement(tag);
	for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
	made.textContent = words;
	return made.outerHTML;
}
