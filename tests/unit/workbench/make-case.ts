import { firmCases, type FirmCase } from '../../../src/lib/session/workbench/caseload/firm-case.ts';
import type { Assessment } from '../../../src/lib/storage/assessment.ts';
import type { CaseSummary } from '../../../src/lib/storage/case-summary.ts';
import type { Firm } from '../../../src/lib/storage/firm.ts';
import { makeSummary } from '../../support/stored.ts';

export const aDay = '2026-11-22';
const hour = 3_600_000;
const begun = Date.UTC(2026, 9, 1, 4);

export const makeCheckUp = (checkUp: Partial<Assessment> = {}): Assessment => ({
	id: 'firm',
	name: '晋江宏达鞋业',
	questionnaire: 'factory',
	version: 1,
	createdAt: begun,
	updatedAt: begun + hour,
	reached: 0,
	...checkUp,
});

/** Up to date with `makeCheckUp`. */
export const summaryOfCheckUp = (summary: Partial<CaseSummary> = {}): CaseSummary =>
	makeSummary({ of: begun + hour, rung: { low: 1, high: 3 }, level: { low: 0, high: 2 }, ...summary });

/** A firm with one check-up, unless others are told. */
export function makeCase({
	card,
	summary,
	checkUps = [makeCheckUp()],
}: {
	readonly card?: Partial<Firm>;
	readonly summary?: Partial<CaseSummary>;
	readonly checkUps?: readonly Assessment[];
} = {}): FirmCase {
	const [first = makeCheckUp()] = checkUps;
	const [firm] = firmCases(
		{
			assessments: checkUps,
			firms: card === undefined ? [] : [{ id: first.id, updatedAt: 1, ...card }],
			summaries: summary === undefined ? [] : [summaryOfCheckUp({ assessment: first.id, ...summary })],
		},
		aDay,
	);
	if (firm === undefined) throw new Error('nothing is shown of this firm');
	return firm;
}
