import * as v from 'valibot';
import { places, type ContradictionRule } from '../engine/contradictions.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { reportDuplicates } from './read-questionnaire.ts';
import { parseWith } from './schema-problems.ts';
import { readTable, type Domains } from './table.ts';

/** One answer alone contradicts nothing. */
const row = v.pipe(
	v.record(v.string(), v.string()),
	v.check((cells) => Object.keys(cells).length >= 2),
);
const authoredRules = v.array(
	v.strictObject({
		id: v.string(),
		when: v.pipe(v.array(row), v.minLength(1)),
		ask: v.pipe(v.array(v.string()), v.minLength(1)),
		place: v.picklist(places),
	}),
);

interface ContradictionContext {
	readonly questionnaire: Questionnaire;
	readonly domains: Domains;
	readonly log: ProblemLog;
}

export function readContradictions(
	input: unknown,
	{ questionnaire, domains, log }: ContradictionContext,
): readonly ContradictionRule[] {
	const authored = parseWith(authoredRules, input, log) ?? [];
	const items = questionnaire.items.map(({ id }) => id);
	reportDuplicates(
		authored.map(({ id }) => id),
		[],
		log,
	);
	return authored.map((rule, index) => {
		rule.ask.forEach((item, position) => {
			if (!items.includes(item))
				log.report([index, 'ask', position], {
					kind: 'unknown-id',
					id: item,
					nearest: nearestWord(item, items),
				});
		});
		return { ...rule, when: readTable(rule.when, { domains, log, path: [index, 'when'] }) };
	});
}
