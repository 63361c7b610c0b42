import { test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import { scoreReport } from '../../../src/cli/score.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { contradictions, possibleContradictions } from '../../../src/lib/engine/contradictions.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { anyFirm, completion, firmWithKnownProfile } from '../../support/arbitraries.ts';
import { loadRealContent, realQuestionnaire } from '../../support/content.ts';
import { answersOf, doesNotApply, links, type AuthoredAnswers } from '../../support/firm.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const { content } = loadRealContent();
const factsOf = (answers: Answers) => readAnswers(realQuestionnaire, answers).facts;
const found = (answers: Answers) => contradictions(content.contradictions, factsOf(answers));
const rulesOf = (told: AuthoredAnswers) =>
	found(answersOf({ does_itself: ['design', 'supply'], ...told })).map(({ rule }) => rule);
const possible = (answers: Answers) =>
	possibleContradictions(content.contradictions, factsOf(answers)).map(({ rule }) => rule);

const noNetwork = { Q1: [] };
const network = { Q1: ['workshop_network'] };
const {
	ordersToWorkshop,
	shortageToBuyer,
	stockToPlanning,
	statusToCustomer,
	drawingToLine,
	returnsToDesign,
} = links;
const unlooked = { data_design: 1, data_production: 0, data_supply: 1, data_marketing: 0 };

/** A firm whose answers hardly go together, and one that differs in what makes them agree. */
const firms: Readonly<Record<string, readonly [fires: AuthoredAnswers, silent: AuthoredAnswers]>> = {
	above_scale_without_revenue: [
		{ above_scale: true, revenue_band: 'under_20m' },
		{ above_scale: true, revenue_band: 'under_400m' },
	],
	networked_without_network: [
		{ Q3: 'over_60', ...noNetwork },
		{ Q3: 'over_60', ...network },
	],
	more_networked_than_digital: [
		{ machines: 40, machines_digital: 4, machines_networked: 9 },
		{ machines: 40, machines_digital: 9, machines_networked: 4 },
	],
	live_without_network: [
		{ energy: 3, ...noNetwork },
		{ energy: 3, ...network },
	],
	collected_without_machines: [
		{ production_control: 3, Q3: 0 },
		{ production_control: 3, Q3: 1 },
	],
	systems_everywhere_orders_retyped: [
		{ Q5: 4, [ordersToWorkshop]: 1 },
		{ Q5: 4, [ordersToWorkshop]: 2 },
	],
	no_system_but_scenes_in_system: [
		{ Q5: 'none', procurement: 2 },
		{ Q5: 'one_link', procurement: 2 },
	],
	spend_without_system: [
		{ revenue_3y: 1000, digital_spend_3y: 101, Q5: 0 },
		{ revenue_3y: 1000, digital_spend_3y: 100, Q5: 0 },
	],
	stock_system_without_codes: [
		{ warehouse_logistics: 2, material_codes: 'none' },
		{ warehouse_logistics: 2, material_codes: 'partly' },
	],
	collected_in_office_by_hand: [
		{ Q4: ['finance'], finance: 0 },
		{ Q4: ['finance'], finance: 1 },
	],
	collected_in_design_by_hand: [
		{ Q4: ['process_design'], process_design: 0 },
		{ Q4: ['product_design'], process_design: 0 },
	],
	collected_on_line_by_hand: [
		{ Q4: ['quality'], quality: 0 },
		{ Q4: [], quality: 0 },
	],
	collected_in_store_by_hand: [
		{ Q4: ['warehouse_logistics'], warehouse_logistics: 0 },
		{ Q4: ['warehouse_logistics'], warehouse_logistics: 1 },
	],
	design_without_process: [
		{ product_design: 3, process_design: 0 },
		{ product_design: 3, process_design: 1 },
	],
	process_design_retyped: [
		{ process_design: 3, [drawingToLine]: 0 },
		{ process_design: 2, [drawingToLine]: 0 },
	],
	marketing_retyped: [
		{ marketing: 4, [ordersToWorkshop]: 1 },
		{ marketing: 4, [ordersToWorkshop]: 3 },
	],
	marketing_without_stock: [
		{ marketing: 3, warehouse_logistics: 1 },
		{ marketing: 3, warehouse_logistics: 2 },
	],
	after_sales_unheard: [
		{ after_sales: 3, [returnsToDesign]: 1 },
		{ after_sales: 3, [returnsToDesign]: 2 },
	],
	planning_retyped: [
		{ planning_scheduling: 3, [stockToPlanning]: 1 },
		{ planning_scheduling: 3, [stockToPlanning]: 3, [ordersToWorkshop]: 3 },
	],
	procurement_told: [
		{ procurement: 3, [shortageToBuyer]: 1 },
		{ procurement: 3, [shortageToBuyer]: 2 },
	],
	warehouse_asked: [
		{ warehouse_logistics: 3, [stockToPlanning]: 0 },
		{ warehouse_logistics: 1, [stockToPlanning]: 0 },
	],
	linked_without_finance: [
		{ warehouse_logistics: 3, finance: 1 },
		{ warehouse_logistics: 3, finance: 2 },
	],
	finance_without_business: [
		{ finance: 3, marketing: 1 },
		{ finance: 3, marketing: 2 },
	],
	orders_flow_from_no_system: [
		{ [ordersToWorkshop]: 3, marketing: 1 },
		{ [ordersToWorkshop]: 2, marketing: 1 },
	],
	progress_flows_from_no_system: [
		{ [statusToCustomer]: 3, production_control: 1 },
		{ [statusToCustomer]: 3, production_control: 2 },
	],
	stock_flows_from_no_system: [
		{ [stockToPlanning]: 4, warehouse_logistics: 0 },
		{ [stockToPlanning]: 4, warehouse_logistics: 2 },
	],
	drawing_flows_from_no_system: [
		{ [drawingToLine]: 3, product_design: 0, process_design: 0 },
		{ [drawingToLine]: 3, product_design: 1, process_design: 0 },
	],
	joined_decision_unlooked: [
		{ joined_decision: true, ...unlooked },
		{ joined_decision: true, ...unlooked, data_supply: 2 },
	],
	decision_without_books: [
		{ decision: 2, finance: 0 },
		{ decision: 2, finance: 1 },
	],
	typist_without_hour: [
		{ barrier_monday: 'named_person', barrier_person: false },
		{ barrier_monday: 'named_person', barrier_person: true },
	],
	person_but_nobody: [
		{ Q10: ['person'], barrier_monday: 'nobody' },
		{ Q10: ['training'], barrier_monday: 'nobody' },
	],
	quality_up_unrecorded: [
		{ Q13: 'up', data_production: 0 },
		{ Q13: 'up', data_production: 1 },
	],
	on_time_uncounted: [
		{ on_time_share: 98, [statusToCustomer]: 0 },
		{ on_time_share: 80, [statusToCustomer]: 0 },
	],
};

describe('a contradiction', () => {
	it('has a made firm for every rule, and there are at least fifteen', () => {
		expect(Object.keys(firms).sort()).toEqual(content.contradictions.map(({ id }) => id).sort());
		expect(content.contradictions.length).toBeGreaterThanOrEqual(15);
	});

	it.each(Object.entries(firms))('%s is seen, and not where the answers agree', (rule, [fires, silent]) => {
		expect(rulesOf(fires)).toContain(rule);
		expect(rulesOf(silent)).not.toContain(rule);
	});

	it.each([
		['under_3m', true, true],
		['under_20m', true, true],
		['under_400m', true, false],
		['under_3m', false, false],
		['dont-know', true, false],
		['under_3m', 'dont-know', false],
	] as const)('is seen of revenue %s and above scale %s: %s', (revenue_band, above_scale, seen) => {
		expect(rulesOf({ revenue_band, above_scale }).includes('above_scale_without_revenue')).toBe(seen);
	});

	it('is nothing that an open or unknown answer can make', () => {
		expect(found(answersOf({}))).toEqual([]);
		expect(rulesOf({ Q3: 'over_60', Q1: 'dont-know' })).toEqual([]);
		expect(possible(answersOf({ Q3: 'over_60' }))).toContain('networked_without_network');
	});

	it('is nothing where one of the two answers does not apply', () => {
		expect(rulesOf({ warehouse_logistics: 3, [stockToPlanning]: doesNotApply })).toEqual([]);
		expect(rulesOf({ does_itself: ['supply'], process_design: 3, [drawingToLine]: 0 })).toEqual([]);
	});

	it('is also seen at a firm that does not design itself, without its design data', () => {
		const { data_design: _, ...others } = unlooked;
		expect(rulesOf({ does_itself: ['supply'], joined_decision: true, ...others })).toEqual([
			'joined_decision_unlooked',
		]);
	});

	it('names the cells that made it, and asks only for what they put in doubt', () => {
		const firm = answersOf({ Q4: ['quality', 'energy'], quality: 0, energy: 2, planning_scheduling: 0 });
		expect(found(firm)).toMatchObject([
			{
				rule: 'collected_on_line_by_hand',
				place: 'line',
				because: [
					{ fact: 'Q4', source: '"quality"' },
					{ fact: 'quality', source: '0' },
				],
				ask: ['Q4', 'quality'],
			},
		]);
	});

	test.prop([anyFirm], { numRuns: 25 })('never changes a score or an advice', (firm) => {
		const report = scoreReport(content, firm, '2026-11-21');
		const without = scoreReport({ ...content, contradictions: [] }, firm, '2026-11-21');
		expect({ ...report, contradictions: [] }).toEqual(without);
	});

	test.prop([anyFirm], { numRuns: 100 })('always has something to look at', (firm) => {
		for (const { ask, because } of found(firm)) {
			expect(ask.length).toBeGreaterThan(0);
			expect(because.length).toBeGreaterThan(1);
		}
	});

	test.prop([firmWithKnownProfile, completion], { numRuns: 100 })(
		'that is certain stays, and one that comes was possible, however the open answers turn out',
		(firm, complete) => {
			const [before, after] = [firm, complete(firm)].map((answers) => found(answers).map(({ rule }) => rule));
			expect(after).toEqual(expect.arrayContaining(before ?? []));
			expect([...(before ?? []), ...possible(firm)]).toEqual(expect.arrayContaining(after ?? []));
		},
	);
});
