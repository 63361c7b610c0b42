import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import { agenda, type AgendaEntry } from '../../../src/lib/engine/agenda.ts';
import { evidencedAnswers, isEvidenced, type Answers } from '../../../src/lib/engine/answer.ts';
import { contradictions } from '../../../src/lib/engine/contradictions.ts';
import { decidingItems } from '../../../src/lib/engine/deciding.ts';
import { prospectsOf } from '../../../src/lib/engine/prospect.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { levelBounds } from '../../../src/lib/engine/requirement.ts';
import type { Scale } from '../../../src/lib/engine/scale.ts';
import { unprovenAnswers } from '../../../src/lib/engine/unproven.ts';
import { anyFirm, completeFirm } from '../../support/arbitraries.ts';
import { chainScale, loadRealContent, officialScale, realQuestionnaire } from '../../support/content.ts';
import {
	all,
	allNodesDigital,
	answersOf,
	links,
	makeFirm,
	orderToDelivery,
	type AuthoredAnswers,
} from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const { content } = loadRealContent();
const scales = [chainScale, officialScale];

const agendaOf = (answers: Answers): readonly AgendaEntry[] =>
	agenda({
		questionnaire: realQuestionnaire,
		visit: content.visit,
		scales,
		answers,
		contradictions: contradictions(content.contradictions, readAnswers(realQuestionnaire, answers).facts),
		deciding: new Map(scales.map((scale) => [scale.id, decidingItems(realQuestionnaire, scale, answers)])),
	});

const entryOf = (item: string, answers: Answers) => agendaOf(answers).find((entry) => entry.item === item);
const whyOf = (item: string, told: AuthoredAnswers) =>
	entryOf(item, makeFirm(told))?.why.map(({ kind }) => kind);

/** Rung R3: what is ordered is delivered without a break, and so it was said. */
const joined = { ...allNodesDigital, ...all(orderToDelivery, 3) };
const seen = (option: number) => ({ value: option, evidence: 'E2' });

describe('on the agenda of a visit', () => {
	it('is each answer without which the claimed rung falls, with where to look and how far it falls', () => {
		const entry = entryOf(links.stockToPlanning, makeFirm(joined));
		expect(entry).toMatchObject({ place: 'store', effect: 1 });
		expect(entry?.why).toContainEqual({ kind: 'unproven', scale: 'chain' });
	});

	it('is not what has been seen, and the others stay', () => {
		const firm = makeFirm({ ...joined, [links.stockToPlanning]: seen(3) });
		expect(entryOf(links.stockToPlanning, firm)).toBeUndefined();
		expect(entryOf(links.ordersToWorkshop, firm)).toBeDefined();
	});

	it('is nothing at all of a firm that claims nothing', () => {
		expect(agendaOf(makeFirm())).toEqual([]);
	});

	it('is what the respondent does not know, and what can settle a scale', () => {
		expect(whyOf('finance', { finance: 'dont-know' })).toEqual(['dont-know']);
		const told = { ...joined, [links.shortageToBuyer]: 'dont-know' };
		expect(whyOf(links.shortageToBuyer, told)).toEqual(['deciding', 'dont-know']);
	});

	it('are answers that hardly go together, also where no result hangs on them', () => {
		const told = { energy: 3, Q1: [] };
		expect(whyOf('energy', told)).toContain('contradiction');
		expect(whyOf('Q1', told)).toContain('contradiction');
		expect(whyOf('Q1', { ...told, Q1: { value: [], evidence: 'E3' } })).toBeUndefined();
	});

	it('comes first what moves most', () => {
		const effects = agendaOf(makeFirm(joined)).map(({ effect }) => effect);
		expect(effects).toEqual([...effects].sort((a, b) => b - a));
	});

	it('has what is only talked about no place', () => {
		const firm = answersOf({ headcount: 40 });
		expect(entryOf('does_itself', firm)?.place).toBeUndefined();
	});
});

const isSeen = (answers: Answers, item: string): boolean => {
	const reading = readAnswers(realQuestionnaire, answers).of(item);
	return reading.kind === 'given' && isEvidenced(reading.evidence);
};

describe('whatever a firm has answered', () => {
	test.prop([anyFirm], { numRuns: 40 })(
		'everything on the agenda is asked of it, has a reason, and has not been seen',
		(answers) => {
			const readings = readAnswers(realQuestionnaire, answers);
			for (const { item, why } of agendaOf(answers)) {
				expect(readings.of(item).kind).not.toBe('irrelevant');
				expect(why).not.toEqual([]);
				expect(isSeen(answers, item)).toBe(false);
			}
		},
	);

	test.prop([anyFirm, fc.nat()], { numRuns: 30 })(
		'evidence for an answer never brings that answer onto the agenda',
		(answers, pick) => {
			const given = [...answers].filter(([, { answer }]) => answer.kind !== 'dont-know');
			const [item, record] = given[pick % Math.max(1, given.length)] ?? [];
			if (item === undefined || record === undefined || record.answer.kind === 'not-applicable') return;
			const before = entryOf(item, answers);
			const after = entryOf(item, new Map(answers).set(item, { ...record, evidence: 'E2' }));
			if (before === undefined) expect(after).toBeUndefined();
		},
	);

	test.prop([completeFirm, fc.constantFrom(...scales)], { numRuns: 60 })(
		'the claimed level is proven once the unproven answers are seen, and not without any one of them',
		(answers, scale) => {
			const unproven = [...unprovenAnswers(realQuestionnaire, scale, answers).keys()];
			const claimed = certain(scale, answers);
			expect(proven(scale, answers, unproven)).toBeGreaterThanOrEqual(claimed);
			for (const item of unproven) {
				const others = unproven.filter((other) => other !== item);
				expect(proven(scale, answers, others)).toBeLessThan(claimed);
			}
		},
	);
});

const certain = (scale: Scale, answers: Answers): number =>
	levelBounds(scale, prospectsOf(realQuestionnaire, scale, answers)).low;

/** The evidenced level, had these answers been seen as well. */
const proven = (scale: Scale, answers: Answers, items: readonly string[]): number => {
	const looked = new Map(
		[...answers].map(([id, record]) => [
			id,
			items.includes(id) ? { ...record, evidence: 'E2' as const } : record,
		]),
	);
	return certain(scale, evidencedAnswers(realQuestionnaire, looked));
};
