import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { carryAllForward, carryForward } from '../../../src/lib/engine/carry-forward.ts';
import { anyFirm, recordOf } from '../../support/arbitraries.ts';
import { realQuestionnaire } from '../../support/content.ts';
import {
	amount,
	anyOldAnswers,
	anyVersion,
	chosen,
	several,
	thirdVersion,
	told,
} from '../../support/made-up-versions.ts';

const carried = (version: number, answers: Readonly<Record<string, Answer>>) => {
	const { answers: now, fates } = carryForward(thirdVersion, version, told(answers));
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
				version: 1,
				was: recordOf(chosen('yes')),
				why: { kind: 'removed', as: 'fax', reason: 'nobody_has_one' },
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
		expect(carryForward(thirdVersion, 1, new Map([['order', record]])).answers.get('order_entry')).toEqual(
			record,
		);
	});

	test.prop([anyOldAnswers, anyVersion], { numRuns: 500 })(
		'never disappears: it is kept, mapped or set aside, each exactly once',
		(answers, version) => {
			const { answers: now, fates } = carryForward(thirdVersion, version, answers);
			expect(fates.map(({ item }) => item)).toEqual([...answers.keys()]);
			const stays = fates.flatMap((fate) =>
				fate.kind === 'kept' ? [fate.item] : fate.kind === 'mapped' ? [fate.to] : [],
			);
			expect([...now.keys()]).toEqual(stays);
			for (const fate of fates) if (fate.kind !== 'kept') expect(fate.was).toBe(answers.get(fate.item));
			const known = thirdVersion.items.map(({ id }) => id);
			for (const id of now.keys()) expect(known).toContain(id);
		},
	);

	test.prop([anyFirm], { numRuns: 50 })('of this version is kept as it is', (firm) => {
		const { answers, fates } = carryForward(realQuestionnaire, realQuestionnaire.version, firm);
		expect(answers).toEqual(firm);
		expect(fates.every(({ kind }) => kind === 'kept')).toBe(true);
	});
});

describe('answers to several versions of one questionnaire', () => {
	it('are moved each from its own version, and the later one stands where two meet', () => {
		const { answers, fates } = carryAllForward(thirdVersion, [
			{ version: 1, answers: told({ order: chosen('paper'), networks: several('wifi') }) },
			{ version: 3, answers: told({ order_entry: chosen('system') }) },
		]);
		expect([...answers].map(([id, { answer }]) => [id, answer])).toEqual([
			['networks', several('wireless')],
			['order_entry', chosen('system')],
		]);
		expect(fates).toMatchObject([
			{ kind: 'set-aside', item: 'order', version: 1, why: { kind: 'place-taken', by: 'order_entry' } },
			{ kind: 'mapped', item: 'networks' },
			{ kind: 'kept', item: 'order_entry' },
		]);
	});

	test.prop([anyOldAnswers, anyVersion, anyOldAnswers, anyVersion], { numRuns: 300 })(
		'have each one fate, and no two of them stand under one id',
		(first, version, second, later) => {
			const { answers, fates } = carryAllForward(thirdVersion, [
				{ version, answers: first },
				{ version: later, answers: second },
			]);
			expect(fates.map(({ item }) => item)).toEqual([...first.keys(), ...second.keys()]);
			expect(fates.filter(({ kind }) => kind !== 'set-aside')).toHaveLength(answers.size);
		},
	);
});
