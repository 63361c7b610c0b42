import * as v from 'valibot';
import type { DecidedStep, Effort, ItemEffort } from '../engine/effort.ts';
import { costBands } from '../engine/offer.ts';
import { feedingItems } from '../engine/outcome.ts';
import type { Item, ItemId, Questionnaire } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { parseWith } from './schema-problems.ts';

const step = v.strictObject({
	days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
	cost: v.picklist(costBands.filter((band) => band !== 'unknown')),
});

const authoredEffort = v.strictObject({
	$schema: v.optional(v.string()),
	notByDecision: v.optional(v.array(v.string()), []),
	/** A list of steps for a ladder or yes-no item; a step per option for a multi item. */
	steps: v.record(v.string(), v.union([v.array(step), v.record(v.string(), step)])),
});

interface EffortContext {
	readonly questionnaire: Questionnaire;
	readonly scales: readonly Scale[];
	readonly log: ProblemLog;
}

/** Every step that can lift a scale needs an effort, or a word that it cannot simply be done. */
export function readEffort(input: unknown, context: EffortContext): Effort {
	const { questionnaire, scales, log } = context;
	const authored = parseWith(authoredEffort, input, log);
	if (authored === undefined) return {};
	const { notByDecision, steps } = authored;
	const raisable = new Map(questionnaire.items.filter(isRaisable).map((item) => [item.id, item]));
	const known = [...raisable.keys()];
	const read = new Map<ItemId, ItemEffort>();
	for (const [id, own] of Object.entries(steps)) {
		const item = raisable.get(id);
		const path = ['steps', id];
		if (item === undefined) log.report(path, { kind: 'unknown-id', id, nearest: nearestWord(id, known) });
		else read.set(id, { kind: 'by-decision', steps: stepsOf(item, own, { log, path }) });
	}
	notByDecision.forEach((id, index) => {
		const path = ['notByDecision', index];
		if (!raisable.has(id)) log.report(path, { kind: 'unknown-id', id, nearest: nearestWord(id, known) });
		if (read.has(id)) log.report(path, { kind: 'duplicate-id', id });
		read.set(id, { kind: 'not-by-decision' });
	});
	const feeding = new Set(scales.flatMap((scale) => [...feedingItems(scale)]));
	for (const id of feeding)
		if (raisable.has(id) && !read.has(id))
			log.report(['steps', id], { kind: 'schema', expected: '{ days, cost }', found: 'undefined' });
	return Object.fromEntries(read);
}

type RaisableItem = Extract<Item, { kind: 'ladder' | 'yes-no' | 'multi' }>;

const isRaisable = (item: Item): item is RaisableItem =>
	item.kind === 'ladder' || item.kind === 'yes-no' || item.kind === 'multi';

type Authored = readonly DecidedStep[] | Readonly<Record<string, DecidedStep>>;

interface StepsContext {
	readonly log: ProblemLog;
	readonly path: readonly string[];
}

function stepsOf(item: RaisableItem, authored: Authored, context: StepsContext): readonly DecidedStep[] {
	if (item.kind === 'multi') return stepsByOption(item.options, authored, context);
	const { log, path } = context;
	if (!isList(authored)) {
		log.report(path, { kind: 'schema', expected: 'Array', found: 'Object' });
		return [];
	}
	const expected = item.kind === 'ladder' ? item.options.length - 1 : 1;
	if (authored.length !== expected)
		log.report(path, { kind: 'points-length', item: item.id, expected, found: authored.length });
	return authored;
}

const isList = (authored: Authored): authored is readonly DecidedStep[] => Array.isArray(authored);

function stepsByOption(
	options: readonly string[],
	authored: Authored,
	{ log, path }: StepsContext,
): readonly DecidedStep[] {
	if (isList(authored)) {
		log.report(path, { kind: 'schema', expected: 'Object', found: 'Array' });
		return [];
	}
	for (const id of Object.keys(authored).filter((option) => !options.includes(option)))
		log.report([...path, id], { kind: 'unknown-id', id, nearest: nearestWord(id, options) });
	return options.flatMap((option) => {
		const own = authored[option];
		if (own === undefined)
			log.report([...path, option], { kind: 'schema', expected: '{ days, cost }', found: 'undefined' });
		return own ?? [];
	});
}
