import fc from 'fast-check';
import type { Answers, GivenAnswer } from '../../src/lib/engine/answer.ts';
import type { Cell } from '../../src/lib/engine/condition.ts';
import { assessScale, type ScaleResult } from '../../src/lib/engine/diagnosis.ts';
import type { Item, ItemId, Questionnaire } from '../../src/lib/engine/questionnaire.ts';
import type { Gate, Level, Scale } from '../../src/lib/engine/scale.ts';
import { recordOf } from './arbitraries.ts';

/** A scale small enough to try every completion, with everything a scale can hold. */
const base = { relevant: [], mayNotApply: false };
const ladderIds = ['l1', 'l2', 'l3'];
const linkIds = ['a_b', 'b_c', 'c_a', 'b_a'];
const nodeIds = ['a', 'b', 'c'];
const ladder = (id: string): Item => ({ ...base, id, kind: 'ladder', options: ['none', 'some', 'full'] });

export const smallQuestionnaire: Questionnaire = {
	id: 'small',
	version: 1,
	languages: ['en'],
	nameItem: 'does',
	reasons: ['other_reason'],
	sections: [],
	facts: [],
	items: [
		{ ...base, id: 'does', kind: 'multi', options: ['b', 'c'] },
		...ladderIds.map(ladder),
		...linkIds.map(ladder),
		{ ...base, id: 'ticks', kind: 'multi', options: ['x', 'y'] },
		{ ...base, id: 'yes', kind: 'yes-no' },
	],
};

const scored = smallQuestionnaire.items.filter((item) => item.id !== 'does');

const option = fc.constantFrom(1, 2);
const gate: fc.Arbitrary<Gate> = fc.letrec<{ gate: Gate; parts: readonly Gate[] }>((tie) => ({
	parts: fc.array(tie('gate'), { minLength: 1, maxLength: 3 }),
	gate: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.record({
			kind: fc.constant('points' as const),
			of: fc.constantFrom('total', 'd1', 'd2'),
			atLeast: fc.nat(30),
		}),
		fc.record({
			kind: fc.constant('option' as const),
			item: fc.constantFrom(...ladderIds, ...linkIds),
			atOption: option,
		}),
		fc.record({ kind: fc.constant('option' as const), item: fc.constant('yes'), atOption: fc.constant(1) }),
		fc.record({
			kind: fc.constant('count' as const),
			set: fc.constant('all'),
			atOption: option,
			atLeast: fc.nat(6),
		}),
		fc.record({
			kind: fc.constant('nodes-digital' as const),
			atLeast: fc.oneof(fc.constant('all' as const), fc.integer({ min: 1, max: 3 })),
		}),
		fc.record({
			kind: fc.constant('links' as const),
			among: fc.oneof(fc.constant('any' as const), fc.subarray(linkIds, { minLength: 1 })),
			atOption: option,
			atLeast: fc.oneof(fc.constant('all' as const), fc.integer({ min: 1, max: 3 })),
			betweenDigital: fc.boolean(),
		}),
		fc.record({
			kind: fc.constant('connected' as const),
			atOption: option,
			including: fc.subarray(linkIds, { maxLength: 2 }),
		}),
		fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), gates: tie('parts') }),
	),
})).gate;

const rising = fc
	.array(fc.nat(6), { minLength: 3, maxLength: 3 })
	.map((values) => [...values].sort((a, b) => a - b));
const contains = (text: string): Cell => ({
	fact: 'does',
	test: { kind: 'text', value: text },
	source: `"${text}"`,
});

export const smallScale: fc.Arbitrary<Scale> = fc
	.record({
		gates: fc.array(gate, { minLength: 1, maxLength: 4 }),
		badge: gate,
		digital: fc.tuple(option, option, option),
		first: rising,
		second: rising,
		perTick: fc.tuple(fc.nat(6), fc.nat(6)),
	})
	.map(({ gates, badge, digital, first, second, perTick }): Scale => ({
		id: 'small',
		version: 1,
		source: { title: 'made up', date: '2026', link: 'text-only', checked: 'our-model' },
		sets: { all: [...ladderIds, ...linkIds] },
		dimensions: [
			{ id: 'd1', max: 0, points: { l1: first, ticks: perTick } },
			{ id: 'd2', max: 0, points: { l2: second, a_b: first } },
		],
		network: {
			nodes: nodeIds.map((id, index) => ({
				id,
				digital: { kind: 'option', item: ladderIds[index] ?? '', atOption: digital[index] ?? 1 },
				scenes: [ladderIds[index] ?? ''],
				applies: id === 'a' ? [] : [[contains(id)]],
			})),
			links: linkIds.map((item) => ({ item, from: item.slice(0, 1), to: item.slice(2) })),
		},
		total: 'sum',
		display: 'tenths',
		levels: [{ id: 'level0' }, ...gates.map((own, index): Level => ({ id: `level${index + 1}`, gate: own }))],
		badges: [{ id: 'badge', gate: badge }],
	}));

/** Answers with at most four items open, so that every completion can be tried. */
export const smallAnswers: fc.Arbitrary<Answers> = fc
	.tuple(
		fc.array(fc.nat(11), {
			minLength: smallQuestionnaire.items.length,
			maxLength: smallQuestionnaire.items.length,
		}),
		fc.subarray(
			smallQuestionnaire.items.map(({ id }) => id),
			{ maxLength: 4 },
		),
	)
	.map(
		([picks, open]) =>
			new Map(
				smallQuestionnaire.items.flatMap((item, index) => {
					const choices = everyAnswer(item);
					const answer = choices[(picks[index] ?? 0) % choices.length];
					return open.includes(item.id) || answer === undefined ? [] : [[item.id, recordOf(answer)]];
				}),
			),
	);

export const smallItem = fc.constantFrom(...scored);

export const assessSmall = (scale: Scale, answers: Answers): ScaleResult =>
	assessScale(smallQuestionnaire, scale, answers);

/** Every firm that these answers can still turn out to be. */
export function everyCompletion(answers: Answers): readonly Answers[] {
	return smallQuestionnaire.items
		.filter((item) => !answers.has(item.id))
		.reduce<readonly Answers[]>(
			(firms, item) =>
				firms.flatMap((firm) =>
					everyAnswer(item).map((answer) => new Map(firm).set(item.id, recordOf(answer))),
				),
			[answers],
		);
}

function everyAnswer(item: Item): readonly GivenAnswer[] {
	switch (item.kind) {
		case 'ladder':
			return item.options.map((chosen) => ({ kind: 'chosen', option: chosen }));
		case 'multi':
			return subsetsOf(item.options).map((options) => ({ kind: 'several', options }));
		case 'yes-no':
			return [false, true].map((value) => ({ kind: 'yes-no', value }));
		case 'choice':
		case 'amount':
		case 'text':
			return [];
	}
}

const subsetsOf = (ids: readonly ItemId[]): readonly (readonly ItemId[])[] =>
	ids.reduce<readonly (readonly ItemId[])[]>(
		(subsets, id) => [...subsets, ...subsets.map((subset) => [...subset, id])],
		[[]],
	);
