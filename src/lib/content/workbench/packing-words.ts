/**
 * The dictionary of packing, format 1: what most answers are made of, the most common last. It saves a third of every
 * transfer. Frozen, though the questionnaire goes on: a phone with another edition unpacks with these very words. New
 * items only pack less well; another list is another format.
 */
export const packingDictionary = (): Uint8Array =>
	new TextEncoder().encode(
		options.split(/\s+/).join('","') + items.split(/\s+/).join('":{"at":17') + aroundAnswers,
	);

const options = `
CN-FJ-QZ-JJ CN-FJ-QZ-SS CN-FJ-QZ-NA CN-FJ-QZ-HA CN-FJ-QZ-AX CN-FJ-QZ-YC CN-FJ-QZ-DH CN-FJ-QZ-LC CN-FJ-QZ-FZ
CN-FJ-QZ-LJ CN-FJ-QZ-QG CN-FJ-QZ-TS CN-FJ CN ABROAD SG JP KR GB EU-DE EU US CN-FJ-FZ CN-FJ-XM CN-FJ-ZZ CN-FJ-LY
CN-GD-GZ CN-GD-SZ CN-GD-SZ-PS CN-GD-FS CN-GD-FS-SD CN-GD-DG CN-GD-ZS CN-GD-JM CN-GD CN-GZ-GY CN-NM-HH CN-HA-XC
CN-JS-SZ CN-JS CN-ZJ-NB CN-ZJ-WZ CN-ZJ other_fujian other_china other_abroad footwear textile building_home
food_bev machinery crafts paper_print petrochem electronics other_cluster sports_shoes casual_shoes shoe_parts
sports_goods garments fabric_dyeing bags_accessories stone sanitary_ware ceramics_tiles furniture_doors
food_processing snacks tea_beverage construction_machinery textile_machinery machine_parts ceramics_crafts
resin_rattan_crafts incense hygiene_paper packaging_print chemical_materials plastics_rubber
communication_devices components other_sub under_3m under_20m under_400m over_400m design supply nothing retyped
file system decides level0 level1 level2 level3 level4 workshop_network office_network industrial_5g
full_coverage upto_10 upto_20 upto_40 upto_60 over_60 product_design process_design marketing after_sales
planning_scheduling production_control quality equipment safety energy procurement warehouse_logistics finance
hr none one_link several_links most_links all_links rules products risk_assessment boundary_control data_ledger
informed plan retrofit_begun changed_with_results learns_from_peers workflow system_operation data_resource
incentive person post training pay career up flat down not_recorded recorded looked_at decided order_status
stock cost recipe upto_5k upto_20k upto_100k upto_500k over_500k yes no no_provider named_person whoever_free
nobody partly received refused not_eligible too_much_paperwork did_not_know`;

const items = `
firm_name county place cluster sub_industry headcount revenue_band above_scale does_itself figures_year
link_marketing_production link_production_marketing link_production_supply link_supply_production
link_design_production link_marketing_design joined_decision joined_decision_named product_design process_design
marketing after_sales planning_scheduling production_control quality equipment safety energy procurement
warehouse_logistics finance hr collaboration decision Q1 machines machines_digital machines_networked Q2 Q3 Q4
Q5 Q6 Q7 Q8 Q9 Q10 digital_spend_3y revenue_3y Q11 Q12 Q13 Q14 Q15 outside_suppliers outside_customers
outside_platform data_design data_production data_supply data_marketing lead_time on_time_share defect_share
stock_days barrier_orders barrier_number barrier_show barrier_budget planned_spend barrier_abandoned
barrier_export barrier_person barrier_monday material_codes barrier_loan barrier_applied`;

const aroundAnswers =
	'"firm":{"address":"","person":"","phone":"","planned":"2026-","remark":"","visited":"2026-"},"captures":[],"setAside":' +
	'[],"history":[{"at":17,"item":"","version":1,"withdrawn":true,"by":"accountant","evidence":"E3","note":"","value":' +
	'},"by":"workshop_head","evidence":"E1","by":"advisor","evidence":"E2","value":[],"notApplicable":"not_done_here"},' +
	'"dontKnow":true,"evidence":"E0"}},"checkUp":{"createdAt":17,"follows":"","id":"","reached":1,"updatedAt":17},' +
	'"questionnaire":"factory","version":1}{"answers":{"firm_name":{"at":17,"by":"owner","evidence":"E0","value":"","';
