import { scaleNamed, type Scale } from '../engine/scale.ts';
import type { Content } from '../content/read-content.ts';
import { loadContentTexts } from '../i18n/i18n.ts';

/** The content of this build, with the two scales that every page shows at hand. */
export interface LoadedContent extends Content {
	readonly official: Scale;
	readonly chain: Scale;
}

let loading: Promise<LoadedContent> | undefined;

/** Loaded once, when the first page needs it: the start page shows without. A failed load may be tried again. */
export function loadContent(): Promise<LoadedContent> {
	loading ??= load().catch((error: unknown) => {
		loading = undefined;
		throw error;
	});
	return loading;
}

async function load(): Promise<LoadedContent> {
	const [{ default: content }] = await Promise.all([import('virtual:content'), loadContentTexts()]);
	const { settings } = content.rulesFile;
	return {
		...content,
		official: scaleNamed(content.scales, settings.officialScale),
		chain: scaleNamed(content.scales, settings.chainScale),
	};
}
