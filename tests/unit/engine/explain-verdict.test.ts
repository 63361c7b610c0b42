import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import { parseCell } from '../../../src/lib/content/cell.ts';
import { factsWithResults } from '../../../src/lib/engine/advice.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { evaluateTable, type Cell, type Table } from '../../../src/lib/engine/condition.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { explainOffer } from '../../../src/lib/engine/explain-offer.ts';
import { explainVerdict, type VerdictGround } from '../../../src/lib/engine/explain-verdict.ts';
import type { Explanation, FactChange } from '../../../src/lib/engine/explanation.ts';
import { exactly, type FactId, type FactValue, type Facts } from '../../../src/lib/engine/fact.ts';
import type { Wanted } from '../../../src/lib/engine/fact-values.ts';
import type { OfferId } from '../../../src/lib/engine/offer.ts';
import { reachOf, whereaboutsOf } from '../../../src/lib/engine/place.ts';
import type { Item } from '../../../src/lib/engine/questionnaire.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import {
	chainScale,
	officialScale,
	realQuestionnaire,
	realRulesFile,
	realScales,
} from '../../support/content.ts';
import { everyNode } from '../../support/explained.ts';
import { answersOf, type AuthoredAnswers } from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

function groundOf(answers: Answers): VerdictGround {
	const assessed = assessAnswers(realQuestionnaire, realScales, answers);
	return {
		questionnaire: realQuestionnaire,
		official: officialScale,
		chain: chainScale,
		readings: assessed.readings,
		facts: factsWithResults(realRulesFile.settings, assessed),
	};
}

const cell = (fact: FactId, source: string): Cell => {
	const parsed = parseCell(source);
	if (!parsed.ok) throw new Error(`cell ${source}`);
	return { fact, test: parsed.test, source };
};

/** Conditions of every kind: the real ones of offers and rules, and made-up ones on amounts and boxes. */
const realTables = [
	...realRulesFile.offers.map(({ eligible }) => eligible),
	...realRulesFile.rules.map(({ when }) => when),
];
const madeUpCell = fc.oneof(
	fc
		.tuple(
			fc.constantFrom('planned_spend', 'headcount', 'Q5', 'stock_days'),
			fc.constantFrom('>= 3', '< 3', '> 2.5', '[2..4)', '3', 'not(3)', '1,2,3', '-'),
		)
		.map(([fact, source]) => cell(fact, source)),
	fc
		.tuple(fc.constantFrom('does_itself'), fc.constantFrom('"design"', 'not("supply")', '"design","supply"'))
		.map(([fact, source]) => cell(fact, source)),
	fc
		.tuple(fc.constantFrom('above_scale'), fc.constantFrom('true', 'false', 'not(true)'))
		.map(([fact, source]) => cell(fact, source)),
);
const madeUp = fc.array(fc.array(madeUpCell, { minLength: 1, maxLength: 3 }), { maxLength: 3 });
const table: fc.Arbitrary<Table> = fc.oneof(fc.constantFrom(...realTables), madeUp);

describe('an explanation of conditions', () => {
	test.prop([anyFirm, table], { numRuns: 300 })(
		'has the truth of the conditions, row by row',
		(firm, when) => {
			const ground = groundOf(firm);
			const tree = explainVerdict(when, ground);
			expect(tree.truth).toBe(evaluateTable(when, ground.facts).truth);
			expect(tree.because.map(({ truth }) => truth)).toEqual(
				when.map((row) => evaluateTable([row], ground.facts).truth),
			);
			expect(cellsIn(tree)).toEqual(when.flat());
		},
	);

	test.prop([anyFirm, table], { numRuns: 300 })(
		'names every single value of every single fact that would turn them, and no other',
		(firm, when) => {
			const ground = groundOf(firm);
			const { changes } = explainVerdict(when, ground);
			const now = evaluateTable(when, ground.facts).truth === 'true';
			for (const fact of new Set(when.flat().map((one) => one.fact)))
				for (const value of valuesToTry(fact, ground)) {
					const then = evaluateTable(when, withFact(ground.facts, fact, value)).truth === 'true';
					const named = factChanges(changes).some(
						(change) => change.fact === fact && change.to.some((wanted) => isIn(value, wanted)),
					);
					expect(named, `${fact} ${JSON.stringify(value)}`).toBe(then !== now);
				}
		},
	);
});

