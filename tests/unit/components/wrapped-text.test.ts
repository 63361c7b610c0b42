import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { wrappedText } from '../../../src/lib/components/wrapped-text.ts';

/** Every sign is as wide as the next: the width is a number of signs. */
const linesOf = (words: string, width: number, language = 'zh-CN') =>
	wrappedText(words, { width, language, widthOf: (part) => part.length });

describe('a text on a picture', () => {
	it('goes on in a new line where the old one is full', () => {
		expect(linesOf('one order list on the phone', 12, 'en')).toEqual(['one order', 'list on the', 'phone']);
	});

	it('keeps a Chinese word and a number whole', () => {
		expect(linesOf('贯通等级是2026年评的', 7).join('|')).not.toMatch(/贯\|通|等\|级|20\|26/);
	});

	it('never begins a line with a sign that closes, nor ends one with a sign that opens', () => {
		const words = '先改：客户问货怎么答（手机上）。现在：“答不上来”，请看！';
		for (let width = 5; width < 20; width += 1) {
			const lines = linesOf(words, width);
			expect(lines.slice(1).filter((line) => /^[。，：！）”]/u.test(line))).toEqual([]);
			expect(lines.slice(0, -1).filter((line) => /[（“]$/u.test(line))).toEqual([]);
		}
	});

	it('gives a word that is too long a line of its own, rather than to lose it', () => {
		expect(linesOf('a incomprehensibilities b', 5, 'en')).toEqual(['a', 'incomprehensibilities', 'b']);
	});

	it('is no line at all where there is nothing to say', () => {
		expect(linesOf('', 10)).toEqual([]);
	});

	test.prop([
		fc.string({ unit: fc.constantFrom(...Array.from('厂里的数据 ab,。（）12“”')) }),
		fc.integer({ min: 3, max: 30 }),
	])('loses and adds no sign but spaces at a line’s end', (words, width) => {
		const bare = (said: string) => said.replaceAll(/\s/g, '');
		expect(bare(linesOf(words, width).join(''))).toBe(bare(words));
	});
});
