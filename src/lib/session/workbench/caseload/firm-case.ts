import type { Day } from '../../../engine/calendar.ts';
import { grouped } from '../../../engine/grouped.ts';
import type { Assessment } from '../../../storage/assessment.ts';
import type { CaseSummary } from '../../../storage/case-summary.ts';
import type { Cases } from '../../../storage/cases.ts';
import { firmByAssessment, type Firm } from '../../../storage/firm.ts';
import { today as dayOf } from '../../today.ts';
import { standingOf, type Standing, type VisitDays } from './standing.ts';

/** One firm in the list of an advisor, with all its check-ups. */
export interface FirmCase {
	readonly id: string;
	/** As it was last called; empty while nobody named it. */
	readonly name: string;
	readonly card: Firm | undefined;
	/** The last one first; at least one. */
	readonly checkUps: readonly [CheckUp, ...CheckUp[]];
	/** Milliseconds: when an answer or the card was last changed. */
	readonly touchedAt: number;
	readonly standing: Standing;
}

export interface CheckUp {
	readonly assessment: Assessment;
	readonly summary: CaseSummary | undefined;
}

/**
 * Every firm with a check-up that is neither in the bin nor left before anything was said. One of `known` that says the
 * same is taken over as it is.
 */
export function firmCases(
	{ assessments, firms, summaries }: Omit<Cases, 'unreadable'>,
	today: Day,
	known: ReadonlyMap<string, FirmCase> = new Map(),
): readonly FirmCase[] {
	const summaryBy = new Map(summaries.map((summary) => [summary.assessment, summary]));
	const cardBy = new Map(firms.map((card) => [card.id, card]));
	const firmBy = firmByAssessment(assessments);
	const kept = assessments
		.map((assessment): CheckUp => ({ assessment, summary: summaryBy.get(assessment.id) }))
		.filter(isKept);
	const groups = grouped(kept, ({ assessment: { id } }) => firmBy.get(id) ?? id);
	return [...groups].flatMap(([id, group]) => {
		const before = known.get(id);
		const card = cardBy.get(id);
		if (before?.card === card && before !== undefined && isSame(before.checkUps, group)) return before;
		return firmCaseOf({ id, card, group, today }) ?? [];
	});
}

const isSame = (before: readonly CheckUp[], now: readonly CheckUp[]): boolean =>
	before.length === now.length &&
	now.every(({ assessment, summary }) =>
		before.some((checkUp) => checkUp.assessment === assessment && checkUp.summary === summary),
	);

/** One begun and left empty is nothing to come back to; the row of such a one was never changed. */
function isKept({ assessment, summary }: CheckUp): boolean {
	if (assessment.deletedAt !== undefined) return false;
	if (summary?.of === assessment.updatedAt) return summary.answered > 0 || assessment.name !== '';
	return assessment.name !== '' || assessment.updatedAt > assessment.createdAt;
}

interface Found {
	readonly id: string;
	readonly card: Firm | undefined;
	readonly group: readonly CheckUp[];
	readonly today: Day;
}

function firmCaseOf({ id, card, group, today }: Found): FirmCase | undefined {
	const [last, ...earlier] = lastFirst(group);
	if (last === undefined) return undefined;
	const named = [last, ...earlier].find(({ assessment }) => assessment.name !== '');
	return {
		id,
		name: named?.assessment.name ?? '',
		card,
		checkUps: [last, ...earlier],
		touchedAt: Math.max(card?.updatedAt ?? 0, ...group.map(({ assessment }) => assessment.updatedAt)),
		standing: standingOf(visitDaysOf(card, last), today),
	};
}

/** What follows another one is later, whatever the clock of the device said, and whichever was touched last. */
export function lastFirst<Found extends { readonly assessment: Assessment }>(
	group: readonly Found[],
): readonly Found[] {
	if (group.length < 2) return group;
	const byId = new Map(group.map(({ assessment }) => [assessment.id, assessment]));
	const stepsTo = ({ id, follows }: Assessment, passed: readonly string[] = []): number => {
		const before = follows === undefined || passed.includes(id) ? undefined : byId.get(follows);
		return before === undefined ? passed.length : stepsTo(before, [...passed, id]);
	};
	return group.toSorted(
		(a, b) =>
			stepsTo(b.assessment) - stepsTo(a.assessment) || b.assessment.createdAt - a.assessment.createdAt,
	);
}

/** Known by its name and what describes it alone: of such a one there is no result to see. */
export const isUnasked = ({ summary }: CheckUp): boolean => summary?.asked === 0;

/** A visit counts when its day was noted, or when the last check-up has answers with evidence. */
export function visitDays(
	card: Firm | undefined,
	last: { readonly assessment: Assessment; readonly evidenced: number },
): VisitDays {
	const seen = last.evidenced > 0 ? dayOf(new Date(last.assessment.createdAt)) : undefined;
	const { visited = seen } = card ?? {};
	const latest = seen !== undefined && visited !== undefined && seen > visited ? seen : visited;
	return { ...card, ...(latest !== undefined && { visited: latest }) };
}

export const visitDaysOf = (card: Firm | undefined, { assessment, summary }: CheckUp): VisitDays =>
	visitDays(card, { assessment, evidenced: summary?.evidenced ?? 0 });
