import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Answers, GivenAnswer } from '../lib/engine/answer.ts';
import type { ScreenState } from '../lib/engine/asking.ts';
import type { Item, ItemId, LadderItem, Questionnaire, Share } from '../lib/engine/questionnaire.ts';

/** A number of [0, 1), each call another. */
export type Chance = () => number;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const weight = v.pipe(v.number(), v.gtValue(0));
const distribution = v.strictObject({
	id: v.string(),
	version: v.number(),
	givesAmounts: share,
	clusters: v.record(v.string(), weight),
	sizes: v.array(
		v.strictObject({
			headcount: v.tuple([v.number(), v.number()]),
			revenue_band: v.string(),
			above_scale: v.boolean(),
			weight,
		}),
	),
	budgets: v.array(
		v.strictObject({ option: v.string(), planned: v.tuple([v.number(), v.number()]), weight }),
	),
	fairness: v.strictObject({
		named: v.array(v.string()),
		others: v.array(v.string()),
		ratio: share,
	}),
	noise: v.strictObject({ item: share, firm: share }),
	archetypes: v.pipe(
		v.array(
			v.strictObject({
				id: v.string(),
				weight,
				design: share,
				supply: share,
				at: v.record(v.string(), share),
			}),
		),
		v.minLength(1),
	),
});
export type Distribution = v.InferOutput<typeof distribution>;
type Archetype = Distribution['archetypes'][number];

/** Throws on a file that is not of this shape: it ships with the command and no user writes it. */
export const readDistribution = (root: string): Distribution =>
	v.parse(
		distribution,
		parse(readFileSync(path.join(root, 'questionnaires/factory/simulation.yaml'), 'utf8')),
	);

