import { describe, expect, it } from 'vitest';
import { NewPassphrase } from '../../../src/lib/session/workbench/new-passphrase.svelte.ts';

function typed(first: string, again = first): NewPassphrase {
	const passphrase = new NewPassphrase(8);
	passphrase.first = first;
	passphrase.again = again;
	return passphrase;
}

describe('a new passphrase', () => {
	it('is taken when it is long enough and typed the same twice', () => {
		expect(typed('石狮 stone 88').words).toBe('石狮 stone 88');
		expect(typed('12345678901').problem).toBe('only-figures');
		expect(typed('123456789012').words).toBe('123456789012');
	});

	it.each([
		['1234567', '1234567', 'too-short'],
		['1234567890', '1234567890', 'only-figures'],
		['long enough', 'long enouhg', 'not-the-same'],
		['long enough', '', 'not-the-same'],
	])('%s and then %s will not do: %s', (first, again, problem) => {
		const passphrase = typed(first, again);
		expect(passphrase.problem).toBe(problem);
		expect(passphrase.words).toBeUndefined();
	});
});
