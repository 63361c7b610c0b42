import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import type { AnswerRecord, Answers, Respondent } from '../../../src/lib/engine/answer.ts';
import type { Bounds } from '../../../src/lib/engine/bounds.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { disputedLevels } from '../../../src/lib/engine/disputed-levels.ts';
import type { Disagreement } from '../../../src/lib/engine/voices.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { realQuestionnaire, realScales } from '../../support/content.ts';
import { all, answersOf, makeFirm, orderToDelivery } from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const chain = realScales.filter(({ id }) => id === 'chain');
const levelsOf = (answers: Answers, open: readonly Disagreement[]) =>
	disputedLevels({ questionnaire: realQuestionnaire, scales: chain }, answers, open);

/** Two people on one item, in the words of an answers file. */
function differing(item: string, owner: unknown, head: unknown): Disagreement {
	const said = (answer: unknown, by: Respondent): AnswerRecord => {
		const record = answersOf({ [item]: answer }).get(item);
		if (record === undefined) throw new Error(`${item} has no answer`);
		return { ...record, by };
	};
	return { item, voices: [said(owner, 'owner'), said(head, 'workshop_head')], settled: undefined };
}

const isWithin = (span: Bounds | undefined, level: Bounds | undefined): boolean =>
	span !== undefined && level !== undefined && span.low <= level.low && level.high <= span.high;

const systems = { marketing: 2, production_control: 2, procurement: 2 };
const flowing = makeFirm({ ...systems, ...all(orderToDelivery, 3) });
const [link = ''] = orderToDelivery;

describe('what it means for a level that two people differ', () => {
	it('is told for each of them being right, and from the lowest to the highest', () => {
		const { now, byVoice, span } = levelsOf(flowing, [differing(link, 3, 0)]);
		expect(now.get('chain')).toEqual({ low: 4, high: 4 });
		const [owner, head] = byVoice;
		expect(owner).toMatchObject({ by: 'owner' });
		expect(owner?.levels.get('chain')).toEqual({ low: 4, high: 4 });
		expect(head?.by).toBe('workshop_head');
		const least = head?.levels.get('chain');
		expect(least?.high).toBeLessThan(4);
		expect(span.get('chain')).toEqual({ low: least?.low, high: 4 });
	});

	it('names the items that alone move a level, and not those that do not', () => {
		const { moved } = levelsOf(flowing, [differing(link, 3, 0), differing('hr', 0, 1)]);
		expect(moved.get(link)).toEqual(['chain']);
		expect(moved.get('hr')).toEqual([]);
	});

	it('is nothing where nobody differs', () => {
		const { now, byVoice, span, moved } = levelsOf(flowing, []);
		expect(byVoice).toEqual([]);
		expect(span).toEqual(now);
		expect(moved.size).toBe(0);
	});

	it('leaves open what has too many ways to be settled, and then holds the level of each', () => {
		const many = ['Q1', 'Q4', 'Q6', 'Q7', 'Q9', 'Q10', 'does_itself'].map((item) => differing(item, [], [0]));
		const { span, byVoice } = levelsOf(flowing, many);
		for (const { levels } of byVoice) expect(isWithin(span.get('chain'), levels.get('chain'))).toBe(true);
	});

	const ladders = realQuestionnaire.items.filter(({ kind }) => kind === 'ladder').map(({ id }) => id);
	const dispute = fc
		.tuple(fc.constantFrom(...ladders), fc.nat(2), fc.nat(2))
		.map(([item, owner, head]) => differing(item, owner, head));
	const disputes = fc.uniqueArray(dispute, { maxLength: 5, selector: ({ item }) => item });

	test.prop([anyFirm, disputes, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })], { numRuns: 60 })(
		'lies between the lowest and the highest, whoever is right where',
		(firm, open, right) => {
			const settled = open.reduce<Answers>((answers, { item, voices }, index) => {
				const voice = voices[right[index] === true ? 1 : 0];
				return voice ? new Map(answers).set(item, voice) : answers;
			}, firm);
			const level = assessAnswers(realQuestionnaire, chain, settled).scales.get('chain')?.level;
			expect(isWithin(levelsOf(firm, open).span.get('chain'), level)).toBe(true);
		},
	);
});
