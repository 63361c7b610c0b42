import { scaleNamed, type Scale } from '../engine/scale.ts';
import type { AdviceContent, QuestionContent } from '../content/content-parts.ts';
import { loadAdvisedTexts, loadContentTexts } from '../i18n/i18n.ts';

/** What asking needs of this build's content, with the two scales that every page shows at hand. */
export interface AskingContent extends QuestionContent {
	readonly official: Scale;
	readonly chain: Scale;
}

/** All of it. */
export interface LoadedContent extends AskingContent, AdviceContent {}

/** Each part is loaded once, when the first page needs it: the start page shows without. A failed load may be tried again. */
export const loadAskingContent = once(async (): Promise<AskingContent> => {
	const [{ default: content }] = await Promise.all([
		import('virtual:content/questions'),
		loadContentTexts('questions'),
	]);
	return {
		...content,
		official: scaleNamed(content.scales, content.officialScale),
		chain: scaleNamed(content.scales, content.chainScale),
	};
});

export const loadContent = once(async (): Promise<LoadedContent> => {
	const [asking, { default: advice }] = await Promise.all([
		loadAskingContent(),
		import('virtual:content/advice'),
		loadContentTexts('advice'),
		loadAdvisedTexts(),
	]);
	return { ...asking, ...advice };
});

function once<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () => {
		loading ??= load().catch((error: unknown) => {
			loading = undefined;
			throw error;
		});
		return loading;
	};
}
