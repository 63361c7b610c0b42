import * as v from 'valibot';
import { crosswalkMarks, type Crosswalk } from '../engine/crosswalk.ts';
import type { Scale } from '../engine/scale.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { reportDuplicates } from './read-questionnaire.ts';
import { parseWith } from './schema-problems.ts';

const [published, thirdParty, ourModel, recalled, none] = crosswalkMarks;
/** What is only recalled, or published by nobody, has no place for a word: the schema sees to it. */
const mapping = v.variant('fit', [
	v.strictObject({
		fit: v.picklist(['exact', 'approximate']),
		framework: v.string(),
		level: v.string(),
		mark: v.picklist([published, thirdParty, ourModel]),
	}),
	v.strictObject({
		fit: v.literal('cannot-say'),
		framework: v.string(),
		mark: v.picklist([recalled, none]),
	}),
]);
const authoredCrosswalk = v.strictObject({
	frameworks: v.array(
		v.strictObject({
			id: v.string(),
			levels: v.array(v.string()),
			source: v.strictObject({
				title: v.string(),
				date: v.exactOptional(v.string()),
				checked: v.picklist(['yes', 'partly', 'no']),
			}),
		}),
	),
	rows: v.array(
		v.strictObject({
			scale: v.string(),
			levels: v.pipe(v.array(v.string()), v.minLength(1)),
			mappings: v.array(mapping),
		}),
	),
});

export function readCrosswalk(
	input: unknown,
	{ scales, log }: { readonly scales: readonly Scale[]; readonly log: ProblemLog },
): Crosswalk {
	const crosswalk = parseWith(authoredCrosswalk, input, log) ?? { frameworks: [], rows: [] };
	reportDuplicates(
		crosswalk.frameworks.map(({ id }) => id),
		['frameworks'],
		log,
	);
	crosswalk.rows.forEach((row, index) => {
		const expectOneOf = (id: string, known: readonly string[], ...at: readonly (string | number)[]) => {
			if (!known.includes(id))
				log.report(['rows', index, ...at], { kind: 'unknown-id', id, nearest: nearestWord(id, known) });
		};
		const scaleIds = scales.map(({ id }) => id);
		const scale = scales.find(({ id }) => id === row.scale);
		expectOneOf(row.scale, scaleIds, 'scale');
		const own = scale?.levels.map(({ id }) => id) ?? row.levels;
		row.levels.forEach((level, position) => expectOneOf(level, own, 'levels', position));
		row.mappings.forEach((mapped, position) => {
			const at = ['mappings', position] as const;
			const ids = crosswalk.frameworks.map(({ id }) => id);
			expectOneOf(mapped.framework, ids, ...at, 'framework');
			const framework = crosswalk.frameworks.find(({ id }) => id === mapped.framework);
			if (mapped.fit !== 'cannot-say' && framework)
				expectOneOf(mapped.level, framework.levels, ...at, 'level');
		});
		const mappedTo = row.mappings.map(({ framework }) => framework);
		reportDuplicates(mappedTo, ['rows', index, 'mappings'], log);
	});
	return crosswalk;
}
