/** Modules that `src/cli/content-plugin.ts` makes of `questionnaires/`. */
declare module 'virtual:content' {
	const content: import('./lib/content/read-content.ts').Content;
	export default content;
}

/** The words of the questionnaire and of all offers, a chunk for each language. */
declare module 'virtual:content-texts' {
	interface NestedTexts {
		readonly [key: string]: string | NestedTexts;
	}
	const texts: Readonly<Record<string, () => Promise<{ default: NestedTexts }>>>;
	export default texts;
}
