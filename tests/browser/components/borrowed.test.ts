import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import NoteList from '../../../src/lib/components/NoteList.svelte';
import type { ContextNote } from '../../../src/lib/engine/offer.ts';
import { loadContentTexts, switchLanguage, text } from '../../../src/lib/i18n/i18n.ts';
import { originalLanguage } from '../../../src/lib/i18n/languages.ts';

/** A new note that somebody put into Arabic only in part: the checker filled in the English words, and says so. */
vi.mock('virtual:content-texts', () => ({
	default: {
		advice: {
			'zh-CN': () => Promise.resolve({ default: { note: { plan: { name: '计划', says: '到 2027 年。' } } } }),
			ar: () =>
				Promise.resolve({
					default: {
						note: { plan: { name: 'خطة', says: 'Until 2027 (no call).' } },
						borrowed: { note: { plan: { says: 'en' } } },
					},
				}),
		},
	},
}));

afterEach(() => switchLanguage(originalLanguage));

const note = {
	id: 'plan',
	source: { title: '通知', date: '2026-01', kind: 'official', link: 'text-only' },
	checked: { by: 'yes', asOf: '2026-11-21' },
} as unknown as ContextNote;

it('words that stand in for a translation are marked with their own language and direction', async () => {
	await loadContentTexts('advice');
	await switchLanguage('ar');
	const list = await render(NoteList, { props: { notes: [{ note, ended: undefined }] } });
	await list.getByText(text('notes.title', { count: 1 })).click();
	const says = list.getByText('Until 2027 (no call).');
	await expect.element(says).toHaveAttribute('lang', 'en');
	await expect.element(says).toHaveAttribute('dir', 'ltr');
	await expect.element(list.getByRole('heading', { name: 'خطة' })).not.toHaveAttribute('lang');
});
