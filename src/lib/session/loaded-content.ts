import type { Scale } from '../engine/scale.ts';
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
	const scaleNamed = (id: string): Scale => {
		const scale = content.scales.find((candidate) => candidate.id === id);
		if (scale === undefined) throw new Error(`the content check let scale ${id} go missing`);
		return scale;
	};
	return { ...content, official: scaleNamed(settings.officialScale), chain: scaleNamed(settings.chainScale) };
}
