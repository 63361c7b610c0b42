import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../../src/lib/engine/answer.ts';
import { carryForward } from '../../../src/lib/engine/carry-forward.ts';
import type { Questionnaire, VersionStep } from '../../../src/lib/engine/questionnaire.ts';
import { anyFirm, recordOf } from '../../support/arbitraries.ts';
import { realQuestionnaire } from '../../support/content.ts';

const base = { relevant: [], mayNotApply: false };
const step = (told: Partial<VersionStep>): VersionStep => ({
	version: 1,
	renamed: {},
	options: {},
	removed: {},
	...told,
});

/** Version 3 of a made-up questionnaire. Version 1 asked `order`, `fax` and `networks`, version 2 called it `orders`. */
const third: Questionnaire = {
	id: 'made-up',
	version: 3,
	languages: ['en'],
	nameItem: 'name',
	reasons: ['other_reason'],
	sections: [],
	facts: [],
	items: [
		{ ...base, id: 'name', kind: 'text' },
		{ ...base, id: 'order_entry', kind: 'ladder', options: ['none', 'retyped', 'system'] },
		{ ...base, id: 'networks', kind: 'multi', options: ['wired', 'wireless'] },
		{ ...base, id: 'machines', kind: 'amount', unit: 'machines', min: 0, max: 10, whole: true },
		{
			...base,
			id: 'digital',
			kind: 'amount',
			unit: 'machines',
			min: 0,
			max: 10,
			whole: true,
			atMost: 'machines',
		},
	],
	history: [
		step({ version: 2, renamed: { orders: 'order_entry' }, options: { networks: { radio: 'wireless' } } }),
		step({
			renamed: { order: 'orders', machine_count: 'machines' },
			options: { order: { paper: 'retyped' }, networks: { wifi: 'wireless' } },
			removed: { fax: 'nobody_has_one' },
		}),
	],
};

const chosen = (option: string): Answer => ({ kind: 'chosen', option });
const several = (...options: string[]): Answer => ({ kind: 'several', options });
const amount = (value: number): Answer => ({ kind: 'amount', value });
const told = (answers: Readonly<Record<string, Answer>>): Answers =>
	new Map(Object.entries(answers).map(([id, answer]) => [id, recordOf(answer)]));
const carried = (version: number, answers: Readonly<Record<string, Answer>>) => {
	const { answers: now, fates } = carryForward(third, version, told(answers));
	return { now: Object.fromEntries([...now].map(([id, { answer }]) => [id, answer])), fates };
};

describe('an answer of an older version', () => {
	it('is kept where nothing about it changed', () => {
		const { now, fates } = carried(1, { name: { kind: 'text', value: 'Works' } });
		expect(now).toEqual({ name: { kind: 'text', value: 'Works' } });
		expect(fates).toEqual([{ kind: 'kept', item: 'name' }]);
	});

	it('is mapped through every version between, item and option', () => {
		const { now, fates } = carried(1, { order: chosen('paper') });
		expect(now).toEqual({ order_entry: chosen('retyped') });
		expect(fates).toMatchObject([{ kind: 'mapped', item: 'order', to: 'order_entry' }]);
	});

	it('is mapped only by the steps after its own version', () => {
		expect(carried(2, { orders: chosen('system') }).now).toEqual({ order_entry: chosen('system') });
		expect(carried(2, { order: chosen('system') }).fates).toMatchObject([
			{ kind: 'set-aside', item: 'order', why: { kind: 'unknown-item' } },
		]);
	});

	it('ticks an option once where two became one', () => {
		expect(carried(1, { networks: several('wifi', 'radio', 'wired') }).now).toEqual({
			networks: several('wireless', 'wired'),
		});
	});

	it('is set aside, with the answer and the reason, where the item was removed', () => {
		const { now, fates } = carried(1, { fax: chosen('yes') });
		expect(now).toEqual({});
		expect(fates).toEqual([
			{
				kind: 'set-aside',
				item: 'fax',
				was: recordOf(chosen('yes')),
				why: { kind: 'removed', reason: 'nobody_has_one' },
			},
		]);
	});

	it('is set aside where the item no longer takes it', () => {
		const { fates } = carried(1, { order: chosen('telex'), networks: chosen('wired'), machines: amount(11) });
		expect(fates).toMatchObject([
			{ kind: 'set-aside', why: { kind: 'does-not-fit', problems: [{ kind: 'unknown-option' }] } },
			{ kind: 'set-aside', why: { kind: 'does-not-fit', problems: [{ kind: 'wrong-kind' }] } },
			{ kind: 'set-aside', why: { kind: 'does-not-fit', problems: [{ kind: 'above' }] } },
		]);
	});

	it('is set aside where another one was always called so', () => {
		const { now, fates } = carried(1, { machine_count: amount(4), machines: amount(5), digital: amount(5) });
		expect(now).toEqual({ machines: amount(5), digital: amount(5) });
		expect(fates).toMatchObject([
			{ kind: 'set-aside', item: 'machine_count', why: { kind: 'place-taken', by: 'machines' } },
			{ kind: 'kept', item: 'machines' },
			{ kind: 'kept', item: 'digital' },
		]);
	});

	it('keeps "don\'t know", and everything else of its record', () => {
		const record = {
			...recordOf({ kind: 'dont-know' }),
			by: 'advisor',
			at: 7,
			evidence: 'E2',
			note: 'asked',
		} as const;
		expect(carryForward(third, 1, new Map([['order', record]])).answers.get('order_entry')).toEqual(record);
	});

	const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
		fc.constantFrom('none', 'paper', 'system', 'telex').map(chosen),
		fc.subarray(['wired', 'wifi', 'radio', 'other']).map((options) => several(...options)),
		fc.integer({ min: -2, max: 12 }).map(amount),
		fc.constant<Answer>({ kind: 'dont-know' }),
	);
	const anyId: fc.Arbitrary<string> = fc.constantFrom(
		'order',
		'orders',
		'order_entry',
		'fax',
		'networks',
		'machine_count',
		'machines',
		'digital',
		'constructor',
		'__proto__',
		'gone',
	);
	const oldAnswers = fc
		.array(fc.tuple(anyId, anyAnswer))
		.map((pairs) => new Map(pairs.map(([id, answer]) => [id, recordOf(answer)] as const)));

	test.prop([oldAnswers, fc.integer({ min: 1, max: 3 })], { numRuns: 500 })(
		'never disappears: it is kept, mapped or set aside, each exactly once',
		(answers, version) => {
			const { answers: now, fates } = carryForward(third, version, answers);
			expect(fates.map(({ item }) => item)).toEqual([...answers.keys()]);
			const stays = fates.flatMap((fate) =>
				fate.kind === 'kept' ? [fate.item] : fate.kind === 'mapped' ? [fate.to] : [],
			);
			expect([...now.keys()]).toEqual(stays);
			for (const fate of fates) if (fate.kind !== 'kept') expect(fate.was).toBe(answers.get(fate.item));
			const known = third.items.map(({ id }) => id);
			for (const id of now.keys()) expect(known).toContain(id);
		},
	);

	test.prop([anyFirm], { numRuns: 50 })('of this version is kept as it is', (firm) => {
		const { answers, fates } = carryForward(realQuestionnaire, realQuestionnaire.version, firm);
		expect(answers).toEqual(firm);
		expect(fates.every(({ kind }) => kind === 'kept')).toBe(true);
	});
});
