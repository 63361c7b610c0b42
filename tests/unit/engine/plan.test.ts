import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import {
	advise,
	factsWithResults,
	isAdvised,
	isReachable,
	type Horizon,
	type Recommendation,
} from '../../../src/lib/engine/advice.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { evaluateTable } from '../../../src/lib/engine/condition.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { leadingSteps, planOf, stepsOf, type Plan } from '../../../src/lib/engine/plan.ts';
import { anyFirm, completeFirm, withAnswer } from '../../support/arbitraries.ts';
import { officialScale, realQuestionnaire, realRulesFile, realScales } from '../../support/content.ts';
import { answersOf, makeFirm, type AuthoredAnswers } from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const { offers, rules, settings } = realRulesFile;

function assess(answers: Answers) {
	const assessed = assessAnswers(realQuestionnaire, realScales, answers);
	const recommendations = advise({
		rulesFile: realRulesFile,
		assessed,
		official: officialScale,
		today: '2026-11-21',
	});
	return {
		facts: factsWithResults(settings, assessed),
		recommendations,
		plan: planOf(offers, recommendations),
	};
}

const planFor = (told: AuthoredAnswers): Plan => assess(makeFirm(told)).plan;
const stepFor = (plan: Plan, offer: string) =>
	stepsOf(plan).find(({ recommendation }) => recommendation.offer === offer);
const orderOf = (plan: Plan) => stepsOf(plan).map(({ recommendation }) => recommendation.offer);
const horizons: readonly Horizon[] = ['month', 'quarter', 'year'];

/** Retypes everything, has a person for the figures, and codes for a part of its material. */
const workshop = {
	county: 'CN-FJ-QZ-JJ',
	barrier_person: true,
	barrier_monday: 'named_person',
	material_codes: 'partly',
};

describe('a plan', () => {
	it('puts one thing in front for a need and the others for it behind', () => {
		const plan = planFor(workshop);
		const step = stepFor(plan, 'process-order-list');
		expect(step?.alternatives.map(({ offer }) => offer)).toContain('dingtalk');
		expect(stepFor(plan, 'dingtalk')).toBeUndefined();
	});

	it('puts the order list before the stations that are ticked in it', () => {
		const order = orderOf(planFor(workshop));
		expect(order.indexOf('process-order-list')).toBeLessThan(order.indexOf('process-order-status'));
	});

	it('names the codes before the clean-up that needs them, and never dates it earlier', () => {
		const step = stepFor(planFor({ ...workshop, planned_spend: 5 }), 'process-data-cleaning');
		expect(step?.after).toEqual(['process-material-codes']);
		expect(step?.horizon).toBe('quarter');
	});

	it('asks for nothing first that the firm has', () => {
		const coded = planFor({ ...workshop, material_codes: 'yes', planned_spend: 5, warehouse_logistics: 2 });
		expect(stepFor(coded, 'process-data-cleaning')?.after).toEqual([]);
	});

	it('pulls in what an advised system needs first, though no rule advises that by itself', () => {
		const { recommendations, plan } = assess(
			makeFirm({ ...workshop, material_codes: 'yes', marketing: 2, production_control: 2 }),
		);
		const cleaning = recommendations.find(({ offer }) => offer === 'process-data-cleaning');
		expect(cleaning?.receipts).toMatchObject([{ kind: 'comes-before', offer: 'metabase' }]);
		expect(stepFor(plan, 'process-data-cleaning')).toBeDefined();
	});

	it('does not ask first for what may be there: unknown is not no', () => {
		const told = { link_marketing_production: 1, finance: 1 };
		const silent = assess(answersOf({ ...told, link_marketing_production: 'dont-know' }));
		const books = silent.recommendations.find(({ offer }) => offer === 'process-money-and-goods');
		expect(books?.after).toEqual([]);
		expect(
			assess(answersOf(told)).recommendations.find(({ offer }) => offer === 'process-money-and-goods')?.after,
		).toEqual(['process-order-list']);
	});
});

