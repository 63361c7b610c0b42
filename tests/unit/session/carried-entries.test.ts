import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { carryForward } from '../../../src/lib/engine/carry-forward.ts';
import { carryEntries } from '../../../src/lib/session/carried-entries.ts';
import { answersFromEntries, type Assessment, type Entry } from '../../../src/lib/storage/assessment.ts';
import { recordOf } from '../../support/arbitraries.ts';
import { amount, anyOldAnswers, anyVersion, chosen, thirdVersion } from '../../support/made-up-versions.ts';

const begunUnder = (version: number): Assessment => ({
	id: 'firm',
	name: 'Firm',
	questionnaire: 'made-up',
	version,
	createdAt: 1,
	updatedAt: 1,
	reached: 0,
});

type Said = readonly [item: string, answer: Answer | undefined, version?: number];

/** A journal in the order given; no answer: taken back. */
const journal = (...said: readonly Said[]): readonly Entry[] =>
	said.map(([item, answer, version], index) => ({
		seq: index + 1,
		assessment: 'firm',
		item,
		record: answer === undefined ? null : recordOf(answer),
		...(version !== undefined && { version }),
	}));

const standing = (version: number, entries: readonly Entry[]) => {
	const { answers, fates } = carryEntries(thirdVersion, { assessment: begunUnder(version), entries });
	return {
		answers: Object.fromEntries([...answers].map(([id, { answer }]) => [id, answer])),
		setAside: fates.flatMap((fate) => (fate.kind === 'set-aside' ? [fate.item] : [])),
	};
};

describe('a journal begun under an older version', () => {
	it('is moved to this one at every opening', () => {
		expect(standing(1, journal(['order', chosen('paper')], ['fax', chosen('yes')]))).toEqual({
			answers: { order_entry: chosen('retyped') },
			setAside: ['fax'],
		});
	});

	it('lets what was said to this version stand, also under another name', () => {
		const entries = journal(
			['order', chosen('paper')],
			['machines', amount(11)],
			['order_entry', chosen('system'), 3],
			['machines', amount(4), 3],
		);
		expect(standing(1, entries)).toEqual({
			answers: { order_entry: chosen('system'), machines: amount(4) },
			setAside: [],
		});
	});

	it('does not bring back what was taken back under this version', () => {
		expect(standing(1, journal(['order', chosen('paper')], ['order_entry', undefined, 3])).answers).toEqual(
			{},
		);
	});

	it('takes an option that was named anew for what it meant when it was chosen', () => {
		const entries = journal(['networks', { kind: 'several', options: ['wifi'] }], ['name', undefined, 3]);
		expect(standing(1, entries).answers).toEqual({ networks: { kind: 'several', options: ['wireless'] } });
	});

	test.prop([fc.array(fc.tuple(anyOldAnswers, fc.boolean()), { maxLength: 4 }), anyVersion])(
		'of one version alone is what the engine carries forward',
		(rounds, version) => {
			const entries = journal(
				...rounds.flatMap(([answers, given]) =>
					[...answers].map(([item, { answer }]): Said => [item, given ? answer : undefined]),
				),
			);
			const { answers, fates } = carryEntries(thirdVersion, { assessment: begunUnder(version), entries });
			const expected = carryForward(thirdVersion, version, answersFromEntries(entries));
			expect(answers).toEqual(expected.answers);
			expect(fates).toEqual(expected.fates);
		},
	);

	test.prop([anyOldAnswers, anyVersion, anyOldAnswers])(
		'never lets an older answer outrank one to this version',
		(older, version, newer) => {
			const { answers: now } = carryForward(thirdVersion, thirdVersion.version, newer);
			const said = (answers: typeof older, to: number) =>
				[...answers].map(([item, { answer }]): Said => [item, answer, to]);
			const entries = journal(...said(older, version), ...said(now, thirdVersion.version));
			const { answers } = carryEntries(thirdVersion, { assessment: begunUnder(1), entries });
			for (const [item, record] of now) expect(answers.get(item)).toEqual(record);
		},
	);
});
