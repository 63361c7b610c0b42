import { describe, expect, it } from 'vitest';
import { newRecoveryCode, normalRecoveryCode } from '../../../src/lib/storage/recovery-code.ts';
import { languages } from '../../../src/lib/i18n/languages.ts';
import { switchLanguage, text } from '../../../src/lib/i18n/i18n.ts';

const many = Array.from({ length: 200 }, newRecoveryCode);

describe('a recovery code', () => {
	it('has every figure and letter but I, L, O and U', () => {
		const signs = new Set(many.join('').replaceAll('-', ''));
		expect([...signs].sort().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
	});

	it('is the same with O typed for 0, I or L for 1, small, wide or without lines between', () => {
		for (const code of many) {
			const read = normalRecoveryCode(code);
			expect(read).toBe(code.replaceAll('-', ''));
			for (const one of ['I', 'l', 'Ｌ'])
				expect(normalRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', one).replaceAll('-', ' '))).toBe(
					read,
				);
		}
	});

	it.each(languages)('is asked for in $id with the letters it never has', async ({ id }) => {
		await switchLanguage(id);
		for (const letter of ['I', 'L', 'O', 'U']) expect(text('lock.signs')).toContain(letter);
	});
});
