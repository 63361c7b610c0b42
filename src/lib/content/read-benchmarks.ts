import * as v from 'valibot';
import type { BenchmarkGroup, Benchmarks } from '../engine/benchmarks.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { reportDuplicates } from './read-questionnaire.ts';
import { parseWith } from './schema-problems.ts';
import { readTable, type Domains } from './table.ts';

const id = v.string();
const figure = v.variant('kind', [
	v.strictObject({
		kind: v.literal('number'),
		value: v.number(),
		unit: v.string(),
		as: v.optional(v.picklist(['exactly', 'about', 'below', 'over']), 'exactly'),
	}),
	v.pipe(
		v.strictObject({ kind: v.literal('range'), low: v.number(), high: v.number(), unit: v.string() }),
		v.check(({ low, high }) => low < high, 'low below high'),
	),
	v.strictObject({ kind: v.literal('words') }),
]);
const own = v.intersect([
	v.variant('kind', [
		v.object({ kind: v.literal('share'), part: id, whole: id, band: v.exactOptional(id) }),
		v.object({ kind: v.literal('answer'), item: id }),
		v.object({ kind: v.literal('level'), scale: id }),
	]),
	v.object({ id, alone: v.optional(v.boolean(), false) }),
]);
const authoredBenchmarks = v.strictObject({
	clusterItem: id,
	oldAfterDays: v.pipe(v.number(), v.integer(), v.minValue(0)),
	groups: v.array(
		v.strictObject({
			id,
			shown: v.picklist(['beside', 'report', 'example']),
			when: v.optional(v.pipe(v.array(v.record(v.string(), v.string())), v.minLength(1))),
		}),
	),
	own: v.array(own),
	benchmarks: v.array(
		v.strictObject({
			id,
			scope: v.pipe(v.string(), v.regex(/^[A-Z]{2}(-[A-Z]{2})*$/)),
			clusters: v.optional(v.array(v.string()), []),
			group: id,
			figure,
			direction: v.optional(v.picklist(['up', 'down', 'mixed', 'none']), 'none'),
			period: v.strictObject({
				kind: v.picklist(['in', 'until', 'unclear', 'planned']),
				day: v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}){0,2}$/)),
			}),
			source: v.strictObject({
				title: v.pipe(v.string(), v.nonEmpty()),
				table: v.exactOptional(v.pipe(v.number(), v.integer())),
				date: v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}){0,2}$/)),
				url: v.exactOptional(v.pipe(v.string(), v.regex(/^https?:\/\//))),
				link: v.picklist(['clickable', 'text-only']),
			}),
			checked: v.picklist(['yes', 'partly', 'no']),
			caveat: v.boolean(),
			beside: v.exactOptional(id),
		}),
	),
});
type Authored = v.InferOutput<typeof authoredBenchmarks>;

interface BenchmarkContext {
	readonly questionnaire: Questionnaire;
	readonly scales: readonly Scale[];
	/** With results: a group may be told by the rung. */
	readonly domains: Domains;
	readonly log: ProblemLog;
}

export function readBenchmarks(input: unknown, context: BenchmarkContext): Benchmarks {
	const authored = parseWith(authoredBenchmarks, input, context.log);
	if (authored === undefined)
		return { clusterItem: '', oldAfterDays: 0, groups: [], own: [], benchmarks: [] };
	checkReferences(authored, context);
	const { domains, log } = context;
	const groups = authored.groups.map(({ when, ...group }, index): BenchmarkGroup => {
		return when === undefined
			? group
			: { ...group, when: readTable(when, { domains, log, path: ['groups', index, 'when'] }) };
	});
	return { ...authored, groups };
}

function checkReferences(
	{ clusterItem, groups, own: figures, benchmarks }: Authored,
	{ questionnaire, scales, log }: BenchmarkContext,
): void {
	const expectOneOf = (
		name: string | undefined,
		known: readonly string[],
		path: readonly (string | number)[],
	) => {
		if (name !== undefined && !known.includes(name))
			log.report(path, { kind: 'unknown-id', id: name, nearest: nearestWord(name, known) });
	};
	const items = questionnaire.items.map((item) => item.id);
	const cluster = questionnaire.items.find((item) => item.id === clusterItem);
	const clusters = cluster?.kind === 'choice' ? cluster.options.map((option) => option.id) : [];
	expectOneOf(clusterItem, items, ['clusterItem']);
	for (const [name, named] of Object.entries({ groups, own: figures, benchmarks }))
		reportDuplicates(
			named.map((one) => one.id),
			[name],
			log,
		);
	figures.forEach((one, index) => {
		if (one.kind === 'level')
			expectOneOf(
				one.scale,
				scales.map((scale) => scale.id),
				['own', index, 'scale'],
			);
		else if (one.kind === 'answer') expectOneOf(one.item, items, ['own', index, 'item']);
		else
			for (const part of ['part', 'whole', 'band'] as const)
				expectOneOf(one[part], items, ['own', index, part]);
	});
	benchmarks.forEach((benchmark, index) => {
		const at = (...path: readonly (string | number)[]) => ['benchmarks', index, ...path];
		const { group, source } = benchmark;
		expectOneOf(
			group,
			groups.map((one) => one.id),
			at('group'),
		);
		benchmark.clusters.forEach((one, position) => expectOneOf(one, clusters, at('clusters', position)));
		expectOneOf(
			benchmark.beside,
			// What such firms report, or one of them reached, stands beside nobody's figure.
			groups.find((one) => one.id === group)?.shown === 'beside' ? figures.map((one) => one.id) : [],
			at('beside'),
		);
		if (source.link === 'clickable' && source.url === undefined)
			log.report(at('source'), { kind: 'no-source', offer: benchmark.id });
	});
}
