/** Modules that `src/cli/content-plugin.ts` makes of `questionnaires/`. */
declare module 'virtual:content/questions' {
	const content: import('./lib/content/content-parts.ts').QuestionContent;
	export default content;
}

declare module 'virtual:content/advice' {
	const content: import('./lib/content/content-parts.ts').AdviceContent;
	export default content;
}

declare module 'virtual:content/visit' {
	const content: import('./lib/content/content-parts.ts').VisitContent;
	export default content;
}

declare module 'virtual:content/lists' {
	const content: import('./lib/content/content-parts.ts').ListContent;
	export default content;
}

/** The words of each part of the content, a chunk for each language. */
declare module 'virtual:content-texts' {
	interface NestedTexts {
		readonly [key: string]: string | NestedTexts;
	}
	type Loaders = Readonly<Record<string, () => Promise<{ default: NestedTexts }>>>;
	const texts: Readonly<Record<import('./lib/content/content-parts.ts').TextPart, Loaders>>;
	export default texts;
}
