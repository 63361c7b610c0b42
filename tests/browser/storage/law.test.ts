import fc from 'fast-check';
import { it, expect } from 'vitest';
import type { AnswerRecord } from '../../../src/lib/engine/answer.ts';
import { answersFromEntries } from '../../../src/lib/storage/assessment.ts';
import { openStorage } from '../../../src/lib/storage/open-storage.ts';
import { makeAssessment, newName, recordOf, saying, valueOf } from './make-storage.ts';

type Step =
	| { kind: 'save'; records: Record<string, AnswerRecord | null> }
	| { kind: 'reopen' }
	| { kind: 'bin' }
	| { kind: 'restore' };

const record = fc
	.oneof(
		fc.record({ kind: fc.constant('chosen' as const), option: fc.string() }),
		fc.record({
			kind: fc.constant('amount' as const),
			value: fc.double({ noNaN: true, noDefaultInfinity: true }),
		}),
		fc.record({ kind: fc.constant('several' as const), options: fc.array(fc.string()) }),
		fc.constant({ kind: 'dont-know' as const }),
	)
	.map(recordOf);

const records = fc.dictionary(fc.constantFrom('q1', 'q2', 'q3', '__proto__'), fc.option(record), {
	noNullPrototype: true,
});

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: records.map((said) => ({ kind: 'save' as const, records: said })) },
	fc.constantFrom<Step>({ kind: 'reopen' }, { kind: 'bin' }, { kind: 'restore' }),
);

it('any sequence of saves, withdrawals and restarts leaves what a plain map would hold', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
			const name = newName();
			const model = new Map<string, AnswerRecord>();
			let storage = valueOf(await openStorage({ name }));
			await storage.create(makeAssessment());
			for (const taken of steps) {
				switch (taken.kind) {
					case 'save':
						valueOf(await storage.save('firm', saying(taken.records)));
						for (const [item, said] of Object.entries(taken.records)) {
							if (said === null) model.delete(item);
							else model.set(item, said);
						}
						break;
					case 'reopen':
						storage.close();
						storage = valueOf(await openStorage({ name }));
						break;
					case 'bin':
						valueOf(await storage.remove('firm', 1));
						break;
					case 'restore':
						valueOf(await storage.restore('firm'));
				}
			}
			const { entries } = valueOf(await storage.load('firm'));
			storage.close();
			indexedDB.deleteDatabase(name);
			localStorage.removeItem(`${name}:marker`);
			expect(answersFromEntries(entries)).toEqual(model);
		}),
		{ numRuns: 40 },
	);
}, 30_000);
