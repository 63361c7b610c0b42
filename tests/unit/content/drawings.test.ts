import { brotliCompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawings } from '../../../src/lib/components/drawings.ts';
import { realQuestionnaire, realScales } from '../../support/content.ts';
import { scenes } from '../../support/firm.ts';

const links = realScales.flatMap(({ network }) => network?.links.map(({ item }) => item) ?? []);

describe('the drawings', () => {
	it('show the six links and the sixteen scenes, each in a picture of its own, and nothing that is not asked', () => {
		expect(new Set(Object.keys(drawings))).toEqual(new Set([...links, ...scenes]));
		expect(new Set(Object.values(drawings).map(({ line }) => line)).size).toBe(22);
		const asked = new Set(realQuestionnaire.items.map(({ id }) => id));
		expect(Object.keys(drawings).filter((item) => !asked.has(item))).toEqual([]);
	});

	it('weigh no more than 6 KiB', () => {
		const file = readFileSync('src/lib/components/drawings.ts');
		expect(brotliCompressSync(file).length).toBeLessThan(6 * 1024);
	});
});