describe('a group chat with customers', () => {
	it('is another way to tell where an order is, and to nothing else', () => {
		const needs = (told: AuthoredAnswers) =>
			assess(makeFirm({ ...workshop, marketing: 0, after_sales: 0, ...told })).recommendations.flatMap(
				({ offer, need }) => (offer === 'wecom' ? [need] : []),
			);
		expect(needs({ link_production_marketing: 0 })).toEqual(['link_production_marketing']);
		expect(needs({ link_production_marketing: 3, link_marketing_design: 0 })).toEqual([]);
	});
});

describe('an order tool for web shops', () => {
	const shoes = { ...workshop, cluster: 'footwear', sub_industry: 'sports_goods', marketing: 0 };
	const advisedTo = (told: AuthoredAnswers) =>
		assess(makeFirm(told)).recommendations.map(({ offer }) => offer);

	it('is not advised to a firm that never said where its orders come from', () => {
		const silent = assess(answersOf({ ...shoes, outside_customers: 'dont-know' }));
		expect(silent.recommendations.map(({ offer }) => offer)).not.toContain('jushuitan');
		expect(advisedTo({ ...shoes, outside_customers: 0 })).not.toContain('jushuitan');
	});

	it('is advised, and not among the first three, to one that copies orders from a platform', () => {
		const told = { ...shoes, outside_customers: 1 };
		expect(advisedTo(told)).toContain('jushuitan');
		const leading = leadingSteps(planFor(told), 3).map(({ recommendation }) => recommendation.offer);
		expect(leading).not.toContain('jushuitan');
	});
});

describe('"not now"', () => {
	const tired = {
		county: 'CN-FJ-QZ-JJ',
		barrier_abandoned: true,
		barrier_monday: 'nobody',
		planned_spend: 5,
	};

	it('holds back every system and says which', () => {
		const plan = planFor(tired);
		const [stop] = plan.stops;
		expect(stop?.recommendation.offer).toBe('not-now-stabilise');
		expect(stop?.heldBack.map(({ offer }) => offer)).toEqual(
			expect.arrayContaining(['dingtalk', 'jiandaoyun', 'process-one-line-trial']),
		);
		expect(stepFor(plan, 'jiandaoyun')).toBeUndefined();
	});

	it('leaves what costs nothing and puts things in order', () => {
		expect(orderOf(planFor(tired))).toEqual(
			expect.arrayContaining(['process-name-person', 'process-order-list']),
		);
	});

	it('has no step of a place that the firm did not name, and lets it wait', () => {
		const { county, ...nowhere } = workshop;
		const plan = planFor(nowhere);
		const waiting = plan.waiting.map(({ offer }) => offer);
		expect(county).toContain('CN-FJ-QZ');
		expect(waiting).toEqual(expect.arrayContaining(['qz-industrial-doctor', 'dingtalk']));
		expect(orderOf(plan).filter((offer) => waiting.includes(offer))).toEqual([]);
	});

	it('is silent where nobody said that the old system fell out of use', () => {
		expect(planFor({ ...tired, barrier_abandoned: false }).stops).toEqual([]);
	});
});

describe('the few leading steps', () => {
	it('are the first in the order of doing and leave out nothing that another of them builds on', () => {
		const plan = planFor(workshop);
		const steps = leadingSteps(plan, 3);
		expect(steps).toHaveLength(3);
		expect(steps).toEqual(stepsOf(plan).slice(0, 3));
		const chosen = steps.map(({ recommendation }) => recommendation.offer);
		for (const { after } of steps) expect(chosen).toEqual(expect.arrayContaining([...after]));
	});
});

/** Made-up firms of a place answer much and little, well and badly. */
const firms = fc.oneof(
	anyFirm,
	fc
		.tuple(completeFirm, fc.constantFrom('none', 'partly', 'yes'), fc.boolean())
		.map(([firm, codes, tired]) =>
			[
				['material_codes', { kind: 'chosen', option: codes }] as const,
				['barrier_abandoned', { kind: 'yes-no', value: tired }] as const,
				['barrier_monday', { kind: 'chosen', option: tired ? 'nobody' : 'named_person' }] as const,
			].reduce<Answers>((answers, [id, answer]) => withAnswer(answers, id, answer), firm),
		),
);

