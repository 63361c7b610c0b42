/** Modules that `src/cli/content-plugin.ts` makes of `questionnaires/`. */
declare module 'virtual:content' {
	const content: import('./lib/content/read-content.ts').Content;
	export default content;
}

declare module 'virtual:content-texts/*' {
	interface NestedTexts {
		readonly [key: string]: string | NestedTexts;
	}
	const texts: NestedTexts;
	export default texts;
}
