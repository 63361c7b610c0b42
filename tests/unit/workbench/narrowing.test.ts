import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import { searchIn } from '../../../src/lib/session/workbench/caseload/narrowing.ts';

/** So few signs that words are often found, often within each other, and often not. */
const words = fc.string({ unit: fc.constantFrom('鞋', '业', '4', '9', ' '), maxLength: 8 });
const texts = fc.array(words, { maxLength: 12 });

/** The plain way: every word in every text. */
const found = (all: readonly string[], search: string): readonly number[] =>
	all.flatMap((text, place) =>
		search
			.split(' ')
			.filter(Boolean)
			.every((word) => text.includes(word))
			? [place]
			: [],
	);

describe('searching while somebody types', () => {
	test.prop([texts, fc.array(words, { minLength: 1, maxLength: 8 })])(
		'finds after any other searches what it finds alone',
		(all, searches) => {
			const search = searchIn(all);
			for (const typed of searches) expect(search(typed)).toEqual(found(all, typed));
		},
	);
	test.prop([texts, words, fc.nat({ max: 8 })])(
		'finds letter by letter, and letter by letter taken back, what it finds at once',
		(all, typed, back) => {
			const search = searchIn(all);
			const ends = Array.from({ length: typed.length }, (_, index) => index + 1);
			for (const end of [...ends, ...ends.toReversed().slice(0, back)])
				expect(search(typed.slice(0, end))).toEqual(found(all, typed.slice(0, end)));
		},
	);
	it('looks through no more than what the letter before had left', () => {
		const all = ['鞋业 49', '鞋业 50', '卫浴 49'];
		const search = searchIn(all);
		search('鞋');
		const looks = vi.spyOn(String.prototype, 'includes');
		const looked = () =>
			all.filter((text) => looks.mock.contexts.some((context) => String(context) === text));
		expect(search('鞋 49')).toEqual([0]);
		expect(looked()).toEqual(['鞋业 49', '鞋业 50']);
		looks.mockClear();
		expect(search('鞋')).toEqual([0, 1]);
		expect(looked()).toEqual([]);
		looks.mockRestore();
	});
});
