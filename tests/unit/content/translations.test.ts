import { describe, expect, it } from 'vitest';
import { readTranslated, smallContent } from '../../support/small-content.ts';

const { texts, packTexts } = smallContent();
const original = { texts, packTexts };

describe('content in several languages', () => {
	it('is complete when every language says all that the original says', () => {
		expect(checked({ en: original, ar: original })).toMatchObject({ untranslated: [] });
	});

	it('is accepted while a translation lacks words, and lists them', () => {
		const arabic = { texts: { ...texts, title: ' ' }, packTexts };
		expect(checked({ en: original, ar: arabic }).untranslated).toEqual([
			{
				file: 'texts/ar.yaml',
				path: 'title',
				problem: { kind: 'missing-text', key: 'title', language: 'ar' },
			},
		]);
	});

	it('lists a whole file that a translation lacks as one thing', () => {
		const { untranslated } = checked({ en: original, ar: { texts } });
		expect(untranslated.map(({ file, problem }) => ({ file, problem }))).toEqual([
			{
				file: 'pack.yaml',
				problem: { kind: 'missing-text', key: 'texts/ar.yaml', language: 'ar' },
			},
		]);
	});

	it('asks a translation also for what the original need not have said', () => {
		const helpful = { texts: { ...texts, section: { only: { title: 'Only', intro: 'Why' } } }, packTexts };
		expect(checked({ en: helpful, ar: original }).untranslated.map(({ path }) => path)).toEqual([
			'section.only.intro',
		]);
	});

	it('fills the gaps of a translation from the second language, then from the original, and says which', () => {
		const second = { texts: { ...texts, title: 'Second', reason: {} }, packTexts };
		const third = { texts: { ...texts, title: undefined, reason: undefined }, packTexts };
		const { ar } = checked({ en: original, es: second, ar: withoutUndefined(third) }).texts;
		expect(ar).toMatchObject({
			title: 'Second',
			reason: texts.reason,
			borrowed: { title: 'es', reason: { other_reason: 'en' } },
		});
	});

	it('notes no borrowing where nothing was borrowed', () => {
		expect(checked({ en: original, ar: original }).texts['ar']).not.toHaveProperty('borrowed');
	});

	it('still refuses a text that nobody shows, in any language', () => {
		const result = readTranslated({ en: original, ar: { texts: { ...texts, tittle: 'x' }, packTexts } });
		expect(result.ok ? [] : result.problems.map(({ problem }) => problem)).toEqual([
			{ kind: 'unused-text', key: 'tittle', language: 'ar' },
		]);
	});

	it('still refuses gaps in the original', () => {
		const result = readTranslated({ en: { texts: { ...texts, title: '' }, packTexts }, ar: original });
		expect(result.ok ? [] : result.problems.map(({ problem }) => problem)).toEqual([
			{ kind: 'missing-text', key: 'title', language: 'en' },
		]);
	});
});

function checked(languages: Parameters<typeof readTranslated>[0]) {
	const result = readTranslated(languages);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.value;
}

const withoutUndefined = (words: object): { texts: unknown; packTexts: unknown } =>
	JSON.parse(JSON.stringify(words)) as { texts: unknown; packTexts: unknown };
