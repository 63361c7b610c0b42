import { browser, dev } from '$app/environment';
import type { LanguageId } from '../i18n/languages.ts';

/** Whether a service worker stands behind this page: a file has none, whoever wants the next version copies it. */
export const hasWorker = (): boolean =>
	browser && !dev && import.meta.env.VITE_EDITION !== 'single' && 'serviceWorker' in navigator;

/** Has the words of a language kept for the times without a network, as soon as there is a worker to keep them. */
export const keepWords = (language: LanguageId): Promise<void> => keepPack(language);

/** The same for the files that only an advisor's pages need. */
export const keepWorkbench = (): Promise<void> => keepPack('workbench');

async function keepPack(pack: LanguageId | 'workbench'): Promise<void> {
	if (!hasWorker()) return;
	const { active } = await navigator.serviceWorker.ready;
	active?.postMessage({ type: 'KEEP_PACK', pack });
}