describe('an explanation of an offer', () => {
	const { settings, places, offers } = realRulesFile;
	const coarse = realQuestionnaire.items.flatMap((item) =>
		item.id === settings.placeItems.at(-1) && item.kind === 'choice' ? item.options.map(({ id }) => id) : [],
	);
	/** Nothing said, the coarse place, or a finer one that a pack knows. */
	const home: fc.Arbitrary<AuthoredAnswers> = fc.oneof(
		fc.constant({}),
		fc.constantFrom(...coarse).map((county) => ({ county })),
		fc.constantFrom(...places).map(({ code, under }) => ({ county: under, place: code })),
	);
	const free = offers.filter(({ eligible }) => eligible.length === 0);

	test.prop([home, fc.constantFrom(...free)], { numRuns: 300 })(
		'that asks only where a firm is says the same as its reach',
		(told, offer) => {
			const ground = groundOf(answersOf(told));
			const whereabouts = whereaboutsOf({ placeItems: settings.placeItems, places }, ground.readings);
			expect(explainOffer(offer, realRulesFile, ground).truth).toBe(reachOf(offer.region, whereabouts));
		},
	);
});

/** A firm of 40 in Jinjiang, above scale, that makes casual shoes. */
const shoes = {
	county: 'CN-FJ-QZ-JJ',
	cluster: 'footwear',
	sub_industry: 'casual_shoes',
	headcount: 40,
	revenue_band: 'under_400m',
	above_scale: true,
};

describe('the pilot grant', () => {
	const explainPilot = (told: AuthoredAnswers) =>
		explainOffer(offerNamed('qz-pilot-2024'), realRulesFile, groundOf(answersOf({ ...shoes, ...told })));

	it('is not for casual shoes, and another product of the same trade is the only thing that would change it', () => {
		const tree = explainPilot({});
		expect(tree.truth).toBe('false');
		expect(tree.changes).toEqual([
			{
				kind: 'fact',
				fact: 'sub_industry',
				about: 'is',
				to: [{ kind: 'value', value: { kind: 'one-of', values: ['sports_goods'] } }],
			},
		]);
	});

	it('hangs on no single thing where two conditions fail, and says so at each of them', () => {
		const tree = explainPilot({ above_scale: false });
		expect(tree.changes).toEqual([]);
		const failing = everyNode(tree).filter(({ claim, truth }) => claim.kind === 'cell' && truth === 'false');
		expect(failing.map(({ changes }) => factChanges(changes).map(({ fact }) => fact))).toEqual([
			['above_scale'],
			['sub_industry'],
		]);
	});

	it('is open where only one answer is missing, with the value that would settle it', () => {
		const tree = explainPilot({ sub_industry: 'sports_goods', above_scale: 'dont-know' });
		expect(tree.truth).toBe('unknown');
		expect(factChanges(tree.changes)).toEqual([
			{
				kind: 'fact',
				fact: 'above_scale',
				about: 'is',
				to: [{ kind: 'value', value: { kind: 'yes-no', value: true } }],
			},
		]);
	});

	it('rests on place, scale, product and size of a firm that can have it', () => {
		const tree = explainPilot({ sub_industry: 'sports_goods' });
		expect(tree.truth).toBe('true');
		expect(factChanges(tree.changes).map(({ fact, about }) => [fact, about])).toEqual([
			['county', 'is'],
			['above_scale', 'is'],
			['sub_industry', 'is'],
			['size', 'is'],
		]);
	});
});

