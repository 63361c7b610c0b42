import { describe, expect, it } from 'vitest';
import { moneyCases } from '../../src/cli/money-cases.ts';
import { loadRealContent, root } from '../support/content.ts';

const cases = moneyCases(root, loadRealContent().content);

describe('worked sums', () => {
	it('are at least forty', () => {
		expect(cases.length).toBeGreaterThanOrEqual(40);
	});

	it.each(cases.map((one) => [one.title, one] as const))('%s', (_, { differences }) => {
		expect(differences).toEqual([]);
	});
});