/** mulberry32 by Tommy Ettinger (public domain): small, fast, the same on every machine. */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		const mixed = Math.imul(state ^ (state >>> 15), state | 1);
		const stirred = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
		return ((stirred ^ (stirred >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** What is settled before the rest is drawn. */
export interface FirmGroup {
	readonly cluster: string;
	readonly county: string;
	readonly aboveScale: boolean;
}

/** Everything the firm would answer, asked or not. It knows all about itself: nothing is "don't know". */
export const drawFirm = (questionnaire: Questionnaire, firms: Distribution, chance: Chance): Answers =>
	drawFirmOf(undefined, { questionnaire, firms, chance });

interface Drawing {
	readonly questionnaire: Questionnaire;
	readonly firms: Distribution;
	readonly chance: Chance;
}

/** A firm of a group; of any where none is given. */
export function drawFirmOf(group: FirmGroup | undefined, { questionnaire, firms, chance }: Drawing): Answers {
	const archetype = weighted(firms.archetypes, chance);
	const better = gauss(chance) * firms.noise.firm;
	const sectionOf = sectionByItem(questionnaire);
	const drawn = questionnaire.items.flatMap((item): readonly (readonly [ItemId, GivenAnswer])[] => {
		const mean = (archetype.at[sectionOf.get(item.id) ?? ''] ?? 0.5) + better;
		const answer = drawAnswer(item, mean + gauss(chance) * firms.noise.item, chance);
		return answer ? [[item.id, answer]] : [];
	});
	const placed: readonly (readonly [ItemId, GivenAnswer])[] = group
		? [
				['cluster', { kind: 'chosen', option: group.cluster }],
				['county', { kind: 'chosen', option: group.county }],
			]
		: [];
	const size = weighted(
		firms.sizes.filter(({ above_scale }) => group === undefined || above_scale === group.aboveScale),
		chance,
	);
	const told = withOfferedOptions(
		questionnaire,
		new Map([...drawn, ...drawProfile(firms, { archetype, size }, chance), ...placed]),
		chance,
	);
	const known =
		chance() < firms.givesAmounts ? withAmounts(questionnaire, told, chance) : withBands(questionnaire, told);
	return new Map(
		[...known].map(([id, answer]) => [id, { answer, by: 'owner', at: 0, evidence: 'E0' }] as const),
	);
}

/** What the firm answers on one screen, where it knows it; bands too, in place of amounts. */
export const saidOn = ({ asked, screen }: ScreenState, firm: Answers): Answers =>
	new Map(
		[...asked, ...screen.bands].flatMap((id) => {
			const record = firm.get(id);
			return record ? [[id, record] as const] : [];
		}),
	);

function sectionByItem({ sections }: Questionnaire): ReadonlyMap<ItemId, string> {
	return new Map(
		sections.flatMap(({ id, screens }) =>
			screens.flatMap((screen) => [...screen.items, ...screen.bands].map((item) => [item, id] as const)),
		),
	);
}

/** `at` is where the firm stands, 0-1 and a little beyond. */
function drawAnswer(item: Item, at: number, chance: Chance): GivenAnswer | undefined {
	switch (item.kind) {
		case 'ladder': {
			const last = item.options.length - 1;
			const option = item.options[Math.min(last, Math.max(0, Math.round(at * last)))];
			return option === undefined ? undefined : { kind: 'chosen', option };
		}
		case 'yes-no':
			return { kind: 'yes-no', value: chance() < at };
		case 'multi':
			return { kind: 'several', options: item.options.filter(() => chance() < at) };
		case 'choice': {
			const option = item.options[Math.floor(chance() * item.options.length)];
			return option && { kind: 'chosen', option: option.id };
		}
		case 'amount': {
			const value = item.min + chance() * Math.min(item.max - item.min, 100);
			return { kind: 'amount', value: item.whole ? Math.round(value) : value };
		}
		case 'text':
			return { kind: 'text', value: item.id };
	}
}

/** Ids of the profile as factory/questionnaire.yaml has them: this file of firms is made for that questionnaire. */
function drawProfile(
	firms: Distribution,
	{ archetype, size }: { readonly archetype: Archetype; readonly size: Distribution['sizes'][number] },
	chance: Chance,
): readonly [ItemId, GivenAnswer][] {
	const budget = weighted(firms.budgets, chance);
	const [least, most] = budget.planned;
	const clusters = Object.entries(firms.clusters).map(([id, weight]) => ({ id, weight }));
	const [from, to] = size.headcount;
	const does = (['design', 'supply'] as const).filter((part) => chance() < archetype[part]);
	return [
		['cluster', { kind: 'chosen', option: weighted(clusters, chance).id }],
		['headcount', { kind: 'amount', value: from + Math.floor(chance() * (to - from + 1)) }],
		['revenue_band', { kind: 'chosen', option: size.revenue_band }],
		['above_scale', { kind: 'yes-no', value: size.above_scale }],
		['does_itself', { kind: 'several', options: does }],
		['figures_year', { kind: 'amount', value: 2025 }],
		['barrier_budget', { kind: 'chosen', option: budget.option }],
		['planned_spend', { kind: 'amount', value: Math.round((least + chance() * (most - least)) * 10) / 10 }],
	];
}

type Told = ReadonlyMap<ItemId, GivenAnswer>;

/** Where an earlier choice says which options are offered, one of these; nothing, where it offers none. */
function withOfferedOptions({ items }: Questionnaire, told: Told, chance: Chance): Told {
	return items.reduce<Told>((known, item) => {
		if (item.kind !== 'choice' || item.optionsBy === undefined) return known;
		const by = known.get(item.optionsBy);
		const offered = item.options.filter(
			(option) => option.for.length === 0 || (by?.kind === 'chosen' && option.for.includes(by.option)),
		);
		const option = offered[Math.floor(chance() * offered.length)];
		const others = [...known].filter(([id]) => id !== item.id);
		return new Map(option ? [...others, [item.id, { kind: 'chosen', option: option.id }]] : others);
	}, told);
}

const shared = ({ items }: Questionnaire): readonly (LadderItem & { readonly share: Share })[] =>
	items.flatMap((item) => (item.kind === 'ladder' && item.share ? [{ ...item, share: item.share }] : []));

function withBands(questionnaire: Questionnaire, told: Told): Told {
	const amounts = new Set(shared(questionnaire).flatMap(({ share: { part, whole } }) => [part, whole]));
	return new Map([...told].filter(([id]) => !amounts.has(id)));
}

/** Amounts in place of the drawn bands, such that the same bands follow, but for rounding to whole machines. */
function withAmounts(questionnaire: Questionnaire, told: Told, chance: Chance): Told {
	const amounts = new Map(told);
	for (const {
		share: { whole },
	} of shared(questionnaire))
		amounts.set(whole, { kind: 'amount', value: 50 + Math.floor(chance() * 250) });
	for (const {
		id,
		options,
		share: { part, whole, upTo },
	} of shared(questionnaire)) {
		const [band, of] = [told.get(id), amounts.get(whole)];
		if (band?.kind !== 'chosen' || of?.kind !== 'amount') continue;
		const index = options.indexOf(band.option);
		const [low, high] = [upTo[index - 1] ?? 0, upTo[index] ?? 100];
		const percent = low + (0.1 + 0.8 * chance()) * (high - low);
		amounts.set(part, { kind: 'amount', value: Math.round((of.value * percent) / 100) });
		amounts.delete(id);
	}
	return amounts;
}

function weighted<T extends { readonly weight: number }>(list: readonly T[], chance: Chance): T {
	let left = chance() * list.reduce((sum, { weight: own }) => sum + own, 0);
	for (const element of list) {
		left -= element.weight;
		if (left < 0) return element;
	}
	const last = list.at(-1);
	if (last === undefined) throw new Error('nothing to draw from');
	return last;
}

/** Normal with mean 0 and deviation 1. Source: G. E. P. Box, M. E. Muller, 1958. */
const gauss = (chance: Chance) => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
