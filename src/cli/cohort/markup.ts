/** Markup that is safe to be put into markup: only `html` makes it, and it escapes every text that goes in. */
export interface Markup {
	readonly markup: string;
}

type Part = Markup | string | number | readonly Markup[];

export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
	markup: texts.map((text, index) => text + written(parts[index] ?? '')).join(''),
});

function written(part: Part): string {
	if (typeof part === 'number') return String(part);
	if (typeof part === 'string') return escaped(part);
	if ('markup' in part) return part.markup;
	return part.map(({ markup }) => markup).join('');
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
