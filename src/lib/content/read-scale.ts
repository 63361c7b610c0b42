import * as v from 'valibot';
import { feedingItems } from '../engine/outcome.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import type { Dimension, Gate, Level, Network, Scale } from '../engine/scale.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { parseWith } from './schema-problems.ts';
import { readTable, type Domains } from './table.ts';

const id = v.string();
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const thousandths = v.pipe(v.number(), v.integer());

/** Gates only ask for "at least", "all of", "any of" and counts: that is why a scale is monotone. */
type AuthoredGate =
	| { all: AuthoredGate[] }
	| { any: AuthoredGate[] }
	| { points: string; atLeast: number }
	| { item: string; atOption: number }
	| { count: string; atOption: number; atLeast: number }
	| { nodesDigital: number | 'all' }
	| {
			links: 'any' | string[];
			atOption: number;
			atLeast: number | 'all';
			betweenDigital?: boolean | undefined;
	  }
	| { connected: number; including?: string[] | undefined };

const countOrAll = v.union([whole, v.literal('all')]);
const authoredGate: v.GenericSchema<unknown, AuthoredGate> = v.lazy(() =>
	v.union([
		v.strictObject({ all: v.array(authoredGate) }),
		v.strictObject({ any: v.array(authoredGate) }),
		v.strictObject({ points: id, atLeast: thousandths }),
		v.strictObject({ item: id, atOption: whole }),
		v.strictObject({ count: id, atOption: whole, atLeast: whole }),
		v.strictObject({ nodesDigital: countOrAll }),
		v.strictObject({
			links: v.union([v.literal('any'), v.array(id)]),
			atOption: whole,
			atLeast: countOrAll,
			betweenDigital: v.optional(v.boolean()),
		}),
		v.strictObject({ connected: whole, including: v.optional(v.array(id)) }),
	]),
);

const level = v.strictObject({ id, gate: v.optional(authoredGate) });

const authoredScale = v.strictObject({
	$schema: v.optional(v.string()),
	id,
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	source: v.strictObject({
		title: v.string(),
		table: v.exactOptional(v.pipe(v.number(), v.integer())),
		date: v.string(),
		url: v.optional(v.string()),
		link: v.picklist(['clickable', 'text-only']),
		checked: v.picklist(['yes', 'partly', 'no', 'our-model']),
	}),
	sets: v.optional(v.record(id, v.array(id)), {}),
	points: v.optional(
		v.array(
			v.strictObject({
				dimension: id,
				max: thousandths,
				unfed: v.exactOptional(whole),
				items: v.record(id, v.array(thousandths)),
			}),
		),
		[],
	),
	total: v.optional(v.picklist(['sum', 'mean']), 'sum'),
	display: v.optional(v.picklist(['tenths', 'whole']), 'tenths'),
	network: v.optional(
		v.strictObject({
			nodes: v.array(
				v.strictObject({
					id,
					digital: authoredGate,
					scenes: v.array(id),
					applies: v.optional(v.array(v.record(v.string(), v.string())), []),
				}),
			),
			links: v.array(v.strictObject({ item: id, from: id, to: id })),
		}),
	),
	levels: v.pipe(v.array(level), v.minLength(2)),
	badges: v.optional(v.array(level), []),
});

interface ScaleContext {
	readonly questionnaire: Questionnaire;
	readonly domains: Domains;
	readonly log: ProblemLog;
}

/** A scale as its author wrote it. Refuses unknown items, options out of reach, and points that fall along a ladder. */
export function readScale(input: unknown, context: ScaleContext): Scale | undefined {
	const { domains, log } = context;
	const authored = parseWith(authoredScale, input, log);
	if (authored === undefined) return undefined;
	const { source, network, levels, badges, points, sets, id: scaleId, version, total, display } = authored;
	const { url, ...restOfSource } = source;
	const scale: Scale = {
		id: scaleId,
		version,
		source: { ...restOfSource, ...(url !== undefined && { url }) },
		sets,
		dimensions: points.map(({ dimension, max, unfed, items }): Dimension => ({
			id: dimension,
			max,
			points: items,
			...(unfed !== undefined && { unfed }),
		})),
		total,
		display,
		levels: levels.map(levelOf),
		badges: badges.map(levelOf),
		...(network && {
			network: {
				links: network.links,
				nodes: network.nodes.map((node, index) => ({
					...node,
					digital: gateOf(node.digital),
					applies: readTable(node.applies, { domains, log, path: ['network', 'nodes', index, 'applies'] }),
				})),
			} satisfies Network,
		}),
	};
	checkPoints(scale, context);
	checkGates(scale, context);
	checkMonotony(scale, context);
	return scale;
}

