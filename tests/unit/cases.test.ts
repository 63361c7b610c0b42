import { describe, expect, it } from 'vitest';
import { firmCases } from '../../src/cli/cases.ts';
import { loadRealContent, root } from '../support/content.ts';

const cases = firmCases(root, loadRealContent().content);

describe('whole firms', () => {
	it('are at least ten', () => {
		expect(cases.length).toBeGreaterThanOrEqual(10);
	});

	it.each(cases.map((firm) => [firm.title, firm] as const))('%s', (_, { differences }) => {
		expect(differences).toEqual([]);
	});
});
