import type { Plan } from './walking.ts';

/**
 * A workshop of forty people in Jinjiang: its own styles, its own buying, below scale.
 *
 * Points by hand: Q1 2.0; Q2 3.0 (9 of 40 machines: 22.5%); Q3 0 (4 of 40: exactly 10% is still the first band);
 * Q4 0.7; Q5 5.0; Q6 1.25; Q7 0. Together 11.95.
 * Q8 3.0; Q9 1.875; Q10 1.5; Q11 0 (30 of 3000: 1%). Together 6.375.
 * Q12 3.5; Q13 7.0; Q14 1.5; Q15 1.5. Together 13.5. Sum 31.825, shown 31.8.
 * Level 1: 31.825 >= 20, twelve scenes at 1 or more (6 asked), nine of them constrained (3 asked). Level 2 asks for 40 points.
 *
 * Rung: design (product design 2) and supply (store 2) are digital, and shortages travel by file: R2.
 * R3 wants a link at 3; none is. Of all six the weakest is the only one at 0: nobody can say where an order is.
 * With only answers that an advisor saw, nothing is certain: level 0, rung R0.
 */
export const expected = {
	points: 31.825,
	shownPoints: '31.8',
	level: 'level1',
	rung: 'R2',
	firstBreak: 'link_production_marketing',
	firmName: '晋江宏达鞋业',
} as const;

export const shoeWorkshop: Plan = {
	firm: { firm_name: expected.firmName, county: 'CN-FJ-QZ-JJ' },
	cluster: { cluster: 'footwear' },
	sub_industry: { sub_industry: 'casual_shoes' },
	size: { headcount: 40, revenue_band: 'under_20m' },
	above_scale: { above_scale: 'no' },
	does_itself: { does_itself: ['design', 'supply'] },

	link_marketing_production: { link_marketing_production: 'retyped' },
	link_production_marketing: { link_production_marketing: 'nothing' },
	link_production_supply: { link_production_supply: 'file' },
	link_supply_production: { link_supply_production: 'retyped' },
	link_design_production: { link_design_production: 'retyped' },
	link_marketing_design: { link_marketing_design: 'retyped' },
	joined_decision: { joined_decision: 'no' },

	product_design: { product_design: 'level2' },
	process_design: { process_design: 'level0' },
	marketing: { marketing: 'level1' },
	after_sales: { after_sales: 'level0' },
	planning_scheduling: { planning_scheduling: 'level1' },
	production_control: { production_control: 'level1' },
	quality: { quality: 'level1' },
	equipment: { equipment: 'level0' },
	safety: { safety: 'level1' },
	energy: { energy: 'level1' },
	procurement: { procurement: 'level1' },
	warehouse_logistics: { warehouse_logistics: 'level2' },
	finance: { finance: 'level2' },
	hr: { hr: 'level1' },
	collaboration: { collaboration: 'level1' },
	decision: { decision: 'level0' },

	Q1: { Q1: ['office_network'] },
	machines: { machines: 40, machines_digital: 9, machines_networked: 4 },
	Q4: { Q4: ['finance'] },
	Q5: { Q5: 'several_links' },
	Q6: { Q6: ['rules'] },
	Q7: { Q7: [] },
	Q8: { Q8: 'plan' },
	Q9: { Q9: ['workflow'] },
	Q10: { Q10: ['person'] },
	spend: { digital_spend_3y: 30, revenue_3y: 3000 },
	figures_year: { figures_year: 2025 },
	Q12: { Q12: 'flat' },
	Q13: { Q13: 'up' },
	Q14: { Q14: 'flat' },
	Q15: { Q15: 'flat' },

	outside_suppliers: { outside_suppliers: 'retyped' },
	outside_customers: { outside_customers: 'retyped' },
	outside_platform: { outside_platform: 'nothing' },
	data_design: { data_design: 'recorded' },
	data_production: { data_production: 'recorded' },
	data_supply: { data_supply: 'recorded' },
	data_marketing: { data_marketing: 'looked_at' },
	baseline: { lead_time: 15, on_time_share: 92, defect_share: 3, stock_days: 20 },

	barrier_orders: { barrier_orders: 'yes' },
	barrier_number: { barrier_number: 'no' },
	barrier_show: { barrier_show: ['order_status'] },
	budget: { planned_spend: 30, barrier_budget: 'upto_100k' },
	barrier_abandoned: { barrier_abandoned: 'yes' },
	barrier_export: { barrier_export: 'no_provider' },
	barrier_person: { barrier_person: 'yes' },
	barrier_monday: { barrier_monday: 'whoever_free' },
	material_codes: { material_codes: 'partly' },
	barrier_loan: { barrier_loan: 'no' },
	barrier_applied: { barrier_applied: 'did_not_know' },
};

/** The same at its next check-up: orders reach production by a system, which is R3, two fields are a level up, and one is down. */
export const improvedWorkshop: Plan = {
	...shoeWorkshop,
	link_marketing_production: { link_marketing_production: 'system' },
	marketing: { marketing: 'level2' },
	production_control: { production_control: 'level2' },
	hr: { hr: 'level0' },
	baseline: { lead_time: 11, on_time_share: 92, defect_share: 3, stock_days: 20 },
};