const everything = ({ stops, parts, waiting, refused }: Plan): readonly Recommendation[] => [
	...stops.flatMap(({ recommendation, heldBack }) => [recommendation, ...heldBack]),
	...parts.flatMap(({ first, more }) =>
		[...first, ...more].flatMap((step) => [step.recommendation, ...step.alternatives]),
	),
	...waiting,
	...refused,
];

describe('every plan', () => {
	test.prop([firms], { numRuns: 60 })('shows each recommendation exactly once', (firm) => {
		const { plan, recommendations } = assess(firm);
		const byId = (list: readonly Recommendation[]) => list.map(({ offer }) => offer).sort();
		expect(byId(everything(plan))).toEqual(byId(recommendations));
		expect(plan.refused.some(isReachable)).toBe(false);
	});

	test.prop([firms], { numRuns: 60 })('has one step a need, and three at most open a horizon', (firm) => {
		const { plan } = assess(firm);
		const needs = stepsOf(plan).map(({ recommendation }) => recommendation.need);
		expect(new Set(needs).size).toBe(needs.length);
		for (const { first, more } of plan.parts) {
			expect(first.length).toBeGreaterThan(0);
			expect(first.length).toBeLessThanOrEqual(3);
			if (more.length > 0) expect(first).toHaveLength(3);
		}
	});

	test.prop([firms], { numRuns: 60 })('puts what comes first before, and never later in the year', (firm) => {
		const steps = stepsOf(assess(firm).plan);
		const place = new Map(steps.map((step, index) => [step.recommendation.offer, { index, step }]));
		steps.forEach((step, index) => {
			for (const first of step.recommendation.after) {
				const before = place.get(first);
				if (before === undefined) continue;
				expect(before.index).toBeLessThan(index);
				expect(horizons.indexOf(before.step.horizon)).toBeLessThanOrEqual(horizons.indexOf(step.horizon));
				expect(step.after).toContain(first);
			}
		});
	});

	test.prop([firms], { numRuns: 60 })(
		'is the same in whatever order offers and rules are written',
		(firm) => {
			const assessed = assessAnswers(realQuestionnaire, realScales, firm);
			const rulesFile = { ...realRulesFile, offers: offers.toReversed(), rules: rules.toReversed() };
			const turned = advise({ rulesFile, assessed, official: officialScale, today: '2026-11-21' });
			const order = (plan: Plan) => everything(plan).map(({ offer }) => offer);
			expect(order(planOf(rulesFile.offers, turned))).toEqual(order(assess(firm).plan));
		},
	);

	test.prop([firms], { numRuns: 60 })('advises nothing that a "not now" speaks against', (firm) => {
		const { plan } = assess(firm);
		const steps = stepsOf(plan).flatMap((step) => [step.recommendation, ...step.alternatives]);
		expect(steps.every(isAdvised)).toBe(true);
		for (const { recommendation } of plan.stops) {
			const against = offers.find(({ id }) => id === recommendation.offer)?.against ?? [];
			const spokenAgainst = steps.filter(
				({ offer, need }) =>
					against.includes(offer) ||
					against.includes(need) ||
					against.includes(offers.find(({ id }) => id === offer)?.kind ?? ''),
			);
			expect(spokenAgainst).toEqual([]);
		}
	});

	test.prop([firms], { numRuns: 60 })('shows no step whose own conditions fail', (firm) => {
		const { plan, facts } = assess(firm);
		for (const { recommendation } of stepsOf(plan)) {
			const eligible = offers.find(({ id }) => id === recommendation.offer)?.eligible ?? [];
			expect(evaluateTable(eligible, facts).truth).not.toBe('false');
			for (const receipt of recommendation.receipts) {
				const rule = rules.find(({ id }) => receipt.kind === 'rule' && id === receipt.rule);
				if (rule) expect(evaluateTable(rule.when, facts).truth).toBe('true');
			}
		}
	});
});
