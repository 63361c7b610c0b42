import { describe, expect, it } from 'vitest';
import { asFileName } from '../../../src/lib/session/file-name.ts';

describe('words as the name of a file', () => {
	it.each([
		['宏达鞋业', '宏达鞋业'],
		['宏达/鞋业: "一厂"', '宏达_鞋业_ _一厂_'],
		['..\\..\\etc', '.._.._etc'],
		['\u2068宏达鞋业\u2069 \u200fملحق\u200e', '宏达鞋业 ملحق'],
		['evil\u202egpj.exe', 'evilgpj.exe'],
		['  ', ''],
	])('makes of %j %j', (words, name) => {
		expect(asFileName(words)).toBe(name);
	});
});
