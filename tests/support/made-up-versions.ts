import fc from 'fast-check';
import type { Answer, Answers } from '../../src/lib/engine/answer.ts';
import type { Questionnaire, VersionStep } from '../../src/lib/engine/questionnaire.ts';
import { recordOf } from './arbitraries.ts';

const base = { relevant: [], mayNotApply: false };
const step = (told: Partial<VersionStep>): VersionStep => ({
	version: 1,
	renamed: {},
	options: {},
	removed: {},
	...told,
});

/** Version 3 of a made-up questionnaire. Version 1 asked `order`, `fax` and `networks`, version 2 called it `orders`. */
export const thirdVersion: Questionnaire = {
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

export const chosen = (option: string): Answer => ({ kind: 'chosen', option });
export const several = (...options: string[]): Answer => ({ kind: 'several', options });
export const amount = (value: number): Answer => ({ kind: 'amount', value });
export const told = (answers: Readonly<Record<string, Answer>>): Answers =>
	new Map(Object.entries(answers).map(([id, answer]) => [id, recordOf(answer)]));

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
	fc.constantFrom('none', 'paper', 'system', 'telex').map(chosen),
	fc.subarray(['wired', 'wifi', 'radio', 'other']).map((options) => several(...options)),
	fc.integer({ min: -2, max: 12 }).map(amount),
	fc.constant<Answer>({ kind: 'dont-know' }),
);

/** Ids of every version, of none, and such as every object has without being asked. */
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

export const anyOldAnswers: fc.Arbitrary<Answers> = fc
	.array(fc.tuple(anyId, anyAnswer))
	.map((pairs) => new Map(pairs.map(([id, answer]) => [id, recordOf(answer)] as const)));

export const anyVersion = fc.integer({ min: 1, max: 3 });
