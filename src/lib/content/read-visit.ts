import * as v from 'valibot';
import { places } from '../engine/contradictions.ts';
import { feedingItems } from '../engine/outcome.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import type { VisitStop } from '../engine/visit-stop.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { reportDuplicates } from './read-questionnaire.ts';
import { parseWith } from './schema-problems.ts';

const authoredVisit = v.array(v.strictObject({ place: v.picklist(places), items: v.array(v.string()) }));

interface VisitContext {
	readonly questionnaire: Questionnaire;
	readonly scales: readonly Scale[];
	readonly log: ProblemLog;
}

/** Whatever a result hangs on can be looked at somewhere. */
export function readVisit(
	input: unknown,
	{ questionnaire, scales, log }: VisitContext,
): readonly VisitStop[] {
	const visit = parseWith(authoredVisit, input, log);
	if (visit === undefined) return [];
	const known = questionnaire.items.map(({ id }) => id);
	reportDuplicates(
		visit.map(({ place }) => place),
		[],
		log,
	);
	const placed = new Set<string>();
	visit.forEach(({ items }, index) => {
		items.forEach((id, position) => {
			const path = [index, 'items', position];
			if (!known.includes(id)) log.report(path, { kind: 'unknown-id', id, nearest: nearestWord(id, known) });
			if (placed.has(id)) log.report(path, { kind: 'duplicate-id', id });
			placed.add(id);
		});
	});
	const scored = new Set(scales.flatMap((scale) => [...feedingItems(scale)]));
	for (const item of known)
		if (scored.has(item) && !placed.has(item)) log.report([], { kind: 'no-place', item });
	return visit;
}
