import type { Table } from './condition.ts';
import type { ItemId } from './questionnaire.ts';

/** Integer thousandths of a point: 13 x 0.7 + 0.9 is exactly 10 only as 10000. */
export type Thousandths = number;
export type ScaleId = string;
export type LevelId = string;
export type NodeId = string;
export type DimensionId = string;

/**
 * One way to judge a set of answers. A scale is data: points per option, levels and their gates.
 * Every scale is monotone, gates only ask for "at least", so a better answer never lowers a result.
 */
export interface Scale {
	readonly id: ScaleId;
	readonly version: number;
	readonly source: ScaleSource;
	readonly sets: Readonly<Record<string, readonly ItemId[]>>;
	/** Empty where a scale counts no points. */
	readonly dimensions: readonly Dimension[];
	/** How the dimensions make the total: added up, or their mean (rounded down), so that all weigh the same. */
	readonly total: 'sum' | 'mean';
	/** How exactly points are shown. A scale that we can only approximate never shows a decimal. */
	readonly display: 'tenths' | 'whole';
	readonly network?: Network;
	/** From the lowest; the first has no gate. A level is held when its gate and all below it hold. */
	readonly levels: readonly Level[];
	readonly badges: readonly Level[];
}

export interface ScaleSource {
	readonly title: string;
	/** Which of its tables. */
	readonly table?: number;
	readonly date: string;
	readonly url?: string;
	readonly link: 'clickable' | 'text-only';
	readonly checked: 'yes' | 'partly' | 'no' | 'our-model';
}

export interface Dimension {
	readonly id: DimensionId;
	readonly max: Thousandths;
	/** Per item and option index; ladders take the chosen option's points, multi items the sum of the ticked ones. */
	readonly points: Readonly<Record<ItemId, readonly Thousandths[]>>;
	/** The part of `max` that no item of ours can answer: nothing in the lower bound, all of it in the upper one. */
	readonly unfed?: Thousandths;
}

export interface Level {
	readonly id: LevelId;
	readonly gate?: Gate;
}

export type Gate =
	| { readonly kind: 'all' | 'any'; readonly gates: readonly Gate[] }
	| { readonly kind: 'points'; readonly of: DimensionId | 'total'; readonly atLeast: Thousandths }
	| { readonly kind: 'option'; readonly item: ItemId; readonly atOption: number }
	| { readonly kind: 'count'; readonly set: string; readonly atOption: number; readonly atLeast: number }
	| { readonly kind: 'nodes-digital'; readonly atLeast: number | 'all' }
	| LinksGate
	| { readonly kind: 'connected'; readonly atOption: number; readonly including: readonly ItemId[] };

export interface LinksGate {
	readonly kind: 'links';
	/** `any` link of the network, or these; links that left the chain are not counted. */
	readonly among: 'any' | readonly ItemId[];
	readonly atOption: number;
	readonly atLeast: number | 'all';
	/** Only links whose two ends are digital count. */
	readonly betweenDigital: boolean;
}

/** Nodes of a firm and the links over which data flow between them. */
export interface Network {
	readonly nodes: readonly NetworkNode[];
	/** In the order in which a tie for the weakest link is settled. */
	readonly links: readonly NetworkLink[];
}

export interface NetworkNode {
	readonly id: NodeId;
	readonly digital: Gate;
	readonly scenes: readonly ItemId[];
	/** A firm that does not do this work has no such node. */
	readonly applies: Table;
}

export interface NetworkLink {
	readonly item: ItemId;
	readonly from: NodeId;
	readonly to: NodeId;
}

/** The content check has seen that every scale that is named is there. */
export function scaleNamed(scales: readonly Scale[], id: ScaleId): Scale {
	const scale = scales.find((candidate) => candidate.id === id);
	if (scale === undefined) throw new Error(`the content check let scale ${id} go missing`);
	return scale;
}
