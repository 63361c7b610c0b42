import type { ItemId } from '../engine/questionnaire.ts';

/** Line art on a square of 48 units; the accent is what the question is about. */
interface Drawing {
	readonly line: string;
	readonly accent: string;
	/** It points somewhere, so it is mirrored where reading goes from right to left. */
	readonly directed: boolean;
}

const drawn = (line: string, accent: string): Drawing => ({ line, accent, directed: false });
const pointing = (line: string, accent: string): Drawing => ({ line, accent, directed: true });

/** The six events of the chain and the sixteen scenes, by item. Our own drawings. */
export const drawings: Readonly<Record<ItemId, Drawing>> = {
	// An order sheet goes to the workshop.
	link_marketing_production: pointing(
		'M4 5h12l5 5v17H4zM15 5v6h6M9 16h7M9 21h7M24 43V26l6 4v-4l6 4v-4l7 4v13z',
		'M10 31v5a3 3 0 0 0 3 3h6M15 35l4 4-4 4',
	),
	// A customer asks; the goods are in a box somewhere.
	link_production_marketing: drawn(
		'M7 4h22a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H16l-7 6v-6H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM24 32l4-5h12l4 5v12H24zM24 32h20M34 27v5',
		'M14.5 10.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.1-1.5 2.3M18 19.6v.1',
	),
	// A bin that is nearly empty.
	link_production_supply: drawn('M5 22l4 21h30l4-21M7.8 37h32.4', 'M24 4l10 17H14zM24 10v5M24 18v.1'),
	// Boxes in the store, and the plan that is made from them.
	link_supply_production: pointing(
		'M4 32h11v11H4zM15 32h11v11H15zM9.5 21h11v11h-11zM8 32v3M19 32v3M14 21v3',
		'M27 5h17v18H27zM27 10h17M31 14.500h5M35 18.500h5M35 43v-9M31 37l4-4 4 4',
	),
	// A pencil changes a drawing.
	link_design_production: drawn(
		'M31 29v14H5V5h20l6 6M25 5v6h6M11 26a7 7 0 1 0 14 0 7 7 0 1 0-14 0M18 15v22M7.5 26h21',
		'M25 25l1.5-6L39 6.500l4.5 4.500L31 23.500z',
	),
	// What sells and what comes back gives the idea for the next model.
	link_marketing_design: pointing(
		'M4 43h25M8 43V32M15.5 43V26M23 43V19M5 22a10 10 0 0 1 13-9M14 9.500l4.5 3.2-3 4.6',
		'M30 24c0-3-3-4-3-9a8.5 8.5 0 0 1 17 0c0 5-3 6-3 9zM31 29h9M33.5 33.500h4',
	),
	// Dividers.
	product_design: drawn(
		'M24 4v6M20 14a4 4 0 1 0 8 0 4 4 0 1 0-8 0M22 17.500L10 44M26 17.500L38 44',
		'M11 31c8 6 18 6 26 0',
	),
	// Steps of work, one after the other.
	process_design: pointing(
		'M4 6h13v11H4zM31 6h13v11H31zM31 31h13v11H31zM4 31h13v11H4z',
		'M17 11.500h13M26 8l4 3.5-4 3.500M37.5 17v13M34 26l3.5 4 3.5-4M31 36.500H18M22 33l-4 3.5 4 3.5',
	),
	// A shop.
	marketing: drawn(
		'M8 23v20h32V23M5 15l4-10h30l4 10v2a4.75 4.75 0 0 1-9.5 0 4.75 4.75 0 0 1-9.5 0 4.75 4.75 0 0 1-9.5 0 4.75 4.75 0 0 1-9.5 0zM5 15h38M13 28h9v8h-9z',
		'M27 43V28h8v15',
	),
	// A headset.
	after_sales: drawn(
		'M8 27v-4a16 16 0 0 1 32 0v4M8 26h3a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-1a4 4 0 0 1-4-4v-7a2 2 0 0 1 2-2zM40 26h-3a3 3 0 0 0-3 3v7a3 3 0 0 0 3 3h1a4 4 0 0 0 4-4v-7a2 2 0 0 0-2-2z',
		'M38 39c0 3-3 5-6 5h-5',
	),
	// A calendar of jobs.
	planning_scheduling: pointing('M5 9h38v34H5zM5 18h38M14 5v8M34 5v8', 'M11 25h11M17 31h12M25 37h12'),
	// Work moves along a line.
	production_control: pointing(
		'M9 34h30a4.5 4.5 0 0 1 0 9H9a4.5 4.5 0 0 1 0-9zM12 38.500v.1M24 38.500v.1M36 38.500v.1M7 22h12v12H7zM28 22h12v12H28zM13 22v4M34 22v4',
		'M7 11h33M33 5l7 6-7 6',
	),
	// A magnifying glass.
	quality: drawn('M6 20a14 14 0 1 0 28 0 14 14 0 1 0-28 0M30.5 30.500L43 43', 'M13 20.500l5 5 9-11'),
	// A wrench and a nut.
	equipment: drawn(
		'M28 5a10.5 10.5 0 0 0-8.5 14.500L5 34a5.5 5.5 0 0 0 0 7.500l1.5 1.500a5.5 5.5 0 0 0 7.5 0l14.5-14.500A10.5 10.5 0 0 0 43 20l-7 3-8-4-4-4z',
		'M37 29l6.5 3.800v7.400L37 44l-6.5-3.800v-7.400zM34.5 36.500a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0',
	),
	// A helmet.
	safety: drawn('M4 35h40v6H4zM8 35v-4a16 16 0 0 1 32 0v4', 'M19 28v-9a5 5 0 0 1 10 0v9'),
	// A flash of current, and a meter around it.
	energy: drawn('M9 40a20 20 0 1 1 30 0M6 26h4M24 7v3M38 26h4', 'M26 14l-9 14h7l-2 13 10-16h-7z'),
	// A trolley.
	procurement: pointing(
		'M4 8h6l6 24h21l6-18H12',
		'M16 41a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M33 41a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M23 20h10M28 16v8',
	),
	// A lorry.
	warehouse_logistics: pointing(
		'M9 36H4V10h24v26H19M28 18h8l8 9v9h-4M30 36h-2M34 18v9h10',
		'M9 37a5 5 0 1 0 10 0 5 5 0 1 0-10 0M30 37a5 5 0 1 0 10 0 5 5 0 1 0-10 0',
	),
	// A calculator.
	finance: drawn(
		'M10 4h28v40H10zM16 26v.1M24 26v.1M32 26v.1M16 32v.1M24 32v.1M16 38v.1M24 38v.1',
		'M16 10h16v9H16zM32 32v6',
	),
	// People.
	hr: drawn(
		'M11 14a7 7 0 1 0 14 0 7 7 0 1 0-14 0M4 42c0-9 6-14 14-14s14 5 14 14z',
		'M30 7.500a7 7 0 0 1 0 13M35 28c6 2 9 7 9 14',
	),
	// A paper that was approved.
	collaboration: drawn('M37 24v-9L27 5H7v38h13M27 5v10h10M13 22h14M13 29h8', 'M25 35l6 6 12-13'),
	// A chart on a stand.
	decision: pointing('M4 6h40v25H4zM24 31v5M13 44l11-8 11 8', 'M10 25l9-8 6 4 12-10'),
};
