import type { ScaleId } from '../engine/scale.ts';
import type { Content } from './read-content.ts';
import type { Texts } from './texts.ts';

/** What is asked and how it is judged: all that a page needs while a firm answers. */
export interface QuestionContent extends Pick<Content, 'questionnaire' | 'scales' | 'effort'> {
	readonly officialScale: ScaleId;
	readonly chainScale: ScaleId;
}

/** What is advised: five times as much, and of no use before there is a result. */
export type AdviceContent = Omit<Content, 'questionnaire' | 'scales' | 'effort' | 'visit' | 'aliases'>;

/** What only an advisor on a walk needs: no owner's page asks for it. */
export type VisitContent = Pick<Content, 'visit'>;

/** What only an advisor who reads a list of firms needs. */
export type ListContent = Pick<Content, 'aliases'>;

export interface ContentParts {
	readonly questions: QuestionContent;
	readonly advice: AdviceContent;
	readonly visit: VisitContent;
	readonly lists: ListContent;
}

export type ContentPart = keyof ContentParts;

/** The parts that have words of their own. */
export type TextPart = Exclude<ContentPart, 'visit' | 'lists'>;

export function partsOfContent({
	questionnaire,
	scales,
	effort,
	visit,
	aliases,
	...advice
}: Content): ContentParts {
	const { officialScale, chainScale } = advice.rulesFile.settings;
	return {
		questions: { questionnaire, scales, effort, officialScale, chainScale },
		advice,
		visit: { visit },
		lists: { aliases },
	};
}

const adviceTexts: ReadonlySet<string> = new Set([
	'barrier',
	'barrier_group',
	'benchmark',
	'benchmark_group',
	'benchmark_unit',
	'contradiction',
	'crosswalk',
	'not_now',
	'note',
	'offer',
	'own_figure',
	'service',
]);

/** The words of each part; those that were borrowed from another language stay marked in theirs. */
export function partsOfTexts({ borrowed, ...own }: Texts): Readonly<Record<TextPart, Texts>> {
	const partOf = (part: TextPart, texts: Texts): Texts =>
		Object.fromEntries<Texts[string]>(
			Object.entries(texts).filter(([key]) => (part === 'advice') === adviceTexts.has(key)),
		);
	const withMarks = (part: TextPart): Texts => {
		const marks = typeof borrowed === 'object' ? partOf(part, borrowed) : {};
		return { ...partOf(part, own), ...(Object.keys(marks).length > 0 && { borrowed: marks }) };
	};
	return { questions: withMarks('questions'), advice: withMarks('advice') };
}
