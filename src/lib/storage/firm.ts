import * as v from 'valibot';
import type { Assessment } from './assessment.ts';

const day = v.pipe(v.string(), v.isoDate());

/**
 * What an advisor keeps of a firm beside its answers. Name, place, cluster and size are answers and stand in its check-ups.
 * Days are `2026-11-22`, by the device's calendar.
 */
export const firmSchema = v.object({
	id: v.string(),
	/** Whom to ask for. */
	person: v.exactOptional(v.string()),
	phone: v.exactOptional(v.string()),
	address: v.exactOptional(v.string()),
	remark: v.exactOptional(v.string()),
	/** The visit that is planned, was made, the day the report was handed over, the day to check again. */
	planned: v.exactOptional(day),
	visited: v.exactOptional(day),
	reported: v.exactOptional(day),
	recheck: v.exactOptional(day),
	/** How long the visit took: seconds until the clock was last stopped, and since when (milliseconds) it runs again. */
	clock: v.exactOptional(v.object({ seconds: v.number(), since: v.exactOptional(v.number()) })),
	updatedAt: v.number(),
});
export type Firm = Readonly<v.InferOutput<typeof firmSchema>>;

/** The firm of each assessment: named by itself, else that of the one it follows, else it is the firm's first. */
export function firmByAssessment(assessments: readonly Assessment[]): ReadonlyMap<string, string> {
	const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
	return new Map(assessments.map((assessment) => [assessment.id, firmOf(assessment, byId, new Set())]));
}

/** A damaged or merged chain may lead round in a circle. */
function firmOf(
	{ id, firm, follows }: Assessment,
	byId: ReadonlyMap<string, Assessment>,
	passed: Set<string>,
): string {
	if (firm !== undefined) return firm;
	const before = follows === undefined ? undefined : byId.get(follows);
	if (before === undefined) return follows ?? id;
	if (passed.has(before.id)) return [...passed].sort()[0] ?? id;
	return firmOf(before, byId, passed.add(before.id));
}
