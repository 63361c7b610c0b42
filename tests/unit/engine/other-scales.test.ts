import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import { crosswalkRowsOf } from '../../../src/lib/engine/crosswalk.ts';
import { assessScale } from '../../../src/lib/engine/diagnosis.ts';
import { fedPoints } from '../../../src/lib/engine/fed.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import {
	chainScale,
	loadRealContent,
	officialScale,
	realQuestionnaire,
	realScales,
} from '../../support/content.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const { crosswalk } = loadRealContent().content;
const approximated = realScales.filter(({ display }) => display === 'whole');

describe('what our questions can tell of a scale', () => {
	it('is all of the official one, and the fed part of one that is approximated', () => {
		expect(fedPoints(officialScale)).toEqual({ points: 100_000, of: 100_000 });
		// (65 + 48.568 + 20.534 + 56.249 + 40 + 15) / 6, rounded down.
		expect(approximated.map(fedPoints)).toEqual([{ points: 40_891, of: 100_000 }]);
	});

	test.prop([anyFirm, fc.constantFrom(...realScales.filter(({ dimensions }) => dimensions.length > 0))])(
		'is the most that can be certain, and the rest stays open for every firm',
		(answers, scale) => {
			const { low, high } = assessScale(realQuestionnaire, scale, answers).points ?? { low: 0, high: 0 };
			const { points, of } = fedPoints(scale);
			expect(low).toBeLessThanOrEqual(points);
			expect(high - low).toBeGreaterThanOrEqual(of - points - 1);
		},
	);
});

describe('the rows of the crosswalk for a firm', () => {
	const levelsOf = (low: number, high: number) =>
		crosswalkRowsOf(crosswalk, chainScale, { low, high }).map(({ levels }) => levels);

	it('are the one of its rung, with no other rung of that row', () => {
		expect(levelsOf(2, 2)).toEqual([['R2']]);
	});

	it('are all that are still possible, from the lowest', () => {
		expect(levelsOf(1, 3)).toEqual([['R1', 'R2'], ['R3']]);
	});

	it('never speak of another scale', () => {
		const rows = crosswalkRowsOf(crosswalk, officialScale, { low: 3, high: 3 });
		expect(rows.map(({ scale, levels }) => [scale, levels])).toEqual([['miit-2024', ['level3']]]);
	});
});