const levelOf = ({ id: levelId, gate }: v.InferOutput<typeof level>): Level => ({
	id: levelId,
	...(gate && { gate: gateOf(gate) }),
});

function gateOf(authored: AuthoredGate): Gate {
	if ('all' in authored) return { kind: 'all', gates: authored.all.map(gateOf) };
	if ('any' in authored) return { kind: 'any', gates: authored.any.map(gateOf) };
	if ('points' in authored) return { kind: 'points', of: authored.points, atLeast: authored.atLeast };
	if ('item' in authored) return { kind: 'option', item: authored.item, atOption: authored.atOption };
	if ('count' in authored)
		return { kind: 'count', set: authored.count, atOption: authored.atOption, atLeast: authored.atLeast };
	if ('nodesDigital' in authored) return { kind: 'nodes-digital', atLeast: authored.nodesDigital };
	if ('connected' in authored)
		return { kind: 'connected', atOption: authored.connected, including: authored.including ?? [] };
	return {
		kind: 'links',
		among: authored.links,
		atOption: authored.atOption,
		atLeast: authored.atLeast,
		betweenDigital: authored.betweenDigital ?? false,
	};
}

/** Points must not fall along a ladder: a scale where a better answer costs points has no exact bounds. */
function checkPoints(scale: Scale, { questionnaire, log }: ScaleContext): void {
	scale.dimensions.forEach((dimension, index) => {
		const path = ['points', index];
		let sum = dimension.unfed ?? 0;
		for (const [itemId, points] of Object.entries(dimension.points)) {
			const at = [...path, 'items', itemId];
			const item = questionnaire.items.find((candidate) => candidate.id === itemId);
			if (item?.kind !== 'ladder' && item?.kind !== 'multi') {
				log.report(at, unknownId(itemId, questionnaire));
				continue;
			}
			if (points.length !== item.options.length)
				log.report(at, {
					kind: 'points-length',
					item: itemId,
					expected: item.options.length,
					found: points.length,
				});
			const falls =
				item.kind === 'ladder'
					? points.some((value, option) => value < (points[option - 1] ?? value))
					: points.some((value) => value < 0);
			if (falls) log.report(at, { kind: 'falling-points', item: itemId });
			sum += item.kind === 'ladder' ? Math.max(...points) : points.reduce((total, value) => total + value, 0);
		}
		if (sum !== dimension.max)
			log.report([...path, 'max'], { kind: 'points-sum', expected: dimension.max, found: sum });
	});
}

function checkGates(scale: Scale, context: ScaleContext): void {
	const { questionnaire, log } = context;
	const { network } = scale;
	const items = questionnaire.items.map((item) => item.id);
	for (const [set, members] of Object.entries(scale.sets))
		members.forEach((member, index) => {
			if (!items.includes(member)) log.report(['sets', set, index], unknownId(member, questionnaire));
		});
	network?.links.forEach((link, index) => {
		const path = ['network', 'links', index];
		const nodes = network.nodes.map((node) => node.id);
		if (!items.includes(link.item)) log.report([...path, 'item'], unknownId(link.item, questionnaire));
		for (const end of ['from', 'to'] as const)
			if (!nodes.includes(link[end]))
				log.report([...path, end], {
					kind: 'unknown-id',
					id: link[end],
					nearest: nearestWord(link[end], nodes),
				});
	});
	network?.nodes.forEach((node, index) => {
		node.scenes.forEach((scene, position) => {
			if (!items.includes(scene))
				log.report(['network', 'nodes', index, 'scenes', position], unknownId(scene, questionnaire));
		});
		checkGate(node.digital, ['network', 'nodes', index, 'digital'], scale, context);
	});
	scale.levels.forEach(({ id: levelId, gate }, index) => {
		if (gate && index === 0) log.report(['levels', index, 'gate'], { kind: 'lowest-gate', level: levelId });
		if (gate) checkGate(gate, ['levels', index, 'gate'], scale, context);
	});
	scale.badges.forEach(({ gate }, index) => {
		if (gate) checkGate(gate, ['badges', index, 'gate'], scale, context);
	});
}

