import { afterEach, describe, expect, it } from 'vitest';
import { citedWords, translatedTitle } from '../../../src/lib/components/source-words.ts';
import type { OfferSource } from '../../../src/lib/engine/offer.ts';
import { switchLanguage } from '../../../src/lib/i18n/i18n.ts';
import { originalLanguage } from '../../../src/lib/i18n/languages.ts';
import { loadRealContent, realRulesFile } from '../../support/content.ts';

afterEach(() => switchLanguage(originalLanguage));

/** Marks of direction belong to the writing, not to the words. */
const plain = (words: string) => words.replaceAll(/[\u2066-\u2069]/g, '');

describe('a source', () => {
	it.each([
		['zh-CN', 'Song & Xiao 2026，表1'],
		['en', 'Song & Xiao 2026, Table 1'],
		['es', 'Song & Xiao 2026, tabla 1'],
		['ar', 'Song & Xiao 2026، الجدول 1'],
	] as const)('names its table in the words of a reader of %s', async (id, words) => {
		await switchLanguage(id);
		expect(plain(citedWords({ title: 'Song & Xiao 2026', table: 1 }))).toBe(words);
		expect(citedWords({ title: 'Song & Xiao 2026' })).toBe('Song & Xiao 2026');
	});

	it.each([
		['zh-CN', undefined],
		['en', { lang: 'en', title: 'a plan' }],
		['es', { lang: 'es', title: 'un plan' }],
		['ar', { lang: 'en', title: 'a plan' }],
	] as const)('tells a reader of %s what its Chinese title says', async (id, told) => {
		await switchLanguage(id);
		expect(translatedTitle({ ...notice, titles: { en: 'a plan', es: 'un plan' } })).toEqual(told);
		expect(translatedTitle(notice)).toBeUndefined();
	});

	it('has no words of one language in a title that every reader sees', () => {
		const { scales, benchmarks } = loadRealContent().content;
		const titles = [...scales, ...benchmarks.benchmarks].map(({ source }) => source.title);
		expect(titles.filter((title) => /\btable\b|表\s?\d/i.test(title))).toEqual([]);
	});

	it('is put into words that readers of no Chinese have, and into their own where it is our own advice', () => {
		const untold = realRulesFile.offers.flatMap(({ id, source: { title, titles = {}, kind } }) => {
			if (!/^\p{Script=Han}/u.test(title)) return [];
			const wanted = ['own-advice', 'memory'].includes(kind) ? ['en', 'es', 'ar'] : ['en'];
			return wanted
				.filter((language) => titles[language] === undefined)
				.map((language) => `${id} ${language}`);
		});
		expect(untold).toEqual([]);
	});
});

const notice: OfferSource = { title: '计划', kind: 'official', link: 'text-only' };
