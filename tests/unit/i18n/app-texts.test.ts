import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/lib/i18n/languages.ts';
import {
	differencesOf,
	namedIn,
	namedInSources,
	readTexts,
	sentencesIn,
	unusedKeys,
} from '../../../src/tools/app-texts.mjs';
import { realQuestionnaire } from '../../support/content.ts';

describe('the sentences of the app', () => {
	it('are there in every language that can be chosen, and the questionnaire speaks the same ones', () => {
		const ids = languages.map(({ id }) => id).sort();
		expect(Object.keys(readTexts()).sort()).toEqual(ids);
		expect([...realQuestionnaire.languages].sort()).toEqual(ids);
	});

	it('say the same in every language', () => {
		expect(differencesOf(readTexts())).toEqual([]);
	});

	it('name their values in the one way in which they are filled in, and no other sentence', () => {
		const all = Object.values(readTexts()).flatMap((sentences) => [...sentences.values()]);
		expect(all.filter((words) => /\{\{(?!\w+\}\})|\$t\(/.test(words))).toEqual([]);
	});

	it('are all shown somewhere', () => {
		const original = readTexts()['zh-CN'] ?? new Map<string, string>();
		expect(original.size).toBeGreaterThan(500);
		expect(unusedKeys(original, namedInSources())).toEqual([]);
	});
});

describe('the check of the sentences', () => {
	const original = { plan: { title: '计划', days_other: '{{count}} 天', own: '自己掏 {{sum}}' } };
	const arabic = {
		title: 'خطة',
		days_zero: 'اليوم',
		days_one: 'يوم',
		days_two: 'يومان',
		days_few: '{{count}} أيام',
		days_many: '{{count}} يومًا',
		days_other: '{{count}} يوم',
		own: 'من مالك {{sum}}',
	};
	const found = (plan: object) =>
		differencesOf({ 'zh-CN': sentencesIn(original), ar: sentencesIn({ plan }) });

	it('is content with a complete language, which may say one and two in words', () => {
		expect(found(arabic)).toEqual([]);
	});

	const { title: _title, ...untitled } = arabic;
	const { days_few: _few, ...withoutFew } = arabic;
	it.each([
		['a missing sentence', untitled, 'ar: plan.title is missing'],
		['a missing plural form', withoutFew, 'ar: plan.days_few is missing'],
		['an empty sentence', { ...arabic, title: ' ' }, 'ar: plan.title is empty'],
		['a lost value', { ...arabic, own: 'من مالك' }, 'ar: plan.own and {{sum}} do not go together'],
		[
			'a number left out',
			{ ...arabic, days_many: 'أيام' },
			'ar: plan.days_many and {{count}} do not go together',
		],
		['an invented value', { ...arabic, title: '{{name}}' }, 'ar: plan.title and {{name}} do not go together'],
		['a sentence of its own', { ...arabic, more: 'أكثر' }, 'ar: plan.more is not in zh-CN'],
	])('finds %s', (_, plan, complaint) => {
		expect(found(plan)).toEqual([complaint]);
	});

	it('finds a sentence that no page shows, by name or by pattern', () => {
		const page = "<script>const key = 'plan.title';</script>{text(`plan.${part}`)} <p>plan.days</p>";
		const sentences = sentencesIn({ plan: { title: '', days_other: '' }, old: { one_other: '' } });
		expect(unusedKeys(sentences, namedIn(page, 'Page.svelte'))).toEqual(['old.one']);
		expect(unusedKeys(sentences, namedIn("say('plan.title')", 'words.ts'))).toEqual(['plan.days', 'old.one']);
	});
});
