import type { Capture } from '../../src/lib/storage/capture.ts';
import type { CaseSummary } from '../../src/lib/storage/case-summary.ts';

/** Of an official level and a rung of which nothing is known yet. */
export const makeSummary = (summary: Partial<CaseSummary> = {}): CaseSummary => ({
	assessment: 'firm',
	of: 2000,
	edition: '1',
	answered: 1,
	evidenced: 0,
	rung: { low: 0, high: 5 },
	level: { low: 0, high: 4 },
	profile: {},
	...summary,
});

/** A photo of the firm, without a size unless told. */
export const makeCapture = (capture: Partial<Capture> = {}): Capture => ({
	id: 'c1',
	assessment: 'firm',
	kind: 'photo',
	words: '看板',
	by: 'advisor',
	at: 5,
	...capture,
});
