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
	const firms = new Map<string, string>();
	for (const { id } of assessments) {
		const { chain, firm } = chainFrom(id, byId, firms);
		for (const link of chain) firms.set(link, firm);
	}
	return new Map(assessments.map(({ id }) => [id, firms.get(id) ?? id]));
}

/**
 * Those that lead one to the next as far as no firm is known of them, and their firm. Step by step, not by calls: a file
 * may hold a chain that is longer than any stack.
 */
function chainFrom(
	start: string,
	byId: ReadonlyMap<string, Assessment>,
	known: ReadonlyMap<string, string>,
): { readonly chain: ReadonlySet<string>; readonly firm: string } {
	const chain = new Set<string>();
	for (let id = start; ;) {
		// A damaged or merged chain may lead round in a circle.
		if (chain.has(id)) return { chain, firm: firstOfCircle(chain, id) };
		const row = byId.get(id);
		const firm = known.get(id) ?? (row === undefined ? id : row.firm);
		if (row !== undefined) chain.add(id);
		if (firm !== undefined) return { chain, firm };
		if (row?.follows === undefined) return { chain, firm: id };
		id = row.follows;
	}
}

const firstOfCircle = (chain: ReadonlySet<string>, entrance: string): string => {
	const all = [...chain];
	return all.slice(all.indexOf(entrance)).sort()[0] ?? entrance;
};