function checkGate(gate: Gate, path: Path, scale: Scale, context: ScaleContext): void {
	const { log } = context;
	const links = (scale.network?.links ?? []).map((link) => link.item);
	const expectOneOf = (id: string, known: readonly string[]) => {
		if (!known.includes(id)) log.report(path, { kind: 'unknown-id', id, nearest: nearestWord(id, known) });
	};
	const expectAtMost = (asked: number | 'all', max: number) => {
		if (asked !== 'all' && asked > max) log.report(path, { kind: 'out-of-range', value: asked, max });
	};
	switch (gate.kind) {
		case 'all':
		case 'any':
			gate.gates.forEach((part, index) => {
				checkGate(part, [...path, gate.kind, index], scale, context);
			});
			return;
		case 'points': {
			const asked = scale.dimensions.filter(({ id: own }) => gate.of === 'total' || own === gate.of);
			const sum = asked.reduce((total, dimension) => total + dimension.max, 0);
			const isMean = gate.of === 'total' && scale.total === 'mean';
			const max = isMean ? Math.floor(sum / Math.max(1, asked.length)) : sum;
			expectOneOf(gate.of, ['total', ...scale.dimensions.map((dimension) => dimension.id)]);
			if (gate.atLeast > max) log.report(path, { kind: 'out-of-range', value: gate.atLeast, max });
			return;
		}
		case 'option':
			checkOption(gate.item, gate.atOption, path, context);
			return;
		case 'count': {
			const members = scale.sets[gate.set] ?? [];
			expectOneOf(gate.set, Object.keys(scale.sets));
			for (const member of members) checkOption(member, gate.atOption, path, context);
			if (gate.atLeast > members.length)
				log.report(path, { kind: 'out-of-range', value: gate.atLeast, max: members.length });
			return;
		}
		case 'nodes-digital':
			expectAtMost(gate.atLeast, scale.network?.nodes.length ?? 0);
			return;
		case 'links':
			expectAtMost(gate.atLeast, gate.among === 'any' ? links.length : gate.among.length);
			for (const item of gate.among === 'any' ? [] : gate.among) expectOneOf(item, links);
			for (const item of links) checkOption(item, gate.atOption, path, context);
			return;
		case 'connected':
			for (const item of gate.including) expectOneOf(item, links);
			for (const item of links) checkOption(item, gate.atOption, path, context);
			return;
	}
}

/** What decides whether a scored item is asked must not be scored itself: a better answer could hide another one's points. */
function checkMonotony(scale: Scale, { questionnaire, log }: ScaleContext): void {
	const feeding = feedingItems(scale);
	const conditions = [
		...questionnaire.items.filter((item) => feeding.has(item.id)).map((item) => item.relevant),
		...(scale.network?.nodes ?? []).map((node) => node.applies),
	];
	const facts = new Set(conditions.flatMap((table) => table.flatMap((row) => row.map((cell) => cell.fact))));
	for (const fact of facts) if (feeding.has(fact)) log.report([], { kind: 'breaks-monotony', fact });
}

type Path = readonly (string | number)[];

function checkOption(
	itemId: string,
	atOption: number,
	path: Path,
	{ questionnaire, log }: ScaleContext,
): void {
	const item = questionnaire.items.find((candidate) => candidate.id === itemId);
	if (item?.kind !== 'ladder' && item?.kind !== 'yes-no') {
		log.report(path, unknownId(itemId, questionnaire));
		return;
	}
	const max = item.kind === 'ladder' ? item.options.length - 1 : 1;
	if (atOption > max) log.report(path, { kind: 'out-of-range', value: atOption, max });
}

function unknownId(id: string, questionnaire: Questionnaire) {
	const known = questionnaire.items.map((item) => item.id);
	return { kind: 'unknown-id', id, nearest: nearestWord(id, known) } as const;
}