it('tells apart what a firm is, what it does, and what follows', () => {
	const when = [[cell('above_scale', 'true'), cell('material_codes', '"yes"'), cell('chain_rung', '>= 3')]];
	const { because } = explainVerdict(when, groundOf(answersOf({})));
	const kinds = because
		.flatMap(everyNode)
		.flatMap(({ claim }) => (claim.kind === 'cell' ? [claim.about] : []));
	expect(kinds).toEqual(['is', 'does', 'result']);
});

it('of an amount names the whole range that is enough', () => {
	const spend = (when: string) =>
		factChanges(
			explainVerdict([[cell('planned_spend', when)]], groundOf(answersOf({ planned_spend: 1 }))).changes,
		)[0]?.to;
	expect(spend('>= 2')).toMatchObject([{ kind: 'range', low: { value: 2, included: true } }]);
	expect(spend('(2..5)')).toEqual([
		{ kind: 'range', low: { value: 2, included: false }, high: { value: 5, included: false } },
	]);
});

const offerNamed = (id: OfferId) => {
	const offer = realRulesFile.offers.find((candidate) => candidate.id === id);
	if (offer === undefined) throw new Error(`no offer ${id}`);
	return offer;
};

const factChanges = (changes: Explanation['changes']): readonly FactChange[] =>
	changes.flatMap((change) => (change.kind === 'fact' ? [change] : []));

const cellsIn = (tree: Explanation): readonly Cell[] =>
	everyNode(tree).flatMap(({ claim }) => (claim.kind === 'cell' ? [claim.cell] : []));

const withFact =
	(facts: Facts, fact: FactId, value: FactValue): Facts =>
	(id) =>
		id === fact ? value : facts(id);

function isIn(value: FactValue, wanted: Wanted): boolean {
	if (wanted.kind === 'value') return JSON.stringify(sorted(value)) === JSON.stringify(sorted(wanted.value));
	if (value.kind !== 'number') return false;
	const { low, high } = wanted;
	return (
		(value.low > low.value || (low.included && value.low === low.value)) &&
		(value.low < high.value || (high.included && value.low === high.value))
	);
}

const sorted = (value: FactValue): FactValue =>
	value.kind === 'set' ? { ...value, values: [...value.values].sort() } : value;

const one = (value: string): FactValue => ({ kind: 'one-of', values: [value] });

function valuesToTry(fact: FactId, { readings, facts }: VerdictGround): readonly FactValue[] {
	const item = realQuestionnaire.items.find(({ id }) => id === fact);
	if (item) return readings.relevanceOf(fact) === 'false' ? [] : valuesOfItem(item, facts);
	const workedOut = realQuestionnaire.facts.find(({ id }) => id === fact);
	if (workedOut) return workedOut.values.map(one);
	if (fact === 'first_break') return (chainScale.network?.links ?? []).map((link) => one(link.item));
	return (fact === 'chain_rung' ? chainScale : officialScale).levels.map((_, level) => exactly(level));
}

function valuesOfItem(item: Item, facts: Facts): readonly FactValue[] {
	switch (item.kind) {
		case 'ladder':
			return item.options.map((_, index) => exactly(index));
		case 'yes-no':
			return [true, false].map((value) => ({ kind: 'yes-no', value }));
		case 'choice': {
			const by = item.optionsBy === undefined ? undefined : facts(item.optionsBy);
			const offered = (list: readonly string[]) =>
				by?.kind !== 'one-of' || list.length === 0 || list.some((id) => by.values.includes(id));
			return item.options.filter((option) => offered(option.for)).map(({ id }) => one(id));
		}
		case 'multi': {
			const now = facts(item.id);
			const ticked = now.kind === 'set' ? now.values : [];
			const toggled = item.options.map((id): FactValue => ({
				kind: 'set',
				values: ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id],
			}));
			return now.kind === 'set' ? toggled : [{ kind: 'set', values: [] }, ...toggled];
		}
		case 'amount': {
			const steps = item.whole ? [0, 1, 2, 3, 4, 5, 9] : [0, 0.5, 1, 2, 2.25, 2.5, 3, 3.5, 4, 5];
			return steps.filter((n) => n >= item.min && n <= item.max).map(exactly);
		}
		case 'text':
			return [];
	}
}
