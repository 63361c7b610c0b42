import * as v from 'valibot';

const bounds = v.object({ low: v.number(), high: v.number() });

/**
 * What a list shows of an assessment without its answers: worked out from them and kept, so that thousands of firms are
 * listed at once. It may be missing or out of date; it is never the truth.
 */
export const caseSummarySchema = v.object({
	assessment: v.string(),
	/** The `updatedAt` of the assessment it was made of. */
	of: v.number(),
	/** The edition of the questionnaire and scales it was made with. */
	edition: v.string(),
	answered: v.number(),
	/** Beyond what describes the firm: 0 where nobody was asked yet. Older summaries do not know. */
	asked: v.exactOptional(v.number()),
	/** Of those answered, with evidence E2 or E3. */
	evidenced: v.number(),
	rung: bounds,
	level: bounds,
	/** The item of the first break, where it is a link and certain. */
	firstBreak: v.exactOptional(v.string()),
	/** Options of the items that describe a firm, by item: place, cluster, size band and the like. */
	profile: v.record(v.string(), v.union([v.string(), v.number()])),
});
export type CaseSummary = Readonly<v.InferOutput<typeof caseSummarySchema>>;
