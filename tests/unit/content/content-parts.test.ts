import { expect, it } from 'vitest';
import { partsOfContent, partsOfTexts } from '../../../src/lib/content/content-parts.ts';
import { loadRealContent } from '../../support/content.ts';

const { content, texts } = loadRealContent();

it('what is asked, advised, looked at and said in lists are together all of the content, and nothing stands in two parts', () => {
	const { questions, advice, visit, lists } = partsOfContent(content);
	const { officialScale, chainScale, ...asked } = questions;
	expect({ ...asked, ...advice, ...visit, ...lists }).toEqual(content);
	expect(Object.keys(asked).filter((key) => key in advice)).toEqual([]);
	expect(Object.keys({ ...visit, ...lists }).filter((key) => key in asked || key in advice)).toEqual([]);
	expect([officialScale, chainScale]).toEqual(['miit-2024', 'chain']);
});

it('no word of any language is lost between the parts', () => {
	for (const whole of Object.values(texts)) {
		const { questions, advice } = partsOfTexts(whole);
		expect({ ...advice, ...questions }).toEqual(whole);
		expect(Object.keys(questions).filter((key) => key in advice)).toEqual([]);
	}
});

it('words that were borrowed from another language are marked in the part in which they stand', () => {
	const { questions, advice } = partsOfTexts({
		item: { Q1: { prompt: 'How many?' } },
		offer: { loan: { name: 'A loan' } },
		borrowed: { item: { Q1: { prompt: 'en' } }, offer: { loan: { name: 'en' } } },
	});
	expect(questions).toEqual({
		item: { Q1: { prompt: 'How many?' } },
		borrowed: { item: { Q1: { prompt: 'en' } } },
	});
	expect(advice).toEqual({
		offer: { loan: { name: 'A loan' } },
		borrowed: { offer: { loan: { name: 'en' } } },
	});
});

it('whoever only asks carries a fifth of it', () => {
	const { questions, advice } = partsOfContent(content);
	expect(JSON.stringify(questions).length * 5).toBeLessThan(JSON.stringify(advice).length);
});
